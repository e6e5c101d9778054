"""Yes or no.

It must not offer a third answer: where "I am not sure" is an answer, ask a choice.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .saying import _

if TYPE_CHECKING:
    from frontdoor.engine.rules.expressions import Name


class YesNo(Question):
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

    @property
    def name_for_rules(self) -> "Name":
        from frontdoor.engine.rules.expressions import Kind, Name

        return Name(Kind.BOOL)

    def _typed(self, posted: Fields, context: Context) -> Answer:
        text = self._one(posted)
        if text not in ("", "yes", "no"):
            raise Wrong(self.missing())
        return text == "yes" if text else None

    def _limits(self) -> dict[str, Any]:
        return {"type": "boolean"}
