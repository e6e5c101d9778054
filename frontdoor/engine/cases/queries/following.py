"""What a person may read of a case: its story, the promise that stands, what they can do. Must not show staff notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from frontdoor.engine.cases.calendars import promise_words
from frontdoor.engine.cases.models import Case, Clock, Document, Event, Kind, Who
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.statements import Given, Statement

CLOCKS = Statement(lambda: Clock.objects.filter(case=Given("case")).order_by("id"))
STORY = Statement(
    lambda: Event.objects.filter(case=Given("case")).select_related("detail", "answer_set").order_by("seq")
)


@dataclass(frozen=True)
class Promise:
    """What we have said: its words, and how it stands: running, late, paused, kept or ended."""

    clock: Clock
    words: str
    stands: str
    first_words: str


def promises(case: Case, *, now: datetime, language: str) -> list[Promise]:
    """Every promise of a case, the oldest first."""
    return [_promise(case, clock, now, language) for clock in CLOCKS(case=case.pk)]


def standing_promise(case: Case, *, now: datetime, language: str) -> Promise | None:
    """The promise that counts now: that of the case's state, else the next to break; None when none is open."""
    return standing_promises([case], now=now, language=language).get(case.id)


def standing_promises(cases: Sequence[Case], *, now: datetime, language: str) -> dict[int, Promise]:
    """The same for many cases with one query: {case id: promise}; a case that has none is left out."""
    open_clocks = Clock.objects.filter(case__in=[case.id for case in cases], ended_at=None).order_by("due_at")
    by_case: dict[int, list[Clock]] = {}
    for clock in open_clocks:
        by_case.setdefault(clock.case_id, []).append(clock)
    return {
        case.id: _promise(case, _that_counts(case, by_case[case.id]), now, language)
        for case in cases
        if case.id in by_case
    }


def that_stands(case: Case, made: Sequence[Promise]) -> Promise | None:
    """The same, of all promises of a case."""
    open_ones = {promise.clock: promise for promise in made if promise.clock.ended_at is None}
    by_due = sorted(open_ones, key=lambda clock: clock.due_at)
    return open_ones[_that_counts(case, by_due)] if by_due else None


def _that_counts(case: Case, open_clocks: list[Clock]) -> Clock:
    preferred = definitions.version(case.version_id).states[case.state].clock
    return next((clock for clock in open_clocks if clock.key == preferred), open_clocks[0])


def _promise(case: Case, clock: Clock, now: datetime, language: str) -> Promise:
    service, zone = definitions.version(case.version_id, language), definitions.current().council.zone
    promise = service.clocks[clock.key].promise

    def say(on: Any, at: datetime) -> str:
        return promise_words(promise, due_on=on, due_at=at, now=now, zone=zone, language=language)

    return Promise(
        clock, say(clock.due_on, clock.due_at), stands(clock, now), say(clock.promised_on, clock.promised_at)
    )


def files_for_person(case: Case) -> QuerySet[Document]:
    """What we sent: files that staff added in a step of which the person was told, and no other file of staff's."""
    steps = case.events.filter(kind=Kind.MOVED, who=Who.USER, answer_set__isnull=False).select_related("answer_set")
    ids = [document for event in steps for document in _files_told(event)]
    return Document.objects.filter(id__in=ids, case=case, disposed_at=None).order_by("created_at", "id")


def _files_told(event: Event) -> list[str]:
    service = definitions.version(event.version_id)
    step = service.states[event.from_state].transitions.get(event.codes.get("transition", ""))
    if step is None or service.message_for(event.to_state, step) is None:
        return []
    keys = [question.key for question in step.asks if question.type == "file"]
    return [document for key in keys for document in event.answer_set.answers.get(key) or []]


def stands(clock: Clock, now: datetime) -> str:
    if clock.kept_at:
        return "kept"
    if clock.ended_at:
        return "ended"
    if clock.paused_at:
        return "paused"
    return "late" if clock.due_at <= now else "running"


def story(case: Case) -> list[Event]:
    """The events of a case with their details, the oldest first."""
    return STORY(case=case.pk)


def added_to(case: Case) -> list[Event]:
    """What its person has added since it was sent, with the words, the oldest first."""
    return list(case.events.filter(kind=Kind.ADDED).select_related("detail").order_by("seq"))


def state_words(service: Service, event: Event) -> str:
    """What the person read at this event: the transition's own words, else those of the state it led to."""
    if event.kind == Kind.MOVED and event.from_state:
        transition = service.states[event.from_state].transitions.get(event.codes.get("transition", ""))
        if transition is not None and transition.says:
            return transition.says
    return service.states[event.to_state].says if event.to_state else ""
