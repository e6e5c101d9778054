"""A postal address in the United Kingdom: its lines are typed, its postcode tells the place and the authority.

It must not list premises by itself: a list comes only through a provider.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import StrictBool

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .postcode import PATTERN, kept_postcode
from .saying import _
from .typed import ONE_LINE

_COUNTRY = "GB"
_LONGEST = 100
_UPRN = re.compile("^[0-9]{1,12}$")
_EXAMPLES = (
    ("PO Box 78", "County Hall", "Preston", "PR1 8XJ"),
    ("12 Albert Road", "Colne", "BB8 0AA"),
    ("Flat 2", "Example House", "3 Marine Road", "Morecambe", "LA4 4BY"),
)


@dataclass(frozen=True)
class Found:
    """What a postcode tells: about where it is, and the name of the authority there."""

    lat: float
    lng: float
    authority: str


@dataclass(frozen=True)
class Premise:
    """One address of a postcode, as its provider knows it."""

    uprn: str
    lines: tuple[str, ...]


_lookup: Callable[[str], Found | None] = lambda postcode: None  # noqa: E731
_premises: Callable[[str], list[Premise]] = lambda postcode: []  # noqa: E731


def provide_lookup(lookup: Callable[[str], Found | None]) -> None:
    """Plug in `lookup(postcode)`, given a postcode in its kept form."""
    global _lookup
    _lookup = lookup


def provide_premises(premises: Callable[[str], list[Premise]]) -> None:
    """Plug in `premises(postcode)`: the addresses that the person may choose from."""
    global _premises
    _premises = premises


class Address(Question):
    first_part: ClassVar[str] = "line1"

    type: Literal["address"]
    routes: StrictBool = False

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> dict[str, Any]:
        required = {"lines", "postcode", "country"}
        if not isinstance(answer, dict) or not required <= set(answer) <= required | {"uprn"}:
            raise self._not_this()
        if answer["country"] != _COUNTRY or not isinstance(answer["lines"], list):
            raise self._not_this()
        postcode = kept_postcode(answer["postcode"]) if isinstance(answer["postcode"], str) else None
        if postcode is None or postcode != answer["postcode"]:
            raise Wrong(self._say(_("Enter a full UK postcode for “{ask}”, like PR1 8XJ")), "postcode")
        address = {"lines": self._accepted_lines(answer["lines"]), "postcode": postcode, "country": _COUNTRY}
        if "uprn" in answer:
            if not isinstance(answer["uprn"], str) or not _UPRN.fullmatch(answer["uprn"]):
                raise self._not_this("uprn")
            address["uprn"] = answer["uprn"]
        return address

    def missing(self) -> str:
        return self._say(_("Enter an address for “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        return ", ".join([*answer["lines"], answer["postcode"]])

    def column(self) -> Column:
        return Column(f"{self.key}_postcode", "text", lambda answer: answer["postcode"])

    def example(self, seed: int, *, today: date | None = None) -> dict[str, Any]:
        *lines, postcode = random.Random(f"{self.key}:{seed}").choice(_EXAMPLES)
        return {"lines": lines, "postcode": postcode, "country": _COUNTRY}

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        first, *middle, town = answer["lines"] if answer else ("", "")
        middle += [""] * (2 - len(middle))
        fields = {
            "line1": first,
            "line2": middle[0],
            "line3": middle[1],
            "town": town,
            "postcode": answer["postcode"] if answer else "",
            "uprn": answer.get("uprn", "") if answer else "",
        }
        return {f"{self.key}-{part}": [text] if text else [] for part, text in fields.items()}

    def again(self, posted: Fields, *, context: Context = NOWHERE) -> dict[str, list[str]] | None:
        pressed = f"{self.key}-find"
        if not posted.get(pressed):
            return None
        if kept_postcode(self._one(posted, "postcode")) is None:
            raise Wrong(self._say(_("Enter a full UK postcode for “{ask}”, like PR1 8XJ")), "postcode")
        return {name: list(values) for name, values in posted.items() if name != pressed}

    def found(self, posted: Fields) -> Found | None:
        """What the typed postcode tells, to be shown beside it."""
        postcode = kept_postcode((posted.get(f"{self.key}-postcode") or [""])[-1])
        return _lookup(postcode) if postcode else None

    def premises(self, posted: Fields) -> list[Premise]:
        """The addresses of the typed postcode, where a provider lists them."""
        postcode = kept_postcode((posted.get(f"{self.key}-postcode") or [""])[-1])
        return _premises(postcode) if postcode else []

    def _typed(self, posted: Fields, context: Context) -> Answer:
        parts = ("line1", "line2", "line3", "town", "postcode", "uprn")
        typed = {part: self._one(posted, part) for part in parts}
        if not any(typed.values()):
            return None
        postcode = kept_postcode(typed["postcode"])
        chosen = [one for one in (_premises(postcode) if postcode else []) if one.uprn == typed["uprn"]]
        if chosen:
            return {"lines": list(chosen[0].lines), "postcode": postcode, "uprn": chosen[0].uprn, "country": _COUNTRY}
        for part, message in (
            ("line1", _("Enter the first line of the address for “{ask}”")),
            ("town", _("Enter the town or city for “{ask}”")),
            ("postcode", _("Enter the postcode for “{ask}”")),
        ):
            if not typed[part]:
                raise Wrong(self._say(message), part)
        lines = [typed[part] for part in ("line1", "line2", "line3", "town") if typed[part]]
        return {"lines": lines, "postcode": postcode or typed["postcode"], "country": _COUNTRY}

    def _accepted_lines(self, lines: list[Any]) -> list[str]:
        if not 2 <= len(lines) <= 4 or not all(isinstance(line, str) for line in lines):
            raise self._not_this("line1")
        parts = ["line1", *("line2", "line3")[: len(lines) - 2], "town"]
        cleaned = [self._clean(line, part) for line, part in zip(lines, parts, strict=True)]
        for line, part in zip(cleaned, parts, strict=True):
            if not line:
                raise self._not_this(part)
            if len(line) > _LONGEST:
                message = _("Each line of the address for “{ask}” must be {most} characters or fewer")
                raise Wrong(self._say(message, most=_LONGEST), part)
        return cleaned

    def _limits(self) -> dict[str, Any]:
        line = {"type": "string", "minLength": 1, "maxLength": _LONGEST, "pattern": ONE_LINE}
        return {
            "type": "object",
            "properties": {
                "lines": {"type": "array", "items": line, "minItems": 2, "maxItems": 4},
                "postcode": {"type": "string", "pattern": PATTERN},
                "uprn": {"type": "string", "pattern": _UPRN.pattern},
                "country": {"const": _COUNTRY},
            },
            "required": ["lines", "postcode", "country"],
            "additionalProperties": False,
        }
