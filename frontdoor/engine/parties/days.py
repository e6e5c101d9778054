"""Which day it is where the council is. It reads no clock: `now` is given."""

from datetime import date, datetime

from django.utils import timezone


def day_of(now: datetime) -> date:
    """The calendar day of a moment in the council's zone."""
    return timezone.localtime(now).date()
