"""One example from first answer to last step, by the same actions that pages call. Must not write a row itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from frontdoor.engine.cases.acting import Actor, by_party
from frontdoor.engine.cases.actions import drafts, moving, reopening, submission
from frontdoor.engine.cases.calendars import local_day
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.models import Case, Task
from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.cases.queries.asked import asked_questions
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.journeys.paths import steps_of
from frontdoor.engine.places import queries as places
from frontdoor.engine.places.models import Authority
from frontdoor.engine.questions.asking import Question

from .cast import Cast
from .plans import REOPEN

Keep = Callable[[Question, str], str]
"""Keeps a made-up file that answers a question, given by somebody; gives back its document's id."""

WRITTEN = "Can you tell us a little more?"
REASON = "It is not right yet"


class NoWay(LookupError):
    """With what is known of this case, its next step can never be taken."""


@dataclass(frozen=True)
class Walker:
    """Walks examples of one service; `words` answers a question by key in place of its made-up answer."""

    service: Service
    keep: Keep
    words: Mapping[str, Any] = field(default_factory=dict)

    def submit(self, answers: Mapping[str, Any], *, now: datetime) -> Case:
        """Send a complete path's answers, as somebody whom the service is for."""
        cast = self.cast(now)
        user = cast.applicant(self.service)
        version = definitions.version_id(self.service.key)
        draft = drafts.begin(self.service.key, version, now=now, user_id=user.pk if user else None)
        given = self.with_files({**answers, **self.own(answers)}, by=by_draft(draft.pk))
        draft = drafts.answer(draft.pk, given, now=now)
        if self.service.access == "contact":
            drafts.prove(draft.pk, _contact(self.service, given), now=now)
        return submission.submit(draft.pk, actor=cast.acting(user) if user else by_party(None), now=now)

    def take(
        self,
        case: Case,
        key: str,
        *,
        now: datetime,
        word: str = "",
        answers: Mapping[str, Any] | None = None,
        agreed: bool = True,
    ) -> Case:
        """Take a step of a plan; a second person agrees where one must, or has still to. Raises NoWay, Nobody."""
        cast = self.cast(now)
        if key == REOPEN:
            reason = str(self.words.get(REOPEN, REASON))
            return reopening.reopen(case.pk, reason=reason, actor=cast.actor(case, "resident"), now=now)
        transition = self.service.states[case.state].transitions[key]
        actor = cast.actor(case, word or transition.by[0])
        given = self.given(case, transition, now, answers)
        case = moving.take(case.pk, key, given=given, actor=actor, now=now, seen=case.seq)
        return self.agree(case, transition, actor, now) if transition.approve and agreed else case

    def agree(self, case: Case, transition: Transition, first: Actor, now: datetime) -> Case:
        task = case.tasks.get(sort=Task.Sort.APPROVE, done_at=None)
        second = self.cast(now).second(case, transition, first)
        return moving.approve(case.pk, task.pk, agreed=True, actor=second, now=now, seen=case.seq)

    def given(
        self, case: Case, transition: Transition, now: datetime, answers: Mapping[str, Any] | None = None
    ) -> moving.Given:
        """What goes with a step: answers, what the resident is asked, the authority that takes over."""
        if answers is None:
            answers = next(iter(self.ways(case, transition, now)), None)
            if answers is None:
                raise NoWay(f"{self.service.key}: {transition.label or transition.to}")
        task = case.tasks.filter(sort=Task.Sort.ANSWER, done_at=None).first()
        asked = asked_questions(self.service, transition, task) if "resident" in transition.by else []
        more = {question.key: question.example(1) for question in asked if question.key not in answers}
        told = {**more, **answers, **{key: self.words[key] for key in answers if key in self.words}}
        return moving.Given(
            answers=self.with_files(told, by=by_draft(case.draft_id)),
            asks={"written": [self.words.get("asks", WRITTEN)]} if transition.asks_resident else {},
            authority=_another(case, self.service, now) if transition.effect == "hand_over" else None,
        )

    def ways(self, case: Case, transition: Transition, now: datetime) -> list[dict[str, Any]]:
        """Every telling set of answers with which the step may be taken now."""
        return steps_of(self.service, transition, answers_of(case), today=_today(now))

    def own(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in self.words.items() if answers.get(key) is not None}

    def with_files(self, answers: Mapping[str, Any], *, by: str) -> dict[str, Any]:
        """Made-up ids of files become those of kept ones."""
        files = {key: self.service_question(key) for key in answers}
        return {
            key: [self.keep(question, by) for _ in answers[key]]
            if (question := files[key]) is not None and question.type == "file" and answers[key]
            else answers[key]
            for key in answers
        }

    def service_question(self, key: str) -> Question | None:
        try:
            return self.service.question(key)
        except KeyError:
            return None

    def cast(self, now: datetime) -> Cast:
        return Cast(_today(now))


def _today(now: datetime) -> Any:
    return local_day(now, definitions.current())


def _contact(service: Service, answers: Mapping[str, Any]) -> str:
    facts = {question.fact: answers.get(question.key) for question in service.questions if question.fact}
    return str(facts.get("email") or facts.get("telephone") or "")


def _another(case: Case, service: Service, now: datetime) -> Authority:
    """One whose duty it is and who does not have it yet."""
    found = places.authorities_with(service.duty or "", on=_today(now)).exclude(pk=case.authority_id).first()
    if found is None:
        raise NoWay(f"{service.key}: nobody else has the duty {service.duty}")
    return found
