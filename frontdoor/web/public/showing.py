"""What comes next, and what has been, as the timeline of a page. Must not decide what happens."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdoor.engine.cases.charges import charge_words
from frontdoor.engine.cases.models import Case, Event, Kind
from frontdoor.engine.cases.queries.following import Promise, state_words, story
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.definitions.language.states import State
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.messaging.placeholders import values_for
from frontdoor.web import languages
from frontdoor.web.saying import moment, usually

Step = dict[str, Any]


def steps_ahead(service: Service, *, today: date) -> list[Step]:
    """What will happen once it is sent: the usual way through the states, the first promise in its place."""
    first, values = service.states[service.first_state], _known_ahead(service, today)
    steps = [
        {
            "status": "now",
            "title": _("You send it"),
            "body": fill(first.says, values),
            "promise": _usual(service, service.first_state),
        }
    ]
    return steps + coming(service, service.first_state, values)


def _known_ahead(service: Service, today: date) -> dict[str, str]:
    """What a state's words may name before anything was asked: the council, and a charge that is the same for all."""
    lines = service.charge.lines if service.charge else ()
    same_for_all = not any(line.when or line.each for line in lines)
    charge = charge_words(service, {}, on=today) if same_for_all else _("the amount shown above")
    return {**languages.catalogue().council.placeholders(), "charge": charge}


def coming(service: Service, state: str, values: dict[str, str]) -> list[Step]:
    """The states that usually follow: by each state's first way on, until an end."""
    ahead: list[Step] = []
    seen = {state}
    while following := _way_on(service, state, seen):
        seen.add(following)
        state = following
        ahead.append(
            {"status": "next", "title": fill(service.states[state].says, values), "promise": _usual(service, state)}
        )
    return ahead


def _way_on(service: Service, state: str, seen: set[str]) -> str | None:
    """The first transition of a state that a person of ours takes, to a state not yet seen."""
    for transition in service.states[state].transitions.values():
        if transition.to not in seen and "system" not in transition.by and not transition.asks_resident:
            return transition.to
    return None


def _usual(service: Service, state: str) -> str:
    """The promise that begins in a state, in its usual time: the last line of its table."""
    for clock in service.clocks.values():
        if clock.starts == state and (line := clock.within[-1]):
            return usually(clock.promise, line.time)
    return ""


def steps_of(case: Case, promise: Promise | None, *, now: datetime) -> list[Step]:
    """Where a case has been, is, and will be: each state that it entered is a step, and so is a promise that moved."""
    service = languages.version(case.version_id)
    values = values_for(case, None, now=now, language=languages.spoken())
    steps = [step for event in story(case) if event.kind in SHOWN for step in _steps(service, event, values)]
    if steps:
        steps[-1] |= _now(service.states[case.state], promise)
    return steps if case.closed_at else steps + coming(service, case.state, values)


SHOWN = {Kind.SUBMITTED, Kind.MOVED, Kind.REOPENED, Kind.EXTENDED, Kind.BROKEN}


def _steps(service: Service, event: Event, values: dict[str, str]) -> list[Step]:
    at = moment(event.at)
    words = fill(state_words(service, event), values)
    entered = {"status": "done", "title": words, "at": "" if event.kind in (Kind.SUBMITTED, Kind.REOPENED) else at}
    if event.kind == Kind.SUBMITTED:
        return [{"status": "done", "title": _("Received"), "at": at}, entered]
    if event.kind == Kind.REOPENED:
        return [{"status": "done", "title": _("You told us it is not right"), "at": at}, entered]
    if event.kind == Kind.BROKEN:
        return [{"status": "done", "title": _("We are late"), "at": at}]
    if event.kind == Kind.EXTENDED:
        reason = event.detail.payload.get("reason", "") if hasattr(event, "detail") else ""
        return [{"status": "done", "title": _("We gave you a new date"), "at": at, "body": reason}]
    return [entered]


def _now(state: State, promise: Promise | None) -> Step:
    if state.ends:
        return {"status": "done"}
    status = {"late": "late", "paused": "paused"}.get(promise.stands if promise else "", "now")
    return {"status": status, "promise": _("We have said: %s") % promise.words if promise else ""}


def promise_panel(promise: Promise | None, *, now: datetime) -> dict[str, str] | None:
    """The largest thing on the page: what we have said, and how it stands."""
    if promise is None:
        return None
    notes = {
        "late": _("We are late. We are sorry. We will give you a new date."),
        "paused": _("The clock has stopped while we wait."),
        "running": _days_left(promise, now),
    }
    return {
        "label": _("We have said"),
        "text": promise.words,
        "note": notes.get(promise.stands, ""),
        "kind": "late" if promise.stands == "late" else "",
    }


def _days_left(promise: Promise, now: datetime) -> str:
    if promise.clock.due_on is None:
        return _("Nothing is late.")
    days = (promise.clock.due_on - timezone.localdate(now)).days
    if days <= 1:
        return _("That is today. Nothing is late.") if days == 0 else _("That is tomorrow. Nothing is late.")
    return ngettext("That is in %d day. Nothing is late.", "That is in %d days. Nothing is late.", days) % days
