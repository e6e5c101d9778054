"""The parts of a sound condition: its terms, and the variables that CEL sees with where each comes from.
It must not check or decide anything."""

from dataclasses import dataclass, field

from frontdoor.engine.rules.kinds import Kind


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a condition: its kind, how people name it, and its CEL. `fixed` is the value of a literal."""

    kind: Kind
    words: str
    cel: str
    at: int
    options: frozenset[str] = frozenset()
    fixed: bool | float | str | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a variable comes from: the answer to a question, or what is always there."""

    key: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether a question is answered."""

    key: str


@dataclass(frozen=True, slots=True)
class InDistrict:
    """The district of a place."""

    key: str


@dataclass(frozen=True, slots=True)
class Years:
    """Full years between two dates, each a name or a date itself."""

    begins: str
    ends: str


Source = Answer | Asked | InDistrict | Years

MOST_OF_A_KIND = 40
SLOT_OF = {
    Kind.BOOL: "bool",
    Kind.TEXT: "text",
    Kind.INT: "number",  # CEL never mixes int and double; "amount > 10" must work whatever a number's places
    Kind.DECIMAL: "number",
    Kind.DATE: "text",  # ISO dates and times sort as text
    Kind.TIME: "text",
    Kind.TEXTS: "texts",
}
"""CEL sees variables bool_0, text_0 ...: one environment then serves every condition, and compiling costs a third."""


@dataclass(slots=True)
class Sound:
    """A condition that makes sense: its CEL, where each variable comes from, the options it compares with."""

    cel: str = ""
    variables: dict[Source, str] = field(default_factory=dict)
    options: dict[str, set[str]] = field(default_factory=dict)
