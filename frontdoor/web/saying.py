"""How dates, moments and lines are said on a page: in full for residents, short for staff. The template filters.

Nothing here knows a case or a service.
"""

from collections.abc import Callable
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.dateformat import format as said
from django.utils.translation import gettext, gettext_lazy, ngettext
from markupsafe import Markup, escape

from frontdoor.engine.definitions.translating import Untranslated
from frontdoor.engine.questions.calendar_words import time_in_words
from frontdoor.engine.rules.periods import Period

Day = date | datetime

LAWFUL_BASES = {
    "consent": gettext_lazy("consent"),
    "contract": gettext_lazy("contract"),
    "legal obligation": gettext_lazy("legal obligation"),
    "vital interests": gettext_lazy("vital interests"),
    "public task": gettext_lazy("public task"),
    "legitimate interests": gettext_lazy("legitimate interests"),
}
"""Those of UK GDPR, article 6, as definitions name them."""


def day(value: Day) -> str:
    """Thursday 26 November; with the year when it is not this one."""
    return said(_local_day(value), "l j E" + _year(value))


def moment(value: datetime) -> str:
    """Monday 23 November, 9:12am"""
    return f"{day(value)}, {clock_time(value)}"


def clock_time(value: datetime | time) -> str:
    """9:12am, 10am, midday"""
    at = _local(value) if isinstance(value, datetime) else value
    return time_in_words(at if isinstance(at, time) else at.time())


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
    return said(_local_day(value), "j E Y")


def span(written: str) -> str:
    """5 working days, 6 years: how long, as a definition writes it."""
    length = Period.parse(written)
    words = {
        "hours": ngettext("%d hour", "%d hours", length.count),
        "working_hours": ngettext("%d working hour", "%d working hours", length.count),
        "days": ngettext("%d day", "%d days", length.count),
        "working_days": ngettext("%d working day", "%d working days", length.count),
        "weeks": ngettext("%d week", "%d weeks", length.count),
        "months": ngettext("%d month", "%d months", length.count),
        "years": ngettext("%d year", "%d years", length.count),
    }
    return words[length.unit] % length.count


def nl2br(text: object) -> Markup:
    """Text as it was typed, its lines kept; anything that looks like HTML is shown, not obeyed."""
    return Markup("<br>").join(escape(line) for line in str(text).splitlines())


def worded(text: object) -> object:
    """A text of a definition; where it has no words in the page's language, English that says so to software.

    Only staff see it marked.
    """
    if not isinstance(text, Untranslated):
        return text
    return Markup('<span lang="en" dir="ltr" class="untranslated">{}</span>').format(str(text))


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
    "span": span,
    "worded": worded,
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


def usually(promise: str, time: str) -> str:
    """A promise with how long it takes in place of its day; the time alone where a language words it otherwise."""
    day, time = gettext("by ((due))"), span(time)
    return promise.replace(day, gettext("within %s") % time) if day in promise else gettext("Within %s") % time
