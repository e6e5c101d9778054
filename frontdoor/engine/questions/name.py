"""A person's name, in two parts as letters and registers need it.

It must not guess at names: nothing is capitalised, split or shortened.
"""

import random
from datetime import date
from typing import Any, ClassVar, Literal

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .saying import _
from .typed import ONE_LINE

_LONGEST = 100
_FIRST = ("Amina", "Jack", "Priya", "Tomasz", "Olwen", "Mary-Ann", "Siân", "Mohammed")
_LAST = ("Ashworth", "Khan", "O’Neill", "Nowak", "Whittaker", "Patel", "Singh-Barnes", "Green")


class PersonName(Question):
    first_part: ClassVar[str] = "first"

    type: Literal["name"]

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> dict[str, str]:
        if not isinstance(answer, dict) or set(answer) != {"first", "last"}:
            raise self._not_this()
        return {part: self._part(answer[part], part) for part in ("first", "last")}

    def missing(self) -> str:
        return self._say(_("Enter a first name and a last name for “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        return f"{answer['first']} {answer['last']}"

    def column(self) -> Column:
        return Column(self.key, "text", self.words)

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(f"{self.key}_first", "text", lambda answer: answer["first"]),
            Column(f"{self.key}_last", "text", lambda answer: answer["last"]),
        )

    def example(self, seed: int, *, today: date | None = None) -> dict[str, str]:
        chance = random.Random(f"{self.key}:{seed}")
        return {"first": chance.choice(_FIRST), "last": chance.choice(_LAST)}

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        return {f"{self.key}-{part}": [answer[part]] if answer else [] for part in ("first", "last")}

    def _typed(self, posted: Fields, context: Context) -> Answer:
        typed = {part: self._one(posted, part) for part in ("first", "last")}
        return typed if any(typed.values()) else None

    def _part(self, text: Answer, part: str) -> str:
        if not isinstance(text, str):
            raise self._not_this(part)
        text = self._clean(text, part)
        first = part == "first"
        if not text:
            absent = _("Enter the first name for “{ask}”") if first else _("Enter the last name for “{ask}”")
            raise Wrong(self._say(absent), part)
        if len(text) > _LONGEST:
            long = (
                _("The first name for “{ask}” must be {most} characters or fewer")
                if first
                else _("The last name for “{ask}” must be {most} characters or fewer")
            )
            raise Wrong(self._say(long, most=_LONGEST), part)
        return text

    def _limits(self) -> dict[str, Any]:
        part = {"type": "string", "minLength": 1, "maxLength": _LONGEST, "pattern": ONE_LINE}
        return {
            "type": "object",
            "properties": {"first": part, "last": part},
            "required": ["first", "last"],
            "additionalProperties": False,
        }
