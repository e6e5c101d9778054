"""Taking a transition: the one way a case goes from state to state. Must not tell, pay or count anybody.

The case's row is locked first; whoever saw an older case loses, so two people acting at once never both win.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdoor.engine.cases import ports
from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.calendars import local_day
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, Document, Event, Kind, Task
from frontdoor.engine.cases.permissions import NotAllowed, may_settle, may_take, refuse_old_sight
from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.places.models import Authority

from .dates import extend_by
from .entering import enter


class Unanswered(Exception):
    """Questions of the transition are wanting: {question key: message}."""

    def __init__(self, wrong: dict[str, str]) -> None:
        super().__init__(", ".join(wrong))
        self.wrong = wrong


@dataclass(frozen=True)
class Given:
    """What comes with a transition: answers to its `asks`, the resident's questions, an authority, a reason."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    asks: Mapping[str, Any] = field(default_factory=dict)
    authority: Authority | None = None
    reason: str = ""


@transaction.atomic
def take(case_id: int, key: str, *, given: Given, actor: Actor, now: datetime, seen: int | None = None) -> Case:
    """Take the transition `key`. Raises NotAllowed, MovedOn (when `seen`, the last event seen, is old), Unanswered."""
    case = Case.objects.select_for_update().get(id=case_id)
    service = definitions.version(case.version_id)
    transition = open_transition(case, service, key, actor=actor, seen=seen)
    if missing := missing_answers(transition, given.answers):
        raise Unanswered(missing)
    refuse_when_undecided(case, service, transition, given.answers, now)
    if transition.approve:
        events = _propose(case, service, key, transition, given, actor, now)
    else:
        events = move(case, service, key, transition, given, actor, now)
    case.save()
    ports.tell_followers(events)
    return case


@transaction.atomic
def approve(case_id: int, task_id: int, *, agreed: bool, actor: Actor, now: datetime, seen: int | None = None) -> Case:
    """A second person agrees to a proposed transition, or does not; never the one who proposed it."""
    case = Case.objects.select_for_update().get(id=case_id)
    service = definitions.version(case.version_id)
    task = case.tasks.select_for_update().get(id=task_id, sort=Task.Sort.APPROVE, done_at=None)
    transition = service.states[case.state].transitions[task.transition]
    proposed = case.events.filter(kind=Kind.PROPOSED).order_by("-seq")[0]
    refuse_old_sight(case, seen)
    if not may_settle(case, transition, actor):
        raise NotAllowed("Somebody else must agree to this.")
    task.done_at = now
    task.save()
    events: list[Event] = []
    if agreed:
        events = move(case, service, task.transition, transition, proposal(proposed), actor, now)
    else:
        events = [append(case, Kind.NOTED, actor=actor, now=now, codes={"not_agreed": task.transition})]
    case.save()
    ports.tell_followers(events)
    return case


def proposal(proposed: Event) -> Given:
    """What was given with a transition that waits for a second person."""
    detail = proposed.detail.payload if hasattr(proposed, "detail") else {}
    return Given(
        answers=proposed.answer_set.answers if hasattr(proposed, "answer_set") else {},
        asks=detail.get("asks", {}),
        authority=Authority.objects.filter(id=proposed.codes.get("authority")).first(),
        reason=detail.get("reason", ""),
    )


def open_transition(case: Case, service: Service, key: str, *, actor: Actor, seen: int | None) -> Transition:
    refuse_old_sight(case, seen)
    transition = service.states[case.state].transitions.get(key)
    if transition is None or not may_take(case, transition, actor):
        raise NotAllowed(_("You cannot do this to this case now."))
    if case.tasks.filter(sort=Task.Sort.APPROVE, done_at=None).exists():
        raise NotAllowed("This case waits for a second person to agree.")
    return transition


def missing_answers(transition: Transition, answers: Mapping[str, Any]) -> dict[str, str]:
    return {
        question.key: question.missing()
        for question in transition.asks
        if not question.optional and answers.get(question.key) is None
    }


def refuse_when_undecided(
    case: Case, service: Service, transition: Transition, answers: Mapping[str, Any], now: datetime
) -> None:
    """A condition that cannot be decided does not hold."""
    if transition.when is None:
        return
    today = local_day(now, definitions.current())
    known = {**answers_of(case), **answers}
    if service.condition(transition.when).decide(known, today=today, channel=case.channel) is not True:
        raise NotAllowed(transition.otherwise or _("This does not apply to this case as it stands."))


def move(
    case: Case,
    service: Service,
    key: str,
    transition: Transition,
    given: Given,
    actor: Actor,
    now: datetime,
    *,
    known: Mapping[str, Any] | None = None,
) -> list[Event]:
    """The case moves: its event with answers and reason, then all that entering the next state means. `known` are the
    case's answers where they are not written yet."""
    left = case.state
    codes: dict[str, Any] = {"transition": key}
    if transition.effect:
        codes["effect"] = transition.effect
    if given.authority is not None:
        codes |= {"from": case.authority_id, "authority": given.authority.id}
        case.authority, case.authority_is_guess = given.authority, False
    event = append(
        case,
        Kind.MOVED,
        actor=actor,
        now=now,
        from_state=left,
        to_state=transition.to,
        codes=codes,
        detail=_detail(given),
        answers=dict(given.answers) if given.answers else None,
    )
    _attach(case, service, given)
    events = [event]
    if transition.extends:
        events += extend_by(case, service, key, transition.extends, given.reason, actor, now)
    known = answers_of(case) if known is None else known
    return events + enter(
        case, service, left=left, entered=transition.to, asks=given.asks, answers=known, actor=actor, now=now
    )


def _detail(given: Given) -> dict[str, Any]:
    return {name: value for name, value in {"reason": given.reason, "asks": dict(given.asks)}.items() if value}


def _attach(case: Case, service: Service, given: Given) -> None:
    """Files that came with the answers belong to the case from now on; whose they are was judged with the answer."""
    asked = [*service.questions, *(question for step in service.transitions() for question in step.asks)]
    keys = {question.key for question in asked if question.type == "file"}
    files = [document for key in keys & given.answers.keys() for document in given.answers[key] or []]
    if files:
        Document.objects.filter(id__in=files, case=None).update(case=case, draft=None)


def _propose(
    case: Case, service: Service, key: str, transition: Transition, given: Given, actor: Actor, now: datetime
) -> list[Event]:
    event = append(
        case,
        Kind.PROPOSED,
        actor=actor,
        now=now,
        codes={"transition": key} | ({"authority": given.authority.id} if given.authority else {}),
        from_state=case.state,
        to_state=transition.to,
        detail=_detail(given),
        answers=dict(given.answers) if given.answers else None,
    )
    _attach(case, service, given)
    Task.objects.create(
        case=case,
        sort=Task.Sort.APPROVE,
        words=transition.label,
        transition=key,
        team=case.team or case.owner,
        opened_at=now,
    )
    return [event]
