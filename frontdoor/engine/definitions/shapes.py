"""Reads a node as a model of the language and says in plain words what does not fit.
Must not look beyond one file."""

import re
import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from frontdoor.engine.definitions.mistakes import Mistake
from frontdoor.engine.definitions.reading import Node
from frontdoor.engine.rules.nearest import nearest

Loc = tuple[str | int, ...]

WORDS_BY_KIND = {
    "int_parsing": "a whole number is wanted here",
    "bool_parsing": "write true or false here",
    "bool_type": "write true or false here",
    "string_type": "words are wanted here; put them in quotes if you mean the word true or false",
    "dict_type": "keys are wanted here, one a line",
    "model_type": "keys are wanted here, one a line",
    "model_attributes_type": "keys are wanted here, one a line",
    "tuple_type": "a list is wanted here, each line beginning with a dash",
    "list_type": "a list is wanted here, each line beginning with a dash",
    "date_from_datetime_parsing": "a date is wanted here, such as 2027-04-01",
    "date_parsing": "a date is wanted here, such as 2027-04-01",
    "too_short": "nothing is listed here",
    "string_too_short": "nothing is written here",
    "decimal_parsing": "a number is wanted here",
}


def read_as[Model: BaseModel](model: type[Model], node: Node) -> tuple[Model | None, list[Mistake]]:
    """The model, or None and every way in which the node does not fit it."""
    try:
        return model.model_validate(node.plain()), []
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False)
        return None, [_mistake(model, node, error) for error in errors if not _is_only_an_echo(error, errors)]


def _is_only_an_echo(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """True for a list that is too short only because what is in it does not fit either."""
    loc = error["loc"]
    return error["type"] == "too_short" and any(len(each["loc"]) > len(loc) == _shared(each, loc) for each in errors)


def _shared(error: ErrorDetails, loc: Loc) -> int:
    """How many steps from the top the two have in common."""
    return next((at for at, step in enumerate(loc) if error["loc"][at : at + 1] != (step,)), len(loc))


def _mistake(model: type[BaseModel], node: Node, error: ErrorDetails) -> Mistake:
    loc: Loc = error["loc"]
    found = node.at((*loc, "type") if error["type"] == "union_tag_invalid" else loc)
    what, near = _what(model, node, error)
    return Mistake(found.file, found.line, what[0].upper() + what[1:] + ("" if what[-1] in ".?" else "."), near)


def _what(model: type[BaseModel], node: Node, error: ErrorDetails) -> tuple[str, str | None]:
    kind, loc, given = error["type"], error["loc"], error["input"]
    last = str(loc[-1]) if loc else ""
    if kind == "missing":
        return f'"{last}" is missing here', None
    if kind == "extra_forbidden":
        known = keys_at(model, node, loc[:-1])
        return f'"{last}" is not a key of the language here', nearest(last, known)
    if kind in ("literal_error", "union_tag_invalid"):
        return _not_one_of(error)
    if kind == "union_tag_not_found":
        return '"type" is missing here', None
    if kind == "string_pattern_mismatch":
        return _not_of_form(error)
    if kind == "value_error":
        return error["msg"].removeprefix("Value error, "), None
    words = WORDS_BY_KIND.get(kind)
    shown = f'"{given}": ' if isinstance(given, str) and given else f'"{last}": ' if last else ""
    return shown + (words or error["msg"]), None


def _not_one_of(error: ErrorDetails) -> tuple[str, str | None]:
    context = error.get("ctx", {})
    expected = context.get("expected_tags") or context.get("expected") or ""
    given = str(context.get("tag") or error["input"])
    known = re.findall(r"'([^']+)'", str(expected))
    return f'"{given}" is not one of {", ".join(known)}', nearest(given, known)


def _not_of_form(error: ErrorDetails) -> tuple[str, str | None]:
    given, pattern = str(error["input"]), str(error.get("ctx", {}).get("pattern", ""))
    if "(_" in pattern:
        return f'"{given}" must be written in small letters with underscores, such as born_on', None
    if "(-" in pattern:
        return f'"{given}" must be written in small letters with hyphens, such as report-a-pothole', None
    if "closed|" in pattern:
        known = ["closed", "last_activity", "decision", "question:", "linked:"]
        return f'"{given}" is not a trigger: {", ".join(known)}', nearest(given, known)
    return f'"{given}" is not written as it should be', None


def keys_at(model: type[BaseModel], node: Node, loc: Loc) -> list[str]:
    """The keys that may be written at this place, for the nearest right word."""
    kind: Any = model
    for step in loc:
        kind = _inside(kind, node, step)
        node = node.child(step) or node
    kind = _chosen(kind, node)
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return []
    return [field.alias or key for key, field in kind.model_fields.items()]


def _inside(kind: Any, node: Node, step: str | int) -> Any:
    if node.child(step) is None:
        return kind
    kind = _chosen(kind, node)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = kind.model_fields.get(str(step))
        return field.annotation if field else None
    origin, given = get_origin(kind), get_args(kind)
    if origin in (tuple, list) and given:
        return given[0]
    return given[1] if origin is dict else None


def _chosen(kind: Any, node: Node) -> Any:
    """The one of a union that this node is meant to be, by its type."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, types.UnionType):
        choices = [_chosen(each, node) for each in get_args(kind) if each is not type(None)]
        written = node.at(("type",)).value if node.child("type") else None
        for choice in choices:
            if isinstance(choice, type) and issubclass(choice, BaseModel) and _type_of(choice) in (None, written):
                return choice
        return choices[0] if choices else None
    return kind


def _type_of(model: type[BaseModel]) -> str | None:
    field = model.model_fields.get("type")
    if field is None or get_origin(field.annotation) is not Literal:
        return None
    return str(get_args(field.annotation)[0])
