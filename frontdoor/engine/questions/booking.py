"""A slot taken at a place that has them. It is parsed and checked, and has no field until bookings exist.

It must not hold a slot by itself.
"""

import random
import re
from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from .asking import NOWHERE, Answer, Column, Context, Fields, NotYet, Question
from .calendar_words import time_in_words, weekday_in_words
from .saying import _

_MINUTES = re.compile(r"(\d{1,4})( minutes?)?")


def _minutes(written: object) -> object:
    if isinstance(written, str):
        match = _MINUTES.fullmatch(written.strip())
        if not match:
            raise ValueError(f"'{written}' must be a number of minutes, like 10 minutes")
        return int(match[1])
    return written


class Booking(Question):
    may_be_in_several: ClassVar[bool] = False

    type: Literal["booking"]
    resource: str = Field(min_length=1, description="What is booked.")
    length: Annotated[int, BeforeValidator(_minutes)] = Field(gt=0, description="A slot's minutes, like 10 minutes.")
    not_before: str | None = Field(None, min_length=1, description="A clock, whose due day is the first day offered.")

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> Answer:
        raise NotYet(self.type)

    def missing(self) -> str:
        return self._say(_("Choose a time for “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        start, end = datetime.fromisoformat(answer["start"]), datetime.fromisoformat(answer["end"])
        day = weekday_in_words(start.date(), language)
        template = _("{day}, {start} to {end}", language)
        return template.format(day=day, start=time_in_words(start.time()), end=time_in_words(end.time()))

    def column(self) -> Column:
        return Column(self.key, "timestamptz", lambda answer: datetime.fromisoformat(answer["start"]))

    def example(self, seed: int, *, today: date | None = None) -> dict[str, str]:
        chance = random.Random(f"{self.key}:{seed}")
        day = (today or date(2099, 1, 5)) + timedelta(chance.randint(1, 20))
        start = datetime(day.year, day.month, day.day, chance.randint(9, 15))
        end = start + timedelta(minutes=self.length)
        return {"resource": self.resource, "start": f"{start.isoformat()}+00:00", "end": f"{end.isoformat()}+00:00"}

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        return {self.key: [answer["start"]] if answer else []}

    def _typed(self, posted: Fields, context: Context) -> Answer:
        raise NotYet(self.type)

    def _limits(self) -> dict[str, Any]:
        moment = {"type": "string", "format": "date-time"}
        return {
            "type": "object",
            "properties": {"resource": {"const": self.resource}, "start": moment, "end": moment},
            "required": ["resource", "start", "end"],
            "additionalProperties": False,
        }
