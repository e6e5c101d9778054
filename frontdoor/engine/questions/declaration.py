"""A statement that the person confirms by ticking a box.

It must not be answered for them: the only answer is true, and it is never filled in.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .saying import _

if TYPE_CHECKING:
    from frontdoor.engine.rules.expressions import Name


class Declaration(Question):
    type: Literal["declaration"]

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> bool:
        if answer is not True:
            raise Wrong(self.missing())
        return True

    def missing(self) -> str:
        return self._say(_("Tick the box to confirm “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        return _("Confirmed", language)

    def column(self) -> Column:
        return Column(self.key, "boolean", lambda answer: answer)

    def example(self, seed: int, *, today: date | None = None) -> bool:
        return True

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        return {self.key: ["yes"] if answer else []}

    @property
    def name_for_rules(self) -> "Name":
        from frontdoor.engine.rules.expressions import Kind, Name

        return Name(Kind.BOOL)

    def _typed(self, posted: Fields, context: Context) -> Answer:
        return True if self._one(posted) == "yes" else None

    def _limits(self) -> dict[str, Any]:
        return {"const": True}
