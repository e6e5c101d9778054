"""Text of several lines.

It must not be formatted: what people type is shown as they typed it, line by line.
"""

import random
from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from frontdoor.engine.rules.kinds import Kind

from .asking import NOWHERE, Answer, Context, Fields, Question, Wrong
from .saying import _
from .typed import SEVERAL_LINES

_LINES = (
    "It has been like this for about a week.",
    "We rang on Monday.\nNobody has been yet.",
    "It is worse when it rains.\n\nPlease look at the other side as well.",
)


class LongText(Question):
    rules_kind: ClassVar[Kind] = Kind.TEXT

    type: Literal["long_text"]
    length: int = Field(4000, gt=0, description="The most characters.")

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> str:
        if not isinstance(answer, str):
            raise self._not_this()
        text = self._clean(answer, lines=True)
        if not text:
            raise Wrong(self.missing())
        if len(text) > self.length:
            message = _("Your answer to “{ask}” must be {most} characters or fewer. It has {count}")
            raise Wrong(self._say(message, most=self.length, count=len(text)))
        return text

    def example(self, seed: int, *, today: date | None = None) -> str:
        return random.Random(f"{self.key}:{seed}").choice(_LINES)[: self.length].strip()

    def _typed(self, posted: Fields, context: Context) -> Answer:
        return self._one(posted, lines=True) or None

    def _limits(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": self.length, "pattern": SEVERAL_LINES}
