"""Any number of a few options.

It must not keep the order in which they were ticked: the answer is a sorted list, its words follow the definition.
"""

import random
from datetime import date
from typing import Any, Literal

from pydantic import Field

from frontdoor.engine.rules.kinds import Kind, Name

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .choice import one_of
from .naming import OptionKey
from .saying import _


class SeveralChoices(Question):
    type: Literal["several_choices"]
    options: dict[OptionKey, str] = Field(min_length=2, description="What may be chosen: a key and its words.")

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> list[str]:
        if not isinstance(answer, list) or not all(isinstance(key, str) for key in answer):
            raise self._not_this()
        if not answer or not set(answer) <= set(self.options):
            raise Wrong(self.missing())
        return sorted(set(answer))

    def missing(self) -> str:
        return self._say(_("Select at least one answer to “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        chosen = [words for key, words in self.options.items() if key in answer]
        return ("; " if any("," in words for words in chosen) else ", ").join(chosen)

    def column(self) -> Column:
        return Column(self.key, "text[]", lambda answer: answer)

    def example(self, seed: int, *, today: date | None = None) -> list[str]:
        chance = random.Random(f"{self.key}:{seed}")
        return sorted(chance.sample(list(self.options), chance.randint(1, len(self.options))))

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        return {self.key: list(answer or [])}

    @property
    def name_for_rules(self) -> Name:
        return Name(Kind.TEXTS, frozenset(self.options))

    def _typed(self, posted: Fields, context: Context) -> Answer:
        return [key for key in posted.get(self.key, ()) if key] or None

    def _limits(self) -> dict[str, Any]:
        return {
            "type": "array",
            "items": {"type": "string", "oneOf": one_of(self.options)},
            "minItems": 1,
            "uniqueItems": True,
        }
