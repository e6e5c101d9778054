"""A day, typed as day, month and year.

It must not fetch today's date: `earliest: today` is judged against the day that the context gives.
"""

import random
import re
from datetime import date, timedelta
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from frontdoor.engine.rules.kinds import Kind

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .calendar_words import day_in_words, month_number
from .saying import _

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONG_PAST, _SURELY_PAST, _SURELY_TO_COME = date(1950, 1, 1), date(2000, 1, 1), date(2099, 1, 1)


def _iso_only(written: object) -> object:
    if isinstance(written, str) and written != "today" and not _ISO.fullmatch(written):
        raise ValueError(f"'{written}' must be 'today' or a date like 2026-11-24")
    return written


Limit = Annotated[Literal["today"] | date, BeforeValidator(_iso_only)]


class Date(Question):
    first_part: ClassVar[str] = "day"
    rules_kind: ClassVar[Kind] = Kind.DATE

    type: Literal["date"]
    earliest: Limit | None = Field(None, description="The first day allowed: 'today' or a date like 2026-11-24.")
    latest: Limit | None = Field(None, description="The last day allowed: 'today' or a date like 2026-11-24.")

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> str:
        day = _day(answer)
        if day is None:
            raise self._not_this()
        earliest, latest = (_on(limit, context.today) for limit in (self.earliest, self.latest))
        if earliest and day < earliest:
            raise Wrong(self._too_early(), "day", "month", "year")
        if latest and day > latest:
            raise Wrong(self._too_late(), "day", "month", "year")
        return day.isoformat()

    def missing(self) -> str:
        return self._say(_("Enter a date for “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        return day_in_words(date.fromisoformat(answer), language)

    def column(self) -> Column:
        return Column(self.key, "date", date.fromisoformat)

    def example(self, seed: int, *, today: date | None = None) -> str:
        first, last = _on(self.earliest, today or _SURELY_TO_COME), _on(self.latest, today or _SURELY_PAST)
        if first and last and first > last:
            return (last if self.earliest == "today" else first).isoformat()
        first = first or (last - timedelta(365 * 40) if last else _LONG_PAST)
        last = last or (first + timedelta(365) if self.earliest else _SURELY_PAST)
        days = random.Random(f"{self.key}:{seed}").randint(0, (last - first).days)
        return (first + timedelta(days)).isoformat()

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        year, month, day = answer.split("-") if answer else ("", "", "")
        parts = {"day": day.lstrip("0"), "month": month.lstrip("0"), "year": year}
        return {f"{self.key}-{part}": [text] if text else [] for part, text in parts.items()}

    @model_validator(mode="after")
    def _earliest_is_before_latest(self) -> "Date":
        if isinstance(self.earliest, date) and isinstance(self.latest, date) and self.earliest > self.latest:
            raise ValueError("'earliest' must not be after 'latest'")
        return self

    def _typed(self, posted: Fields, context: Context) -> Answer:
        typed = {part: self._one(posted, part) for part in ("day", "month", "year")}
        if not any(typed.values()):
            return None
        absent = [part for part, text in typed.items() if not text]
        if absent:
            raise Wrong(self._must_include(absent), *absent)
        numbers = self._numbers(typed)
        try:
            return date(numbers["year"], numbers["month"], numbers["day"]).isoformat()
        except ValueError:
            message = _("The date for “{ask}” must be a real date, like 27 3 2026")
            raise Wrong(self._say(message), "day", "month", "year") from None

    def _numbers(self, typed: dict[str, str]) -> dict[str, int]:
        day, month, year = typed["day"], month_number(typed["month"]), typed["year"]
        if not (day.isdecimal() and len(day) <= 2 and 1 <= int(day) <= 31):
            raise Wrong(self._say(_("The day of “{ask}” must be a number from 1 to 31")), "day")
        if month is None or not 1 <= month <= 12:
            raise Wrong(self._say(_("The month of “{ask}” must be a number from 1 to 12, or its name")), "month")
        if not (year.isdecimal() and len(year) == 4):
            raise Wrong(self._say(_("The year of “{ask}” must be 4 numbers, like 2026")), "year")
        return {"day": int(day), "month": month, "year": int(year)}

    def _must_include(self, absent: list[str]) -> str:
        message = {
            ("day",): _("The date for “{ask}” must include a day"),
            ("month",): _("The date for “{ask}” must include a month"),
            ("year",): _("The date for “{ask}” must include a year"),
            ("day", "month"): _("The date for “{ask}” must include a day and a month"),
            ("day", "year"): _("The date for “{ask}” must include a day and a year"),
            ("month", "year"): _("The date for “{ask}” must include a month and a year"),
        }[tuple(absent)]
        return self._say(message)

    def _too_early(self) -> str:
        if self.earliest == "today":
            return self._say(_("The date for “{ask}” must be today or in the future"))
        return self._say(_("The date for “{ask}” must be on or after {day}"), day=_limit_in_words(self.earliest))

    def _too_late(self) -> str:
        if self.latest == "today":
            return self._say(_("The date for “{ask}” must be today or in the past"))
        return self._say(_("The date for “{ask}” must be on or before {day}"), day=_limit_in_words(self.latest))

    def _limits(self) -> dict[str, Any]:
        return {"type": "string", "format": "date", "pattern": f"^{_ISO.pattern}$"}


def _day(answer: Answer) -> date | None:
    if not isinstance(answer, str) or not _ISO.fullmatch(answer):
        return None
    try:
        return date.fromisoformat(answer)
    except ValueError:
        return None


def _on(limit: Limit | None, today: date | None) -> date | None:
    return today if limit == "today" else limit


def _limit_in_words(limit: Limit | None) -> str:
    return day_in_words(limit) if isinstance(limit, date) else ""
