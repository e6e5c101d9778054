"""A new date for a promise: given by a person with a reason, or by a transition that extends it. No date of its own.

The first promise stays as it was shown; the new one stands beside it, and the resident is told.
"""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from django.db import transaction

from frontdoor.engine.cases import ports
from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.calendars import calendar_for, time_to_ask
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, Clock, Event, Kind
from frontdoor.engine.cases.permissions import NotAllowed, refuse_old_sight
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.definitions.language.states import Extends
from frontdoor.engine.rules.calendar import Due, due
from frontdoor.engine.rules.periods import Period

from .clocks import clock_codes, set_due


class NotADate(Exception):
    """The new date is not later than today, or than the time now. The message says what to do."""


class NoReason(Exception):
    """A new date needs a reason that the resident will read."""


@transaction.atomic
def give_new_date(
    clock_id: int, *, on: date, reason: str, actor: Actor, now: datetime, seen: int | None = None
) -> Case:
    """The owner's answer to "when, and why?". Closes the task that asked. Raises NotADate, NoReason, MovedOn."""
    clock = Clock.objects.select_related("case").get(id=clock_id)
    case = Case.objects.select_for_update().get(id=clock.case_id)
    clock.refresh_from_db()
    refuse_old_sight(case, seen)
    if clock.ended_at is not None:
        raise NotAllowed("This promise has ended.")
    if not reason.strip():
        raise NoReason("Say why, in words the resident will read.")
    service = definitions.version(case.version_id)
    catalogue = definitions.current()
    kept = calendar_for(catalogue, service, service.clocks[clock.key])
    if on < now.astimezone(ZoneInfo(kept.zone)).date():
        raise NotADate("Give a date from today on.")
    event = _extend(case, service, clock, Due(on, kept.end_of(on)), reason.strip(), actor, now)
    case.save()
    ports.tell_followers([event])
    return case


def extend_by(
    case: Case, service: Service, key: str, extends: Extends, reason: str, actor: Actor, now: datetime
) -> list[Event]:
    """Move a running promise of a locked case by the time that its transition `key` names; nothing when none runs."""
    clock = case.clocks.filter(key=extends.clock, ended_at=None).first()
    if clock is None:
        return []
    kept = calendar_for(definitions.current(), service, service.clocks[clock.key])
    start = kept.hours_of(clock.due_on)[0] if clock.due_on else clock.due_at
    end = due(start, Period.parse(extends.time), kept)
    return [_extend(case, service, clock, end, reason, actor, now, codes={"transition": key})]


def _extend(
    case: Case,
    service: Service,
    clock: Clock,
    end: Due,
    reason: str,
    actor: Actor,
    now: datetime,
    codes: Mapping[str, str] = MappingProxyType({}),
) -> Event:
    before = clock_codes(clock)
    kept = calendar_for(definitions.current(), service, service.clocks[clock.key])
    clock.due_on, clock.due_at = end.on, end.at
    clock.ask_at, clock.asked_at, clock.broken_at = time_to_ask(now, end.on, end.at, kept), None, None
    clock.save()
    clock.tasks.filter(done_at=None).update(done_at=now)
    set_due(case, case.clocks.filter(ended_at=None))
    said = clock_codes(clock) | {"said_on": before["due_on"], "said_at": before["due_at"]}
    return append(
        case,
        Kind.EXTENDED,
        actor=actor,
        now=now,
        codes={**said, **codes},
        detail={"reason": reason} if reason else None,
    )
