"""What somebody typed into the questions of a page: read, or kept beside what is wrong with it. Saves no answer.

Files are kept by the store as they arrive, so that one mistake elsewhere never asks for them again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest

from frontdoor.engine.questions.asking import Context, Posted, Question, Wrong


@dataclass
class Typed:
    """Fields as they are shown again, the answers that could be read, and what is wrong by question key."""

    questions: Sequence[Question]
    fields: dict[str, list[str]] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, Wrong] = field(default_factory=dict)
    is_pressed: bool = False

    @property
    def is_complete(self) -> bool:
        return not self.wrong and not self.is_pressed

    @property
    def shown(self) -> list[dict[str, Any]]:
        """As the page's ask() takes them."""
        return [
            {"question": asked, "posted": self.fields, "error": self.wrong.get(asked.key)} for asked in self.questions
        ]

    @property
    def errors(self) -> list[dict[str, str]]:
        return [
            {"href": f"#{asked.anchor(self.wrong[asked.key].part)}", "text": self.wrong[asked.key].message}
            for asked in self.questions
            if asked.key in self.wrong
        ]

    @property
    def takes_files(self) -> bool:
        return any(asked.type == "file" for asked in self.questions)

    def words(self) -> list[dict[str, str]]:
        """What was typed, to be read and copied where it can no longer be sent."""
        return [
            {"key": asked.ask, "value": asked.words(self.answers[asked.key])}
            for asked in self.questions
            if asked.key in self.answers
        ]


def untyped(questions: Sequence[Question]) -> Typed:
    """Empty fields."""
    fields: dict[str, list[str]] = {}
    for asked in questions:
        fields |= asked.posted(None)
    return Typed(questions, fields)


def read(request: HttpRequest, questions: Sequence[Question], *, by: str, on: date) -> Typed:
    """What a page sent. A button inside a field (Find, Add another, Remove) only fills the page again."""
    posted = Posted(dict(request.POST.lists()), files=dict(request.FILES.lists()))
    typed = Typed(questions, posted)
    context = Context(today=on, by=by)
    for asked in questions:
        try:
            again = asked.again(posted, context=context)
            if again is not None:
                typed.is_pressed = True
                typed.fields.update(_only(again, asked.key))
                continue
            answer = asked.read(posted, context=context)
            if answer is None and not asked.optional:
                raise Wrong(asked.missing(), asked.first_part)
            if answer is not None:
                typed.answers[asked.key] = answer
                if asked.type == "file":
                    typed.fields.update(asked.posted(answer))
        except Wrong as wrong:
            typed.wrong[asked.key] = wrong
    if typed.is_pressed:
        typed.wrong.clear()
    return typed


def _only(fields: dict[str, list[str]], key: str) -> dict[str, list[str]]:
    return {name: values for name, values in fields.items() if name == key or name.startswith(f"{key}-")}
