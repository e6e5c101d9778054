"""A statement that the person confirms by ticking a box.

It must not be answered for them: the only answer is true, and it is never filled in.
"""

from datetime import date
from typing import Any, ClassVar, Literal

from frontdoor.engine.rules.kinds import Kind

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .saying import _


class Declaration(Question):
    rules_kind: ClassVar[Kind] = Kind.BOOL

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

    def _typed(self, posted: Fields, context: Context) -> Answer:
        return True if self._one(posted) == "yes" else None

    def _limits(self) -> dict[str, Any]:
        return {"const": True}
