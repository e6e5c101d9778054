"""Which texts of the catalogue residents read, and where they stand: the mirror that a translation fills.
Must not translate; what is not named here is in no translation."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from frontdoor.engine.definitions.language import (
    Area,
    Authority,
    Charge,
    ChargeLine,
    Clock,
    Council,
    Defaults,
    EligibleLine,
    Elsewhere,
    Message,
    PointKind,
    RetentionLine,
    Service,
    State,
    Transition,
)
from frontdoor.engine.definitions.language.placeholders import placeholders
from frontdoor.engine.questions.asking import Question, Stop


@dataclass(frozen=True)
class Line:
    """One text. Where no resident reads it, it may be translated and is not missed."""

    text: str
    is_read: bool


class Words:
    """People's own words for a service: as many as a language has, none of them needed."""


Mirror = Line | Words | dict[str, "Mirror"] | list["Mirror"]
"""Maps as maps, questions by key, other lists in their order."""

READ: dict[type[BaseModel], tuple[str, ...]] = {
    # The start page, lists of services and the search; `law` may stay as the law itself is called.
    Service: (
        *("title", "summary", "purpose", "law", "recipients", "retention", "eligible", "questions", "charge"),
        *("states", "clocks", "messages", "elsewhere"),
    ),
    Elsewhere: ("who", "why"),
    EligibleLine: ("says",),
    RetentionLine: ("source",),
    Charge: ("lines",),
    ChargeLine: ("label",),
    # Question pages, check-your-answers, receipts, paper forms.
    Question: ("ask", "hint", "need", "unit", "options", "questions", "stop"),
    Stop: ("says",),
    # The progress page, its letter, the messages.
    State: ("says", "task", "transitions"),
    Transition: ("label", "says", "otherwise", "asks"),
    Clock: ("promise",),
    Message: ("subject", "body"),
    # council.yaml: every page, and what services share.
    Council: ("address", "hours", "areas", "points", "duties", "authorities", "defaults"),
    Area: ("title", "summary"),
    PointKind: ("title",),
    Authority: ("name",),
    Defaults: ("messages",),
}
"""For each part of the language, the keys that hold such texts or lead to them."""

MAY_STAY: frozenset[tuple[type[BaseModel], str]] = frozenset(
    {
        *((Service, "law"), (RetentionLine, "source"), (Council, "address"), (Authority, "name")),
        (State, "task"),
    }
)
"""Names, sources, and the work of a team: a language may have no words for them."""


def mirror_of(part: Service | Council) -> dict[str, Mirror]:
    """Every text by its place. A service also has room for `words`, by which people look for it."""
    named = _named_in(part) if isinstance(part, Service) else set()
    found = _of_part(part, True, named)
    return {**found, "words": Words()} if isinstance(part, Service) else found


def lines_of(mirror: Mirror, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Line]:
    """Every line by its path, in order."""
    if isinstance(mirror, Line):
        return {path: mirror}
    below: Any = {} if isinstance(mirror, Words) else mirror.items() if isinstance(mirror, dict) else enumerate(mirror)
    return {at: line for step, each in dict(below).items() for at, line in lines_of(each, (*path, step)).items()}


def _of_part(part: BaseModel, is_read: bool, named: set[str]) -> dict[str, Mirror]:
    kind = next(each for each in type(part).__mro__ if each in READ)
    found: dict[str, Mirror] = {}
    for key in READ[kind]:
        value = getattr(part, key, None)
        if value:
            read_here = is_read and (kind, key) not in MAY_STAY and not _is_for_staff(part, key)
            mirrored = _of(value, read_here or _is_quoted(part, key, named), named)
            if mirrored:
                found[key] = mirrored
    return found


def _of(value: Any, is_read: bool, named: set[str]) -> Mirror:
    if isinstance(value, str):
        return Line(value, is_read)
    if isinstance(value, dict):
        return {key: below for key, each in value.items() if (below := _of(each, is_read, named))}
    if isinstance(value, tuple):
        if all(isinstance(each, Question) for each in value):
            return {each.key: _of(each, is_read, named) for each in value}
        return [_of(each, is_read, named) for each in value]
    return _of_part(value, is_read, named) if type(value) in READ or isinstance(value, Question) else {}


def _is_for_staff(part: BaseModel, key: str) -> bool:
    """A step that no resident takes; what is said of the step is theirs to read."""
    return isinstance(part, Transition) and key != "says" and "resident" not in part.by


def _is_quoted(part: BaseModel, key: str, named: set[str]) -> bool:
    """What staff chose is read where a text for residents names the question."""
    return isinstance(part, Question) and key in ("options", "unit") and part.key in named


def _named_in(service: Service) -> set[str]:
    steps = service.transitions()
    says = [*(state.says for state in service.states.values()), *(step.says or "" for step in steps)]
    told = [text for message in service.messages.values() for text in (message.subject, message.body)]
    return {name for text in (*says, *told) for name in placeholders(text)}
