"""A telephone number, kept as E.164 and shown as people here write it.

It must not say that the number is proved, nor whose it is.
"""

import random
import re
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from frontdoor.engine.rules.kinds import Kind

from .asking import NOWHERE, Answer, Context, Fields, Question, Wrong
from .saying import _

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_RINGS_NOBODY = re.compile(r"(7700900|1632960)\d{3}")
"""Ofcom keeps these ranges for drama, so examples use them."""
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks of direction, between which telephones put a number that is copied from their contacts."""
_HERE, _HERE_PREFIX = "GB", "+44"


class Telephone(Question):
    rules_kind: ClassVar[Kind] = Kind.TEXT

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
        number = _parsed(answer)
        if number is None:
            return str(answer)
        return _formatted(number, "NATIONAL" if answer.startswith(_HERE_PREFIX) else "INTERNATIONAL")

    def example(self, seed: int, *, today: date | None = None) -> str:
        chance = random.Random(f"{self.key}:{seed}")
        return f"{chance.choice(['+447700900', '+441632960'])}{chance.randint(0, 999):03}"

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        return {self.key: [self.words(answer)] if answer else []}

    def _typed(self, posted: Fields, context: Context) -> Answer:
        text = self._clean(_MARKS.sub("", (posted.get(self.key) or [""])[-1]))
        if not text:
            return None
        number = _parsed(text)
        if number is None:
            raise Wrong(self._not_a_number())
        return _formatted(number, "E164")

    def _not_a_number(self) -> str:
        return self._say(_("Enter a telephone number for “{ask}”, like 01632 960 001 or +44 808 157 0192"))

    def _limits(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\+[1-9][0-9]{6,14}$"}


def _parsed(text: str) -> "PhoneNumber | None":
    import phonenumbers  # slow to import: `check` never needs it

    if not set(text) <= set("+0123456789()[] .-/\u2010\u2011\u2013"):
        return None
    try:
        number = phonenumbers.parse(text, _HERE)
    except phonenumbers.NumberParseException:
        return None
    if number.country_code == 44:
        for_drama = _RINGS_NOBODY.fullmatch(str(number.national_number)) is not None
        return number if for_drama or phonenumbers.is_valid_number(number) else None
    reason = phonenumbers.is_possible_number_with_reason(number)
    return number if reason == phonenumbers.ValidationResult.IS_POSSIBLE else None


def _formatted(number: "PhoneNumber", style: str) -> str:
    import phonenumbers

    return phonenumbers.format_number(number, getattr(phonenumbers.PhoneNumberFormat, style))
