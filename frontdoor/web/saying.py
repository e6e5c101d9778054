"""How dates, moments and lines are said on a page: in full for residents, short for staff. The template filters.

Nothing here knows a case or a service.
"""

from collections.abc import Callable
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.dateformat import format as said
from django.utils.translation import gettext
from markupsafe import Markup, escape

Day = date | datetime


def day(value: Day) -> str:
    """Thursday 26 November; with the year when it is not this one."""
    return said(_local_day(value), "l j F" + _year(value))


def moment(value: datetime) -> str:
    """Monday 23 November, 9:12am"""
    return f"{day(value)}, {clock_time(value)}"


def clock_time(value: datetime | time) -> str:
    """9:12am, 10am, midday"""
    at = _local(value) if isinstance(value, datetime) else value
    if at.minute == 0 and at.hour in (0, 12):
        return gettext("midday") if at.hour else gettext("midnight")
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def short_day(value: Day) -> str:
    """Thu 26 Nov"""
    return said(_local_day(value), "D j M" + _year(value))


def short_moment(value: datetime) -> str:
    """Mon 23 Nov, 9:12"""
    return f"{short_day(value)}, {short_time(value)}"


def short_time(value: datetime | time) -> str:
    """9:12"""
    at = _local(value) if isinstance(value, datetime) else value
    return f"{at.hour}:{at.minute:02}"


def plain_day(value: Day) -> str:
    """26 November 2026: a date that is part of a record rather than a promise."""
    return said(_local_day(value), "j F Y")


def nl2br(text: object) -> Markup:
    """Text as it was typed, its lines kept; anything that looks like HTML is shown, not obeyed."""
    return Markup("<br>").join(escape(line) for line in str(text).splitlines())


def paragraphs(text: object) -> Markup:
    """Text as it was typed: an empty line begins a new paragraph."""
    blocks = [block for block in str(text).replace("\r\n", "\n").split("\n\n") if block.strip()]
    return Markup("").join(Markup('<p class="govuk-body">{}</p>').format(nl2br(block.strip())) for block in blocks)


FILTERS: dict[str, Callable] = {
    "day": day,
    "moment": moment,
    "clock_time": clock_time,
    "short_day": short_day,
    "short_moment": short_moment,
    "short_time": short_time,
    "plain_day": plain_day,
    "nl2br": nl2br,
    "paragraphs": paragraphs,
}


def _local(value: datetime) -> datetime:
    return timezone.localtime(value, timezone.get_default_timezone())


def _local_day(value: Day) -> date:
    return _local(value).date() if isinstance(value, datetime) else value


def _year(value: Day) -> str:
    """A year is said only where leaving it out could mislead."""
    this_year = timezone.localdate(timezone=timezone.get_default_timezone()).year
    return "" if _local_day(value).year == this_year else " Y"
