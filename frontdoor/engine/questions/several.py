"""The same few questions, answered for one thing after another: a list of objects.

It must not be nested, and its questions are not conditions of one another: each item is answered whole.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pydantic import Field, model_validator

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .saying import _

if TYPE_CHECKING:
    from .types import AnyQuestion


class Several(Question):
    may_be_in_several: ClassVar[bool] = False

    type: Literal["several"]
    questions: "tuple[AnyQuestion, ...]" = Field(min_length=1, description="What is asked for each.")
    most: int = Field(20, ge=1, le=100, description="The most items.")

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> list[dict[str, Any]]:
        if not isinstance(answer, list) or not answer:
            raise self._not_this()
        if len(answer) > self.most:
            raise Wrong(self._say(_("Give no more than {most} answers to “{ask}”"), most=self.most))
        return [self._accepted_item(item, number, context) for number, item in enumerate(answer, 1)]

    def missing(self) -> str:
        return self._say(_("Add at least one answer to “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        return "\n".join(self.words_item(item, language) for item in answer)

    def words_item(self, item: dict[str, Any], language: str = "") -> str:
        """One item on one line."""
        return ", ".join(one.words(item[one.key], language) for one in self.questions if one.key in item)

    def column(self) -> Column:
        return Column(f"{self.key}_count", "integer", len)

    def example(self, seed: int, *, today: date | None = None) -> list[dict[str, Any]]:
        count = min(self.most, 1 + seed % 3)
        return [
            {one.key: one.example(seed * 10 + number, today=today) for one in self.questions} for number in range(count)
        ]

    def redact(self, answer: Answer) -> Answer:
        if self.is_personal or answer is None:
            return None
        items = ({one.key: one.redact(item[one.key]) for one in self.questions if one.key in item} for item in answer)
        return [{key: value for key, value in item.items() if value is not None} for item in items]

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        fields: dict[str, list[str]] = {}
        for number, item in enumerate(answer or [], 1):
            for one in self.at(number):
                fields |= one.posted(item.get(self._inner_key(one)))
        return fields

    def again(self, posted: Fields, *, context: Context = NOWHERE) -> dict[str, list[str]] | None:
        removed, added = posted.get(f"{self.key}-remove"), posted.get(f"{self.key}-add")
        if not removed and not added:
            return self._again_within(posted, context)
        shown = {name: list(values) for name, values in posted.items() if name != f"{self.key}-remove"}
        return self._without(removed, shown) if removed else shown

    def anchor(self, part: str = "") -> str:
        return super().anchor(part) if part else self.at(1)[0].anchor()

    def error_of(self, one: Question, error: Wrong | None) -> Wrong | None:
        """The part of an error that is about this question of an item, to be shown beside it."""
        anchors = [f"{self.key}-{part}" for part in error.parts] if error else []
        mine = [anchor for anchor in anchors if anchor == one.key or anchor.startswith(f"{one.key}-")]
        if not error or not mine:
            return None
        return Wrong(error.message, *(anchor.removeprefix(one.key).removeprefix("-") for anchor in mine))

    def numbers(self, posted: Fields) -> list[int]:
        """The numbers of the items to show: those sent, one more when "Add another" was pressed, at least one."""
        numbers = sorted({number for number, _part in self._placed(posted)})
        if not numbers or posted.get(f"{self.key}-add"):
            numbers.append(numbers[-1] + 1 if numbers else 1)
        return numbers[: self.most]

    def at(self, number: int) -> tuple[Question, ...]:
        """The questions of one item, under the names that their fields have there."""
        return tuple(one.model_copy(update={"key": f"{self.key}-{number}-{one.key}"}) for one in self.questions)

    def read_item(self, posted: Fields, number: int, *, context: Context = NOWHERE) -> dict[str, Any] | None:
        """One item, or None when all its fields are empty; raises Wrong with the part `<number>-<key>`."""
        item: dict[str, Any] = {}
        absent: list[Question] = []
        for one in self.at(number):
            try:
                answer = one.read(posted, context=context)
            except Wrong as wrong:
                raise self._within(one, wrong) from wrong
            if answer is not None:
                item[self._inner_key(one)] = answer
            elif not one.optional:
                absent.append(one)
        if item and absent:
            raise self._within(absent[0], Wrong(absent[0].missing()))
        return item or None

    @model_validator(mode="after")
    def _its_questions_are_plain(self) -> "Several":
        keys = [one.key for one in self.questions]
        for one in self.questions:
            if not one.may_be_in_several:
                raise ValueError(f"'{one.key}': a {one.type} cannot be asked within several")
            if one.when or one.stop:
                raise ValueError(f"'{one.key}': a question within several has no 'when' and no 'stop'")
            if keys.count(one.key) > 1:
                raise ValueError(f"'{one.key}' is asked twice")
        return self

    def _typed(self, posted: Fields, context: Context) -> Answer:
        numbers = self.numbers({name: values for name, values in posted.items() if any(values)})
        items = [self.read_item(posted, number, context=context) for number in numbers]
        return [item for item in items if item is not None] or None

    def _again_within(self, posted: Fields, context: Context) -> dict[str, list[str]] | None:
        for one in (one for number in self.numbers(posted) for one in self.at(number)):
            try:
                shown = one.again(posted, context=context)
            except Wrong as wrong:
                raise self._within(one, wrong) from wrong
            if shown is not None:
                return shown
        return None

    def _placed(self, posted: Fields) -> list[tuple[int, str]]:
        """Each field of an item: its item's number, and its name after that."""
        within = re.compile(rf"{self.key}-([1-9]\d{{0,2}})-(.+)")
        return [(int(match[1]), match[2]) for name in posted if (match := within.fullmatch(name))]

    def _without(self, removed: Sequence[str], shown: dict[str, list[str]]) -> dict[str, list[str]]:
        """The fields without those items, and what is left numbered from one again."""
        left = [number for number in self.numbers(shown) if str(number) not in removed]
        placed = {f"{self.key}-{number}-{name}": (number, name) for number, name in self._placed(shown)}
        others = {name: values for name, values in shown.items() if name not in placed}
        return others | {
            f"{self.key}-{left.index(number) + 1}-{name}": shown[whole]
            for whole, (number, name) in placed.items()
            if number in left
        }

    def _accepted_item(self, item: Answer, number: int, context: Context) -> dict[str, Any]:
        if not isinstance(item, dict) or not set(item) <= {one.key for one in self.questions}:
            raise self._not_this(str(number))
        accepted: dict[str, Any] = {}
        for one, placed in zip(self.questions, self.at(number), strict=True):
            if one.key not in item:
                if not one.optional:
                    raise self._within(placed, Wrong(one.missing()))
                continue
            try:
                accepted[one.key] = one.accept(item[one.key], context=context)
            except Wrong as wrong:
                raise self._within(placed, wrong) from wrong
        return accepted

    def _within(self, one: Question, wrong: Wrong) -> Wrong:
        """The same news, told of this question: which item, and the name of the field within it."""
        anchors = [one.anchor(part) for part in wrong.parts] or [one.anchor()]
        number = one.key.removeprefix(f"{self.key}-").split("-")[0]
        message = _("{message} (number {number} of “{ask}”)").format(message=wrong.message, number=number, ask=self.ask)
        return Wrong(message, *(anchor.removeprefix(f"{self.key}-") for anchor in anchors))

    def _inner_key(self, one: Question) -> str:
        return one.key.rsplit("-", 1)[-1]

    def _limits(self) -> dict[str, Any]:
        item = {
            "type": "object",
            "properties": {one.key: one.schema() for one in self.questions},
            "required": [one.key for one in self.questions if not one.optional],
            "additionalProperties": False,
        }
        return {"type": "array", "items": item, "minItems": 1, "maxItems": self.most}
