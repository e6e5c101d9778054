"""Yes or no.

It must not offer a third answer: where "I am not sure" is an answer, ask a choice.
"""

from datetime import date
from typing import Any, ClassVar, Literal

from frontdoor.engine.rules.kinds import Kind

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .saying import _


class YesNo(Question):
    rules_kind: ClassVar[Kind] = Kind.BOOL

    type: Literal["yes_no"]

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> bool:
        if not isinstance(answer, bool):
            raise self._not_this()
        return answer

    def missing(self) -> str:
        return self._say(_("Select yes or no for “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        return _("Yes", language) if answer else _("No", language)

    def column(self) -> Column:
        return Column(self.key, "boolean", lambda answer: answer)

    def example(self, seed: int, *, today: date | None = None) -> bool:
        return seed % 2 == 0

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        return {self.key: [] if answer is None else ["yes" if answer else "no"]}

    def _typed(self, posted: Fields, context: Context) -> Answer:
        text = self._one(posted)
        if text not in ("", "yes", "no"):
            raise Wrong(self.missing())
        return text == "yes" if text else None

    def _limits(self) -> dict[str, Any]:
        return {"type": "boolean"}
