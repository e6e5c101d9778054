"""What a condition can speak of: the kinds of answers, and the names and functions that are always there.
It must not read a condition."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the answer to a question is, to a condition. OTHER can only be asked about with answered()."""

    BOOL = "bool"
    TEXT = "text"
    INT = "int"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    TEXTS = "texts"
    PLACE = "place"
    OTHER = "other"


IN_WORDS = {
    Kind.BOOL: "true or false",
    Kind.TEXT: "text",
    Kind.INT: "a number",
    Kind.DECIMAL: "a number",
    Kind.DATE: "a date",
    Kind.TIME: "a time",
    Kind.TEXTS: "a list of choices",
    Kind.PLACE: "a place",
    Kind.OTHER: "not a single value",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A question's key as conditions see it; `options` are the keys of a choice or of several choices."""

    kind: Kind
    options: frozenset[str] = frozenset()


USE = {
    "answered": 'answered("key")',
    "district": "district(place)",
    "years_between": "years_between(born_on, today)",
}
CHANNELS = frozenset(["web", "telephone", "counter", "post", "email", "social", "api", "open311", "sensor", "system"])
ALWAYS = {"today": Name(Kind.DATE), "channel": Name(Kind.TEXT, CHANNELS)}
FUNCTIONS = tuple(USE)
OF_CEL = """
as bool break bytes const continue double duration dyn else false filter for function has if import in int let list
loop map matches namespace null package return size string timestamp true type uint var void while all exists
exists_one
"""
TAKEN = frozenset(OF_CEL.split()) | ALWAYS.keys() | USE.keys()
"""Words that cannot be the key of a question."""
