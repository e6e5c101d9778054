"""One line of text.

It must not be used for what has a type of its own: a name, a date, a telephone number.
"""

import random
from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from frontdoor.engine.rules.kinds import Kind

from .asking import NOWHERE, Answer, Context, Question, Wrong
from .saying import _
from .typed import ONE_LINE

_PHRASES = ("Albert Road", "the corner by the school", "St Mary’s", "near the old mill", "second gate on the left")


class Text(Question):
    rules_kind: ClassVar[Kind] = Kind.TEXT

    type: Literal["text"]
    length: int = Field(200, gt=0, description="The most characters.")

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> str:
        if not isinstance(answer, str):
            raise self._not_this()
        text = self._clean(answer)
        if not text:
            raise Wrong(self.missing())
        if len(text) > self.length:
            raise Wrong(self._say(_("Your answer to “{ask}” must be {most} characters or fewer"), most=self.length))
        return text

    def example(self, seed: int, *, today: date | None = None) -> str:
        chance = random.Random(f"{self.key}:{seed}")
        return f"{chance.choice(_PHRASES)} {chance.randint(1, 99)}"[: self.length].strip()

    def _limits(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": self.length, "pattern": ONE_LINE}
