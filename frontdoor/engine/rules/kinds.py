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
TAKEN = (
    frozenset(
        {*ALWAYS, *FUNCTIONS, *["true", "false", "null", "in", "has", "all", "exists", "exists_one", "map", "filter"]}
    )
    | frozenset(
        [
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while",
        ]
    )
    | frozenset(
        [
            "bool",
            "bytes",
            "double",
            "duration",
            "dyn",
            "int",
            "list",
            "matches",
            "size",
            "string",
            "timestamp",
            "type",
            "uint",
        ]
    )
)
"""Words that cannot be the key of a question."""
