"""docs/definitions.md, written from the models, so that what it says is what is read.
Must not explain a key here that its model can explain itself."""

import re
import sys
import types
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from frontdoor.engine.definitions import language
from frontdoor.engine.definitions.addresses import RESERVED
from frontdoor.engine.definitions.language.placeholders import SPECIAL
from frontdoor.engine.questions.asking import Question, Stop
from frontdoor.engine.questions.types import AnyQuestion

TOP = """\
# The definition language

*Written by `bin/frontdoor docs` from the models; change those, not this.*

A service is one YAML file in `catalogue/services/<area>/`. The file's name is its key and its address.
`bin/frontdoor new service KEY` writes one to begin from, `check` says everything that is wrong with it,
`show KEY` shows it as a person reads it. `docs/definition.schema.json` lets an editor help while you write.

What most services share has a default in `catalogue/council.yaml`: the messages for received, late and ended,
how long cases are kept, and the working calendar.

## How it is written

- Block style: one key or one list item a line. No anchors, no tags, no brackets or braces.
- Every value is text, except `true` and `false`. Write a time of day in quotes: `"15:00"`.
- A key stands once. Question and option keys are lower_snake; service keys are lower-kebab.
- A condition that begins with a quotation mark or an exclamation mark is put in quotes: `"!lives_here"`.
- In a list of questions, `use: contact_optional` puts the questions of `catalogue/blocks/contact_optional.yaml` there.
- `like: road_report` takes what `catalogue/patterns/road_report.yaml` says. What the service writes itself stands in
  its place: maps are joined key by key, lists and words are replaced.
"""

CONDITIONS = """\
## Conditions

Conditions (`when`, `for_self`) are CEL booleans over the answers to questions asked before:
`surface == "road" || size == "large"`, `depth_mm >= 40`, `"hours" in changes`, `proof in ["dla", "sight"]`.
Besides answers there are `today`, `channel`, `answered("key")`, `years_between(a, b)` and `district(place)`.

A question that was not answered leaves a condition undecided, and a condition that cannot be decided does not hold.
Entitlement has three values, and says "not known yet". A clock's last line has no condition, so it always decides.
What decides money, entitlement or who must act is refused when it could be undecided once everything is answered.
"""

OF_EVERY_QUESTION = {
    "key": "Its name in conditions, messages and the API.",
    "type": "What kind of answer it wants: one of the types below.",
    "hint": "Help, shown beneath the question.",
    "optional": "May be left out.",
    "personal": "Whether the answer is personal. Everything is, unless `false` is written here, or `public: true`.",
    "sensitive": "Seen only where the work needs it, and never put in a message.",
    "stop": "An answer that ends the journey with advice.",
    "routes": "This place decides which authority must act.",
    "when": "The answer that leads to the advice.",
    "says": "The advice.",
    "go_on": "The person may carry on all the same.",
    "leads_to": "The key of the service to use instead; the advice has a link to it.",
}


def definitions_page() -> str:
    """The whole page, in Markdown."""
    return "\n".join(_page()).rstrip() + "\n"


PARTS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("A state", language.State),
    ("A transition", language.Transition),
    ("`reopen`", language.Reopen),
    ("`extends`", language.Extends),
    ("A clock", language.Clock),
    ("A line of `within`", language.WithinLine),
    ("A charge", language.Charge),
    ("A line of a charge", language.ChargeLine),
    ("A line of `retention`", language.RetentionLine),
    ("A line of `eligible`", language.EligibleLine),
    ("`duplicates`", language.Duplicates),
    ("A message", language.Message),
    ("`elsewhere`", language.Elsewhere),
)

OF_THE_COUNCIL: tuple[type[BaseModel], ...] = (
    language.Council,
    language.Area,
    language.Calendar,
    language.PointKind,
    language.Authority,
    language.TerritoryLine,
    language.DutyLine,
    language.Brand,
    language.Defaults,
    language.TeamSet,
    language.Team,
    language.Role,
)


def _page() -> Iterator[str]:
    yield TOP
    yield from _model("A service", language.Service, leave=("key", "area"))
    yield "Instead of states, a service that the council does not do itself has `elsewhere`.\n"
    yield from _questions()
    for title, part in PARTS:
        yield from _model(title, part)
    yield CONDITIONS
    yield from _placeholders()
    yield "# The council and its teams\n"
    for model in OF_THE_COUNCIL:
        yield from _model(f"`{model.__name__}`", model)
    yield "## Addresses that no service can have\n"
    yield ", ".join(f"`{word}`" for word in sorted(RESERVED)) + "\n"


def _questions() -> Iterator[str]:
    yield from _model("A question of any type", Question)
    yield from _model("`stop`", Stop)
    yield "## The types of question\n"
    yield "| type | what | keys of its own |\n| --- | --- | --- |"
    for model in get_args(get_args(AnyQuestion)[0]):
        own = {key: field for key, field in model.model_fields.items() if key not in Question.model_fields}
        written = "<br>".join(f"`{field.alias or key}` {_meaning(key, field)}" for key, field in own.items())
        yield f"| `{get_args(model.model_fields['type'].annotation)[0]}` | {_purpose(model)} | {_cell(written)} |"
    yield ""


def _placeholders() -> Iterator[str]:
    yield "## Placeholders\n"
    yield "Words for people may hold " + ", ".join(f"`(({word}))`" for word in SPECIAL) + ","
    yield "the key of any question asked by then, and `((council.name))`, `((council.address))`, `((council.hours))`"
    yield "and each key of the council's `contacts`. The check refuses any that cannot be filled in where it stands."
    yield "Questions, hints and advice may hold only those of the council.\n"


def _model(title: str, model: type[BaseModel], leave: Iterable[str] = ()) -> Iterator[str]:
    yield f"## {title}\n"
    yield _purpose(model) + "\n"
    yield "| key | | value | meaning |\n| --- | --- | --- | --- |"
    for key, field in model.model_fields.items():
        if key in leave:
            continue
        needed = "needed" if field.is_required() else ""
        value, meaning = _cell(_value(field.annotation)), _cell(_meaning(key, field))
        yield f"| `{field.alias or key}` | {needed} | {value} | {meaning} |"
    yield ""


def _purpose(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or _module_line(model)).split())


def _module_line(model: type[BaseModel]) -> str:
    """A question type says what it is in the first line of its file."""
    return (sys.modules[model.__module__].__doc__ or "").strip().splitlines()[0]


def _meaning(key: str, field: FieldInfo) -> str:
    return field.description or OF_EVERY_QUESTION.get(key, "")


def _value(kind: Any) -> str:
    """What may be written there, in a word or two."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    origin, given = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _of_union([each for each in given if each is not type(None)])
    if origin is Literal:
        return ", ".join(f"`{each}`" for each in given)
    if origin in (tuple, list):
        return "list of " + _value(given[0])
    if origin is dict:
        return "keys, each with " + _value(given[1])
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return "question" if issubclass(kind, Question) else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__).lower()
    names = {"str": "text", "int": "whole number", "bool": "`true` or `false`", "date": "date", "Decimal": "number"}
    return names.get(getattr(kind, "__name__", ""), "text")


def _of_union(kinds: list[Any]) -> str:
    if all(isinstance(each, type) and issubclass(each, Question) for each in kinds):
        return "question"
    return " or ".join(dict.fromkeys(_value(each) for each in kinds))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
