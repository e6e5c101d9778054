"""Ends what holds over a span of days. It writes no record of who ended it: that is the caller's."""

from datetime import date, timedelta

from django.db.models import DateField, F, Model, QuerySet, Value
from django.db.models.functions import Cast, Greatest


def end_spans[M: Model](rows: QuerySet[M], last: date) -> int:
    """Lets the open ones hold until that day; what had still to begin never does. Returns how many."""
    before_it_began = Cast(F("from_on") - timedelta(days=1), DateField())
    return rows.filter(until_on=None).update(until_on=Greatest(Value(last), before_it_began))
