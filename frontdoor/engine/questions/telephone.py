"""A telephone number, kept as E.164 and shown as people here write it.

It must not say that the number is proved, nor whose it is.
"""

import random
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import phonenumbers

from .asking import NOWHERE, Answer, Context, Fields, Question, Wrong
from .saying import _

if TYPE_CHECKING:
    from frontdoor.engine.rules.expressions import Name

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_HERE = "GB"


class Telephone(Question):
    type: Literal["telephone"]

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> str:
        if not isinstance(answer, str) or not _E164.fullmatch(answer):
            raise self._not_this()
        if _parsed(answer) is None:
            raise Wrong(self._not_a_number())
        return answer

    def missing(self) -> str:
        return self._say(_("Enter a telephone number for “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        number = phonenumbers.parse(answer)
        here = number.country_code == phonenumbers.country_code_for_region(_HERE)
        style = phonenumbers.PhoneNumberFormat.NATIONAL if here else phonenumbers.PhoneNumberFormat.INTERNATIONAL
        return phonenumbers.format_number(number, style)

    def example(self, seed: int, *, today: date | None = None) -> str:
        # Ofcom keeps these ranges for drama: they ring nobody.
        chance = random.Random(f"{self.key}:{seed}")
        return f"{chance.choice(['+447700900', '+441632960'])}{chance.randint(0, 999):03}"

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        return {self.key: [self.words(answer)] if answer else []}

    @property
    def name_for_rules(self) -> "Name":
        from frontdoor.engine.rules.expressions import Kind, Name

        return Name(Kind.TEXT)

    def _typed(self, posted: Fields, context: Context) -> Answer:
        text = self._one(posted)
        if not text:
            return None
        number = _parsed(text)
        if number is None:
            raise Wrong(self._not_a_number())
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def _not_a_number(self) -> str:
        return self._say(_("Enter a telephone number for “{ask}”, like 01632 960 001 or +44 808 157 0192"))

    def _limits(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\+[1-9][0-9]{6,14}$"}


def _parsed(text: str) -> phonenumbers.PhoneNumber | None:
    if not set(text) <= set("+0123456789()[] .-/\u2010\u2011\u2013"):
        return None
    try:
        number = phonenumbers.parse(text, _HERE)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None
