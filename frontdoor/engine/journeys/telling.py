"""The few answers to a question that can make a difference to a service's conditions: its telling answers.
Must not search for whole journeys; that is for the paths."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from frontdoor.engine.definitions.language import Service
from frontdoor.engine.questions.asking import Answer, Question, Wrong
from frontdoor.engine.rules.expressions import Expression

WHOLE = re.compile(r"(?<![\w.\"'])-?\d+(?![\w.\"'])")
SEEDS = 4


class Telling:
    """Of one service on one day: every condition, and the answers worth trying for each question."""

    def __init__(self, service: Service, *, today: date) -> None:
        self.service = service
        self.today = today
        self._kept: dict[str, tuple[Answer, ...]] = {}

    @cached_property
    def asked_first(self) -> tuple[str, ...]:
        """The conditions decided by what is known when a request is sent."""
        about = self.service
        lines: list[str | None] = [question.when for question in about.questions]
        lines += [question.stop.when for question in about.questions if question.stop]
        lines += [line.when for line in about.eligible]
        lines += [line.when for line in about.charge.lines] if about.charge else []
        lines += [about.for_self] if isinstance(about.for_self, str) else []
        lines += [line.when for clock in about.clocks.values() for line in clock.within]
        asked = {question.key for question in about.questions}
        return tuple(dict.fromkeys(text for text in lines if text and self.condition(text).names <= asked))

    @cached_property
    def decisive(self) -> frozenset[str]:
        """The keys of all questions, of the service and of its transitions, that any condition speaks of."""
        steps = [transition.when for transition in self.service.transitions()]
        times = [line.when for clock in self.service.clocks.values() for line in clock.within]
        texts = {text for text in (*self.asked_first, *steps, *times) if text}
        return frozenset(chain.from_iterable(self.condition(text).names for text in texts))

    def condition(self, text: str) -> Expression:
        return self.service.condition(text)

    def answers(self, question: Question) -> tuple[Answer, ...]:
        """The answers worth trying, an ordinary one first; None, left out, is last where it may be."""
        if question.key not in self._kept:
            found: list[Answer] = []
            for answer in self._tried(question):
                if answer not in found and self._stands(question, answer):
                    found.append(answer)
            self._kept[question.key] = (*found, *((None,) if question.optional else ()))
        return self._kept[question.key]

    def _tried(self, question: Question) -> Iterator[Answer]:
        yield question.example(0, today=self.today)
        if question.type == "yes_no":
            yield from (False, True)
        if question.key not in self.decisive:
            return
        match question.type:
            case "choice":
                yield from getattr(question, "options", ())
            case "several_choices":
                yield from ([option] for option in getattr(question, "options", ()))
            case "number" | "money":
                yield from self._about_the_limits(question)
            case "date":
                yield from self._about_the_birthdays(question)
            case _:
                yield from (question.example(seed, today=self.today) for seed in range(1, SEEDS))

    def _about_the_limits(self, question: Question) -> Iterator[Answer]:
        """Each number that a condition compares it with, and its neighbours."""
        for number in self._numbers(question.key):
            yield from (str(near) if getattr(question, "places", None) else near for near in _neighbours(number))

    def _about_the_birthdays(self, question: Question) -> Iterator[Answer]:
        """The day that is so many years ago, and the day after; for each number beside it in a condition."""
        for years in self._numbers(question.key):
            birthday = _years_before(self.today, years)
            yield from (birthday.isoformat(), (birthday + timedelta(days=1)).isoformat())

    def _numbers(self, key: str) -> list[int]:
        steps = [transition.when for transition in self.service.transitions() if transition.when]
        texts = [text for text in (*self.asked_first, *steps) if key in self.condition(text).names]
        return sorted({int(number) for text in texts for number in WHOLE.findall(text)})

    def _stands(self, question: Question, answer: Answer) -> bool:
        if question.type == "file":
            return True
        try:
            question.accept(answer)
        except Wrong:
            return False
        return True


def _neighbours(number: int) -> tuple[int, ...]:
    return number, number - 1, number + 1


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
