"""Lengths of time as definitions write them: "4 hours", "5 working days", "3 months".
It must not say when a period ends; a calendar does."""

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from frontdoor.engine.rules.nearest import did_you_mean

Unit = Literal["hours", "working_hours", "days", "working_days", "weeks", "months", "years"]
UNITS: tuple[Unit, ...] = get_args(Unit)
MOST = 9999

WRITTEN = re.compile(r"(\d+) +([A-Za-z]+(?: +[A-Za-z]+)?)")
EXAMPLES = '"4 hours", "5 working days" or "3 months"'


class Unparsed(ValueError):
    """The text is not a period; the message says what to write."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Period:
    """A count of one unit, at least one. `str()` gives it as people write it."""

    count: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Raises Unparsed, with the nearest right unit where there is one."""
        written = WRITTEN.fullmatch(text.strip())
        if written is None:
            raise Unparsed(f'"{text}" is not a length of time. Write a whole number and a unit, like {EXAMPLES}.')
        count, unit = int(written[1]), _unit(written[2])
        if not 1 <= count <= MOST:
            raise Unparsed(f'"{text}" is not a length of time we can promise. Write a number from 1 to {MOST}.')
        return cls(count, unit)

    def __str__(self) -> str:
        words = self.unit.replace("_", " ")
        return f"{self.count} {words.removesuffix('s') if self.count == 1 else words}"

    @property
    def is_dated(self) -> bool:
        """True when a promise of this length is a date, not a moment."""
        return self.unit not in ("hours", "working_hours")


def _unit(words: str) -> Unit:
    singular = "_".join(words.lower().split()).removesuffix("s")
    if f"{singular}s" in UNITS:
        return cast(Unit, f"{singular}s")
    known = [form for unit in UNITS for form in (unit.replace("_", " "), unit.replace("_", " ").removesuffix("s"))]
    raise Unparsed(f'"{words}" is not a unit of time.{did_you_mean(words, known) or f" Write it like {EXAMPLES}."}')
