"""A time of day, typed as people write it: 9:30am, 14:00, noon.

It must not know a day or a zone: a moment is a date and a time together.
"""

import random
import re
from datetime import date, time
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StringConstraints, model_validator

from frontdoor.engine.rules.kinds import Kind

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .calendar_words import time_in_words
from .saying import _

_CANONICAL = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_TYPED = re.compile(r"(\d{1,2})(?:[:.h ]?([0-5]\d))?(am|pm|a\.m\.|p\.m\.|)")
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}

TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Time(Question):
    rules_kind: ClassVar[Kind] = Kind.TIME

    type: Literal["time"]
    earliest: TimeOfDay | None = Field(None, description="The first time allowed, like 09:00.")
    latest: TimeOfDay | None = Field(None, description="The last time allowed, like 17:30.")

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> str:
        if not isinstance(answer, str) or not _CANONICAL.fullmatch(answer):
            raise self._not_this()
        if self.earliest and answer < self.earliest:
            message = _("The time for “{ask}” must be {time} or later")
            raise Wrong(self._say(message, time=self.words(self.earliest)))
        if self.latest and answer > self.latest:
            message = _("The time for “{ask}” must be {time} or earlier")
            raise Wrong(self._say(message, time=self.words(self.latest)))
        return answer

    def missing(self) -> str:
        return self._say(_("Enter a time for “{ask}”, like 9:30am"))

    def words(self, answer: Answer, language: str = "") -> str:
        return time_in_words(time.fromisoformat(answer), language)

    def column(self) -> Column:
        return Column(self.key, "time", time.fromisoformat)

    def example(self, seed: int, *, today: date | None = None) -> str:
        first, last = _minutes(self.earliest or "09:00"), _minutes(self.latest or "23:59")
        minute = random.Random(f"{self.key}:{seed}").randint(min(first, last), last)
        return f"{minute // 60:02}:{minute % 60:02}"

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        return {self.key: [self.words(answer)] if answer else []}

    @model_validator(mode="after")
    def _earliest_is_before_latest(self) -> "Time":
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("'earliest' must not be after 'latest'")
        return self

    def _typed(self, posted: Fields, context: Context) -> Answer:
        text = self._one(posted).lower()
        if not text:
            return None
        found = _NAMED.get(text) or _canonical(text)
        if found is None:
            raise Wrong(self.missing())
        return found

    def _limits(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9]$"}


def _canonical(text: str) -> str | None:
    match = _TYPED.fullmatch(re.sub(r" (?=[ap])", "", text))
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3].replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif match[2] is None:  # a bare 9 may be morning or evening
        return None
    return f"{hour:02}:{minute:02}" if hour < 24 else None


def _minutes(at: str) -> int:
    return int(at[:2]) * 60 + int(at[3:])
