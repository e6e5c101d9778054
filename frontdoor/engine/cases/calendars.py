"""The working calendar a clock counts by, and a promise in words. Must not start or stop a clock."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdoor.engine.definitions.catalogue import Catalogue
from frontdoor.engine.definitions.language.clocks import Clock as ClockDefinition
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.questions.calendar_words import time_in_words
from frontdoor.engine.rules.calendar import Calendar, bank_holidays

SUBDIVISIONS = {"England": "ENG", "Wales": "WLS", "Scotland": "SCT", "Northern Ireland": "NIR"}


def calendar_for(catalogue: Catalogue, service: Service, clock: ClockDefinition) -> Calendar:
    """The clock's own calendar, else its owner team's, else the council's."""
    owner = catalogue.teams.teams.get(service.owner)
    return calendar(catalogue, clock.calendar or (owner.calendar if owner else None))


def calendar(catalogue: Catalogue, key: str | None = None) -> Calendar:
    council = catalogue.council
    kept = council.calendars[key or council.calendar]
    return _build(council.zone, kept.holidays, kept.opens, kept.closes)


@lru_cache(maxsize=32)
def _build(zone: str, whose: str, opens: str, closes: str) -> Calendar:
    return Calendar(zone, bank_holidays(SUBDIVISIONS[whose]), time.fromisoformat(opens), time.fromisoformat(closes))


def local_day(moment: datetime, catalogue: Catalogue) -> date:
    """The council's date at a moment."""
    return moment.astimezone(ZoneInfo(catalogue.council.zone)).date()


def promise_words(
    promise: str, *, due_on: date | None, due_at: datetime, now: datetime, zone: str, language: str
) -> str:
    """The promise as people read it, ((due)) filled: a day in full, or a moment as a time and a day."""
    return fill(promise, {"due": due_words(due_on, due_at, now=now, zone=zone, language=language)})


def due_words(due_on: date | None, due_at: datetime, *, now: datetime, zone: str, language: str) -> str:
    with override(language):
        if due_on:
            return day_words(due_on, beside=now.date())
        local = due_at.astimezone(ZoneInfo(zone))
        return _("%(time)s on %(day)s") % {"time": time_words(local), "day": day_words(local.date(), beside=now.date())}


def day_words(day: date, *, beside: date) -> str:
    """A day with its weekday; its year only when it is not the year in which it is read."""
    return date_format(day, "l j E") if day.year == beside.year else date_format(day, "l j E Y")


def time_words(moment: datetime) -> str:
    """9am, 9:12am, midday or midnight: as people say it."""
    return time_in_words(moment.time())


def time_to_ask(started_at: datetime, due_on: date | None, due_at: datetime, kept: Calendar) -> datetime:
    """When the owner is asked for a new date: the start of the last working day before, or three quarters of the way.

    A promise of hours, or of so few days that no working day lies between, is asked about late in its own span.
    """
    late = started_at + (due_at - started_at) * 3 / 4
    if due_on is None:
        return late
    day = due_on - timedelta(days=1)
    while not kept.is_working(day):
        day -= timedelta(days=1)
    opens = kept.hours_of(day)[0]
    return opens if opens > started_at else late
