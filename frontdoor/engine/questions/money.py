"""An amount of money, typed in pounds and kept as whole pence.

It must not be a charge: what the council asks for is worked out from the definition, never typed.
"""

import random
import re
from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from frontdoor.engine.rules.kinds import Kind

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .saying import _

_THOUSANDS = re.compile(r"(?<=\d)[, \u00a0](?=\d{3}(\D|$))")
_POUNDS = re.compile(r"£? ?(\d{1,11})(?:\.(\d{1,2}))?")
_PENCE = re.compile(r"(\d{1,13}) ?p")
_MOST = 10**13 - 1


class Money(Question):
    rules_kind: ClassVar[Kind] = Kind.INT

    type: Literal["money"]
    min: int = Field(0, ge=0, le=_MOST, description="The least allowed, in pence.")
    max: int = Field(_MOST, ge=0, le=_MOST, description="The most allowed, in pence.")

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> int:
        if not isinstance(answer, int) or isinstance(answer, bool):
            raise self._not_this()
        if answer < self.min:
            raise Wrong(self._say(_("The amount for “{ask}” must be {least} or more"), least=self.words(self.min)))
        if answer > self.max:
            raise Wrong(self._say(_("The amount for “{ask}” must be {most} or less"), most=self.words(self.max)))
        return answer

    def missing(self) -> str:
        return self._say(_("Enter an amount in pounds for “{ask}”, like 10 or 10.50"))

    def words(self, answer: Answer, language: str = "") -> str:
        pounds, pence = divmod(answer, 100)
        return f"£{pounds:,}.{pence:02}" if pence else f"£{pounds:,}"

    def column(self) -> Column:
        return Column(f"{self.key}_pence", "bigint", lambda answer: answer)

    def example(self, seed: int, *, today: date | None = None) -> int:
        last = min(self.max, self.min + 50_000)
        return random.Random(f"{self.key}:{seed}").randint(self.min, last)

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        return {self.key: [] if answer is None else [self.words(answer).removeprefix("£")]}

    @model_validator(mode="after")
    def _min_is_below_max(self) -> "Money":
        if self.min > self.max:
            raise ValueError("'min' must not be more than 'max'")
        return self

    def _typed(self, posted: Fields, context: Context) -> Answer:
        text = _THOUSANDS.sub("", self._one(posted).lower())
        if not text:
            return None
        if match := _PENCE.fullmatch(text):
            return int(match[1])
        if match := _POUNDS.fullmatch(text):
            return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))
        raise Wrong(self.missing())

    def _limits(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.min, "maximum": self.max}
