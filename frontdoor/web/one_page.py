"""A service whole on one page, as paper has it: every question, whom it is for, and only what applies is kept.

Must not submit, and must not know who types.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.journey import Journey
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.questions.asking import Answer, Question, Wrong
from frontdoor.web import languages

from .typed import Typed, read


@dataclass
class Sheet:
    """All questions of one version, what was typed into them, and the journey that the answers make."""

    service: Service
    typed: Typed
    journey: Journey

    @property
    def is_complete(self) -> bool:
        return self.typed.is_complete and self.journey.is_complete()

    @property
    def answers(self) -> dict[str, Answer]:
        """To be kept in a draft: None for an optional question that applies and was left empty."""
        given = self.journey.answers()
        left_out = [asked.key for asked in self.journey.questions if asked.optional and asked.key not in given]
        return given | dict.fromkeys(left_out)

    @property
    def fields(self) -> list[dict[str, Any]]:
        """As the template takes them, numbered as on paper."""
        return [
            field | {"number": number, "only_if": only_if(self.service, field["question"])}
            for number, field in enumerate(self.typed.shown, 1)
        ]


def sheet_of(service: Service, answers: dict[str, Answer], *, on: date, channel: str) -> Sheet:
    """With the answers that are kept already."""
    typed = Typed(service.questions)
    for asked in service.questions:
        typed.fields |= asked.posted(answers.get(asked.key))
    return Sheet(service, typed, Journey(service, answers, today=on, channel=channel))


def read_sheet(request: HttpRequest, service: Service, *, by: str, on: date, channel: str) -> Sheet:
    """What a page sent, judged as a journey: what does not apply is neither missed nor wrong."""
    typed = read(request, service.questions, by=by, on=on)
    known = {asked.key: typed.answers.get(asked.key) for asked in service.questions if asked.key not in typed.wrong}
    given = {key: answer for key, answer in known.items() if answer is not None or service.question(key).optional}
    journey = Journey(service, given, today=on, channel=channel)
    typed.wrong = {key: wrong for key, wrong in typed.wrong.items() if journey.applies(key)}
    stopped = journey.stopped_by()
    if stopped is not None and not typed.is_pressed:
        typed.wrong[stopped.key] = Wrong(_said(stopped))
    return Sheet(service, typed, journey)


def only_if(service: Service, question: Question) -> str:
    """Whom a question is for: the numbers of those that decide it."""
    if question.when is None:
        return ""
    keys = [each.key for each in service.questions]
    numbers = sorted(keys.index(name) + 1 for name in service.condition(question.when).names if name in keys)
    asked = [str(number) for number in numbers]
    return _("Whether this is for you depends on question %s.") % _(" and ").join(asked) if asked else ""


def _said(question: Question) -> str:
    assert question.stop is not None
    return fill(question.stop.says, languages.catalogue().council.placeholders())
