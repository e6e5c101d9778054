"""What entering a state means: who has the case, tasks, clocks, what the system does next, its end. Not who may enter.

Called with the case's row locked; the caller saves the case.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from frontdoor.engine.cases import bodies
from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.calendars import calendar, local_day
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, CaseParty, Event, Kind, Role, Task
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.definitions.language.states import State
from frontdoor.engine.rules import named
from frontdoor.engine.rules.calendar import due
from frontdoor.engine.rules.periods import Period

from .clocks import turn_clocks


def enter(
    case: Case,
    service: Service,
    *,
    left: str | None,
    entered: str,
    asks: Mapping[str, Any],
    answers: Mapping[str, Any],
    actor: Actor,
    now: datetime,
) -> list[Event]:
    """The events that follow from standing in the state `entered`, having left `left` (None at the beginning, when
    nothing waits yet). `answers` are all that are known of the case."""
    state = service.states[entered]
    case.state, case.state_since = entered, now
    if left is not None:
        case.tasks.filter(done_at=None, sort__in=[Task.Sort.WORK, Task.Sort.ANSWER]).update(done_at=now)
    events = _give(case, service, state, actor, now, stays=left == entered)
    case.outcome, case.closed_at = (state.ends, now) if state.ends else ("", None)
    events += turn_clocks(case, service, left=left, entered=entered, answers=answers, actor=actor, now=now)
    _open_task(case, state, asks, now)
    _set_turn(case, state, now)
    return events


def _give(case: Case, service: Service, state: State, actor: Actor, now: datetime, *, stays: bool) -> list[Event]:
    """The team or the person who has the case while it is here; else its owner team."""
    if stays:
        return []
    had = case.team
    if state.team is None or not state.team.startswith("rule:"):
        case.team = bodies.team(state.team) if state.team else case.owner
        if case.team != had:
            case.assignee = None
        return []
    name = state.team.removeprefix("rule:")
    rule = named.named(name)
    on = local_day(now, definitions.current())
    case.assignee = named.call(name, case=case, applicant=applicant_of(case), on=on)
    case.team = None if case.assignee else case.owner
    codes = {"rule": name, "rule_version": rule.version, "assignee": case.assignee_id}
    return [append(case, Kind.ASSIGNED, actor=actor, now=now, codes=codes)]


def applicant_of(case: Case) -> Any:
    """The party who applied; None only before the case has one."""
    role = CaseParty.objects.filter(case=case, role=Role.APPLICANT).select_related("party").first()
    return role.party if role else None


def _open_task(case: Case, state: State, asks: Mapping[str, Any], now: datetime) -> None:
    if state.waits_for == "resident":
        Task.objects.create(
            case=case, sort=Task.Sort.ANSWER, words=state.says, party=applicant_of(case), asks=dict(asks), opened_at=now
        )
    elif state.task:
        Task.objects.create(
            case=case,
            sort=Task.Sort.WORK,
            words=state.task,
            team=case.team,
            user=case.assignee,
            opened_at=now,
            due_at=case.due_at,
        )


def _set_turn(case: Case, state: State, now: datetime) -> None:
    """The first transition that the system takes by itself after a time in this state."""
    case.turns_at, case.turns_by = None, ""
    kept = calendar(definitions.current())
    for key, transition in state.transitions.items():
        if transition.after is not None and "system" in transition.by:
            at = due(now, Period.parse(transition.after), kept).at
            if case.turns_at is None or at < case.turns_at:
                case.turns_at, case.turns_by = at, key
