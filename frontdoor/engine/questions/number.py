"""A number: whole, or with as many decimal places as the definition says.

It must not be a float anywhere: with places, an answer is a decimal string.
"""

import random
import re
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field, model_validator

from frontdoor.engine.rules.kinds import Kind, Name

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .saying import _

_THOUSANDS = re.compile(r"(?<=\d)[, \u00a0\u202f](?=\d{3}(\D|$))")
_NUMBER = re.compile(r"[-−]?\d{1,15}(\.\d+)?|[-−]?\.\d+")
_MOST = Decimal(10) ** 15 - 1
"""Whole numbers up to here are exact in every JSON reader."""


class Number(Question):
    type: Literal["number"]
    min: Decimal | None = Field(None, description="The least allowed.")
    max: Decimal | None = Field(None, description="The most allowed.")
    places: int | None = Field(None, ge=1, le=6, description="How many decimal places; left out, whole numbers only.")
    unit: str | None = Field(None, min_length=1, description="What is counted: mm, miles.")

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> int | str:
        value = self._value(answer)
        if value is None:
            raise self._not_this()
        least, most = self._bounds()
        if not least <= value <= most:
            raise Wrong(self._between())
        return answer

    def missing(self) -> str:
        return self._say(_("Enter a number for “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        text = f"{Decimal(answer):,}" if self.places else f"{answer:,}"
        return f"{text} {self.unit}" if self.unit else text

    def column(self) -> Column:
        if self.places:
            return Column(self.key, f"numeric({15 + self.places},{self.places})", Decimal)
        return Column(self.key, "bigint", lambda answer: answer)

    def example(self, seed: int, *, today: date | None = None) -> int | str:
        least, most = self._bounds()
        first = least if self.min is not None else min(most, Decimal(1)) if most >= 0 else most - 100
        last = most if self.max is not None else first + 100
        step = Decimal(10) ** (self.places or 0)
        low, high = -int(-first * step // 1), int(last * step // 1)
        return self._canonical(Decimal(random.Random(f"{self.key}:{seed}").randint(low, high)) / step)

    @property
    def name_for_rules(self) -> Name:
        return Name(Kind.DECIMAL if self.places else Kind.INT)

    @property
    def keys_shown(self) -> str:
        """The keyboard that a telephone shows: some have no minus and no point on the one for digits."""
        if self.min is None or self.min < 0:
            return "text"
        return "decimal" if self.places else "numeric"

    @model_validator(mode="after")
    def _min_is_below_max(self) -> "Number":
        least, most = self._bounds()
        if least > most:
            raise ValueError("'min' must not be more than 'max'")
        if any(limit is not None and limit != round(limit, self.places or 0) for limit in (self.min, self.max)):
            raise ValueError("'min' and 'max' must not have more decimal places than 'places'")
        return self

    def _typed(self, posted: Fields, context: Context) -> Answer:
        text = self._one(posted)
        if self.unit and text.lower().endswith(self.unit.lower()):
            text = text[: -len(self.unit)].rstrip()
        if not text:
            return None
        text = _THOUSANDS.sub("", text)
        if not _NUMBER.fullmatch(text):
            raise Wrong(self._not_a_number())
        value = Decimal(text.replace("−", "-"))
        if value != round(value, self.places or 0):
            raise Wrong(self._too_fine())
        return self._canonical(value)

    def _value(self, answer: Answer) -> Decimal | None:
        if self.places is None:
            return Decimal(answer) if isinstance(answer, int) and not isinstance(answer, bool) else None
        return Decimal(answer) if isinstance(answer, str) and re.fullmatch(self._pattern(), answer) else None

    def _canonical(self, value: Decimal) -> int | str:
        return int(value) if self.places is None else f"{value + 0:.{self.places}f}"

    def _bounds(self) -> tuple[Decimal, Decimal]:
        return (-_MOST if self.min is None else self.min), (_MOST if self.max is None else self.max)

    def _between(self) -> str:
        least, most = (None if limit is None else self.words(self._canonical(limit)) for limit in (self.min, self.max))
        if least and most:
            return self._say(_("The number for “{ask}” must be between {least} and {most}"), least=least, most=most)
        if least and self.min is not None:
            return self._say(_("The number for “{ask}” must be {least} or more"), least=least)
        return self._say(_("The number for “{ask}” must be {most} or less"), most=most or f"{_MOST:,}")

    def _not_a_number(self) -> str:
        if self.places:
            return self._say(_("The answer to “{ask}” must be a number, like 12.5"))
        return self._say(_("The answer to “{ask}” must be a whole number, like 12"))

    def _too_fine(self) -> str:
        if self.places:
            message = _("The number for “{ask}” must have {places} decimal places or fewer")
            return self._say(message, places=self.places)
        return self._say(_("The number for “{ask}” must be a whole number, like 12"))

    def _pattern(self) -> str:
        return rf"^-?(0|[1-9][0-9]{{0,14}})\.[0-9]{{{self.places}}}$"

    def _limits(self) -> dict[str, Any]:
        if self.places:
            return {"type": "string", "pattern": self._pattern()}
        least, most = self._bounds()
        return {"type": "integer", "minimum": int(least), "maximum": int(most)}
