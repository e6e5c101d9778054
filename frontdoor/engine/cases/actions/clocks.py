"""Promises as a case moves: started, paused, resumed, kept, ended. Must not decide when a case moves.

A promise once shown is frozen: a new date is a new event beside it, with a reason.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from typing import Any

from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.calendars import calendar_for, local_day, time_to_ask
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, Clock, Event, Kind
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.clocks import Clock as ClockDefinition
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.rules.calendar import due
from frontdoor.engine.rules.periods import Period

NOT_OURS_TO_KEEP = ("passed_on", "withdrawn")
"""Ends at which a promise is neither kept nor broken, unless the definition says so: nobody did what was promised."""


def turn_clocks(
    case: Case,
    service: Service,
    *,
    left: str | None,
    entered: str,
    answers: Mapping[str, Any],
    actor: Actor,
    now: datetime,
) -> list[Event]:
    """What moving from state `left` to `entered` does to the promises of a locked case, in this order:
    kept, ended, begun again, resumed, started, paused."""
    open_clocks = {clock.key: clock for clock in case.clocks.filter(ended_at=None)} if left is not None else {}
    turn = _Turn(case, service, left, entered, answers, actor, now)
    events: list[Event] = []
    for key, definition in service.clocks.items():
        running = open_clocks.get(key)
        if running is not None:
            events += turn.go_on(running, definition)
        elif definition.starts == entered and not service.states[entered].ends:
            events += turn.start(key, definition)
    set_due(case, [*open_clocks.values(), *turn.started])
    return events


def set_due(case: Case, clocks: Iterable[Clock]) -> None:
    """The earliest moment at which a running promise of these, which are all of the case's, breaks. The caller saves
    the case."""
    open_clocks = [clock for clock in clocks if clock.ended_at is None]
    case.due_at = min((clock.due_at for clock in open_clocks if clock.paused_at is None), default=None)
    case.paused = bool(open_clocks) and all(clock.paused_at for clock in open_clocks)


class _Turn:
    """One move of one case, seen by each of its clocks."""

    def __init__(
        self,
        case: Case,
        service: Service,
        left: str | None,
        entered: str,
        answers: Mapping[str, Any],
        actor: Actor,
        now: datetime,
    ) -> None:
        self.case, self.service, self.left, self.entered = case, service, left, entered
        self.answers, self.actor, self.now = answers, actor, now
        self.catalogue = definitions.current()
        self.started: list[Clock] = []

    def go_on(self, clock: Clock, definition: ClockDefinition) -> list[Event]:
        if self.keeps(definition):
            return self.keep(clock)
        if self.service.states[self.entered].ends:
            return self.end(clock)
        if self.left in definition.restarts and self.entered != self.left:
            self.end(clock)
            return self.start(clock.key, definition)
        if clock.paused_at and self.entered not in definition.pauses:
            return self.resume(clock, definition)
        if not clock.paused_at and self.entered in definition.pauses:
            return self.pause(clock)
        return []

    def keeps(self, definition: ClockDefinition) -> bool:
        if definition.kept:
            return self.entered in definition.kept
        gone = self.service.states[self.entered].ends in NOT_OURS_TO_KEEP
        return self.left == definition.starts and self.entered != definition.starts and not gone

    def start(self, key: str, definition: ClockDefinition) -> list[Event]:
        period = self.period(definition)
        kept = calendar_for(self.catalogue, self.service, definition)
        # What a case begins with counts from its receipt, which for paper is before anybody typed it in.
        since = self.now if self.left else self.case.received_at
        end = due(since, Period.parse(period), kept, cut_off=cut_off(definition))
        clock = Clock.objects.create(
            case=self.case,
            key=key,
            period=period,
            started_at=since,
            due_on=end.on,
            due_at=end.at,
            promised_on=end.on,
            promised_at=end.at,
            ask_at=time_to_ask(since, end.on, end.at, kept),
        )
        self.started.append(clock)
        events = [self.write(Kind.PROMISED, clock)]
        return events + (self.pause(clock) if self.entered in definition.pauses else [])

    def keep(self, clock: Clock) -> list[Event]:
        clock.kept_at = self.now if self.now < clock.due_at or clock.paused_at else None
        self.end(clock)
        return [self.write(Kind.KEPT, clock)] if clock.kept_at else []

    def end(self, clock: Clock) -> list[Event]:
        clock.ended_at = self.now
        clock.save()
        clock.tasks.filter(done_at=None).update(done_at=self.now)
        return []

    def pause(self, clock: Clock) -> list[Event]:
        clock.paused_at = self.now
        clock.pauses = [*clock.pauses, [self.now.isoformat(), None]]
        clock.save()
        return [self.write(Kind.PAUSED, clock)]

    def resume(self, clock: Clock, definition: ClockDefinition) -> list[Event]:
        clock.paused_at = None
        clock.pauses = [*clock.pauses[:-1], [clock.pauses[-1][0], self.now.isoformat()]]
        kept = calendar_for(self.catalogue, self.service, definition)
        end = due(clock.started_at, Period.parse(clock.period), kept, cut_off=cut_off(definition), pauses=pauses(clock))
        clock.due_on, clock.due_at = end.on, end.at
        clock.ask_at, clock.asked_at = time_to_ask(self.now, end.on, end.at, kept), None
        clock.save()
        return [self.write(Kind.RESUMED, clock)]

    def period(self, definition: ClockDefinition) -> str:
        today = local_day(self.now, self.catalogue)
        for line in definition.within:
            if line.when is None:
                return line.time
            if self.service.condition(line.when).decide(self.answers, today=today, channel=self.case.channel):
                return line.time
        raise AssertionError("the check of the catalogue lets no table end in a condition")

    def write(self, kind: Kind, clock: Clock) -> Event:
        return append(self.case, kind, actor=self.actor, now=self.now, codes=clock_codes(clock))


def clock_codes(clock: Clock) -> dict[str, Any]:
    return {
        "clock": clock.key,
        "clock_id": clock.id,
        "due_on": clock.due_on.isoformat() if clock.due_on else None,
        "due_at": clock.due_at.astimezone(UTC).isoformat(),
    }


def cut_off(definition: ClockDefinition) -> time | None:
    return time.fromisoformat(definition.cut_off) if definition.cut_off else None


def pauses(clock: Clock) -> list[tuple[datetime, datetime | None]]:
    return [
        (datetime.fromisoformat(began), datetime.fromisoformat(ended) if ended else None)
        for began, ended in clock.pauses
    ]
