"""One of a few options.

It must not invent options: what may be chosen is what the definition lists.
"""

import random
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field

from frontdoor.engine.rules.kinds import Kind, Name

from .asking import NOWHERE, Answer, Context, Question, Wrong
from .naming import OptionKey
from .saying import _


def one_of(options: Mapping[str, str]) -> list[dict[str, str]]:
    """In JSON Schema: each key with its words, so that a form can be made of it."""
    return [{"const": key, "title": words} for key, words in options.items()]


class Choice(Question):
    type: Literal["choice"]
    options: dict[OptionKey, str] = Field(min_length=2, description="What may be chosen: a key and its words.")

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> str:
        if not isinstance(answer, str) or answer not in self.options:
            raise Wrong(self.missing())
        return answer

    def missing(self) -> str:
        return self._say(_("Select an answer to “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        return self.options[answer]

    def example(self, seed: int, *, today: date | None = None) -> str:
        return random.Random(f"{self.key}:{seed}").choice(list(self.options))

    @property
    def name_for_rules(self) -> Name:
        return Name(Kind.TEXT, frozenset(self.options))

    def _limits(self) -> dict[str, Any]:
        return {"type": "string", "oneOf": one_of(self.options)}
