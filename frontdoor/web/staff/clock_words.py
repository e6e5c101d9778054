"""How a clock stands, in a word or two with its shape: 6 h 40 left, 1 day late. Must not read a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdoor.engine.cases.calendars import calendar_for
from frontdoor.engine.cases.models import Case, Clock
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.rules.calendar import Calendar
from frontdoor.web.saying import short_day, short_time

FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Tag:
    """A shape of state_tag() and its words."""

    kind: str
    text: str


NONE = Tag("not_started", "")


def next_clock(clocks: Sequence[Clock]) -> Clock | None:
    """Of a case's open clocks, the one that breaks next; those that are paused come last."""
    return min(clocks, key=lambda clock: (clock.paused_at is not None, clock.due_at or FAR, clock.id), default=None)


def tag_of(case: Case, clock: Clock | None, *, now: datetime) -> Tag:
    """How a case's next promise stands."""
    if case.closed_at:
        return Tag("done", _("Closed"))
    if clock is None:
        return Tag("not_started", _("No promise"))
    kept = _calendar(case, clock)
    if clock.paused_at:
        days = (kept.day_of(now) - kept.day_of(clock.paused_at)).days
        return Tag("paused", ngettext("Paused %d day", "Paused %d days", days) % days if days else _("Paused today"))
    if clock.due_at <= now:
        return Tag("late", _late(clock, kept, now))
    if clock.due_on:
        return _of_a_day(clock.due_on, kept, now)
    is_today = kept.day_of(clock.due_at) == kept.day_of(now)
    return Tag("due" if is_today else "on_time", _("%s left") % span(clock.due_at - now))


def said(case: Case, clock: Clock | None) -> str:
    """The promise in short: Inspect it by Thu 26 Nov."""
    if clock is None:
        return ""
    service = definitions.version(case.version_id)
    kept = _calendar(case, clock)
    due = short_day(clock.due_on) if clock.due_on else moment_words(clock.due_at, kept)
    words = fill(service.clocks[clock.key].promise, {"due": due}).removeprefix(_("We will "))
    return words[:1].upper() + words[1:]


def until_words(at: datetime) -> str:
    """Until when a promise or a task is: Tue 24 Nov, or 14:40 on Thu 26 Nov."""
    zone = definitions.current().council.zone
    return moment_words(at, Calendar(zone, frozenset()))


def moment_words(at: datetime, kept: Calendar) -> str:
    """14:40 on Thu 26 Nov; a promise never stops at 0:00 of the day after."""
    if at == kept.end_of(kept.day_of(at) - timedelta(days=1)):
        return short_day(kept.day_of(at) - timedelta(days=1))
    return _("%(time)s on %(day)s") % {"time": short_time(at), "day": short_day(at)}


def span(length: timedelta) -> str:
    """6 h 40; from two days on, only days."""
    minutes = int(length.total_seconds() // 60)
    if minutes >= 2 * 24 * 60:
        days = minutes // (24 * 60)
        return ngettext("%d day", "%d days", days) % days
    hours, rest = divmod(minutes, 60)
    return _("%(hours)d h %(minutes)02d") % {"hours": hours, "minutes": rest} if hours else _("%d min") % rest


def day_ends_at(on: date) -> datetime:
    """The midnight that ends a day where the council is."""
    zone = definitions.current().council.zone
    return Calendar(zone, frozenset()).end_of(on)


def _of_a_day(due_on: date, kept: Calendar, now: datetime) -> Tag:
    today = kept.day_of(now)
    if due_on == today:
        return Tag("due", _("Due today"))
    days = sum(kept.is_working(today + timedelta(days=n + 1)) for n in range(min((due_on - today).days, 400)))
    return Tag("on_time", ngettext("%d working day", "%d working days", days) % days if days else _("Before work"))


def _late(clock: Clock, kept: Calendar, now: datetime) -> str:
    if clock.due_on is None:
        return _("%s late") % span(now - clock.due_at)
    days = (kept.day_of(now) - clock.due_on).days
    return ngettext("%d day late", "%d days late", days) % days


def _calendar(case: Case, clock: Clock) -> Calendar:
    service = definitions.version(case.version_id)
    return calendar_for(definitions.current(), service, service.clocks[clock.key])
