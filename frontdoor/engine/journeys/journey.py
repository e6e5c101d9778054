"""A person's way through a service's questions, worked out anew each time from what they have answered.
Must not store anything, fetch the day, or know who the person is."""

from collections.abc import Mapping
from datetime import date

from frontdoor.engine.definitions.language import Service
from frontdoor.engine.journeys.eligibility import Eligibility, eligibility_of
from frontdoor.engine.questions.asking import Answer, NotYet, Question, Stop, Wrong

__all__ = ["Eligibility", "Journey"]

JUDGED_WHEN_GIVEN = ("file", "booking", "record")
"""Types whose answers refer to something that is stored; whether it is there was judged when it was given."""


class Journey:
    """Built of canonical answers by key. A key with None is an optional question that was seen and left out.

    Answers to questions that do not apply now, or that no longer fit their question, are passed over.
    """

    def __init__(self, service: Service, answers: Mapping[str, Answer], *, today: date, channel: str = "web") -> None:
        self.service = service
        self.today = today
        self.channel = channel
        self.questions: list[Question] = []
        self._given: dict[str, Answer] = {}
        self._stops: dict[str, Stop] = {}
        self._walk(answers)

    def answers(self) -> dict[str, Answer]:
        """What may be submitted: answers to the questions that apply, in the order asked."""
        return {key: answer for key, answer in self._given.items() if answer is not None}

    def first_open(self) -> Question | None:
        """The first question that still waits for an answer."""
        return next((question for question in self.questions if self._is_open(question)), None)

    def after(self, key: str) -> Question | None:
        """The question after this one, or None at the end; KeyError when this one does not apply."""
        at = self._place_of(key) + 1
        return self.questions[at] if at < len(self.questions) else None

    def before(self, key: str) -> Question | None:
        """The question before this one, or None at the start; KeyError when this one does not apply."""
        at = self._place_of(key)
        return self.questions[at - 1] if at else None

    def question(self, key: str) -> Question:
        """The question with this key; KeyError when it does not apply now."""
        return self.questions[self._place_of(key)]

    def applies(self, key: str) -> bool:
        return any(question.key == key for question in self.questions)

    def is_complete(self) -> bool:
        """True when it may be sent: nothing is open and nothing has stopped it for good."""
        return self.first_open() is None and self.stopped_by() is None

    def stop_at(self, key: str) -> Stop | None:
        """The advice that the answer to this question leads to, if it does."""
        return self._stops.get(key)

    def stopped_by(self) -> Question | None:
        """The question whose answer ends the journey for good; no question after it applies."""
        last = self.questions[-1] if self.questions else None
        stop = self._stops.get(last.key) if last else None
        return last if stop and not stop.go_on else None

    def eligibility(self) -> Eligibility | None:
        """Whether the person is entitled as far as is known; None when the service has no such rules."""
        return eligibility_of(self.service, self.answers(), today=self.today, channel=self.channel)

    def is_for_self(self) -> bool:
        """True when the request is about the applicant, so that known facts may be used."""
        for_self = self.service.for_self
        return self._holds(for_self) if isinstance(for_self, str) else for_self

    def _walk(self, answers: Mapping[str, Answer]) -> None:
        for question in self.service.questions:
            if question.when and not self._holds(question.when):
                continue
            self.questions.append(question)
            if question.key in answers and self._fits(question, answers[question.key]):
                self._given[question.key] = answers[question.key]
            if question.stop and self._holds(question.stop.when):
                self._stops[question.key] = question.stop
                if not question.stop.go_on:
                    return

    def _holds(self, text: str) -> bool:
        """A condition that cannot be decided does not hold."""
        return bool(self.service.condition(text).decide(self._given, today=self.today, channel=self.channel))

    def _fits(self, question: Question, answer: Answer) -> bool:
        """False for an answer given under another version, which its question would not take today."""
        if answer is None:
            return question.optional
        if question.type in JUDGED_WHEN_GIVEN:
            return True
        try:
            question.accept(answer)
        except (Wrong, NotYet):
            return False
        return True

    def _is_open(self, question: Question) -> bool:
        return question.key not in self._given

    def _place_of(self, key: str) -> int:
        for at, question in enumerate(self.questions):
            if question.key == key:
                return at
        raise KeyError(key)
