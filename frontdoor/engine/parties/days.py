"""Which day it is where the council is. It reads no clock: `now` is given."""

from datetime import date, datetime, timedelta

from django.utils import timezone


def day_of(now: datetime) -> date:
    """The calendar day of a moment in the council's zone."""
    return timezone.localtime(now).date()


def day_before(now: datetime) -> date:
    """The last day of what ends at this moment."""
    return day_of(now) - timedelta(days=1)
