"""A record chosen from a register. It is parsed and checked, and has no field until registers exist.

It must not copy what the register holds: the answer is only which record.
"""

import random
from datetime import date
from typing import Any, Literal

from pydantic import Field

from .asking import NOWHERE, Answer, Column, Context, Fields, NotYet, Question
from .saying import _


class Record(Question):
    type: Literal["record"]
    resource: str = Field(min_length=1, description="The register to choose from.")

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> Answer:
        raise NotYet(self.type)

    def missing(self) -> str:
        return self._say(_("Choose an answer to “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        return str(answer["key"])

    def column(self) -> Column:
        return Column(self.key, "text", lambda answer: answer["key"])

    def example(self, seed: int, *, today: date | None = None) -> dict[str, str]:
        number = random.Random(f"{self.key}:{seed}").randint(1, 9999)
        return {"register": self.resource, "key": f"example-{number}"}

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        return {self.key: [answer["key"]] if answer else []}

    def _typed(self, posted: Fields, context: Context) -> Answer:
        raise NotYet(self.type)

    def _limits(self) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {"register": {"const": self.resource}, "key": {"type": "string", "minLength": 1}},
            "required": ["register", "key"],
            "additionalProperties": False,
        }
