"""Services of few questions, drawn at random, of every type that the language has, under conditions and stops.

It must not hold tests, nor states and promises: tests/robot/drawn.py draws those.
"""

from typing import Any

from hypothesis import strategies as st

from frontdoor.engine.definitions.language import Service
from tests.engine.questions.every_type import WITH_A_FIELD, WITHOUT_A_FIELD

from .small import service

EVERY = WITH_A_FIELD | WITHOUT_A_FIELD
SORTS = tuple(EVERY)
CONDITIONS = {
    "yes_no": ("{key}", "!{key}"),
    "choice": ('{key} == "road"', '{key} != "road"'),
    "several_choices": ('"road" in {key}',),
    "number": ("{key} > 3", "{key} <= 3"),
    "money": ("{key} >= 500",),
    "declaration": ("{key}",),
}


@st.composite
def services(draw: st.DrawFn, sort: str) -> Service:
    """A service of one question of this sort among up to five of any; conditions speak of those before them."""
    asked: list[dict[str, Any]] = []
    others = draw(st.lists(st.sampled_from(SORTS), max_size=5))
    others.insert(draw(st.integers(0, len(others))), sort)
    for number, each in enumerate(others):
        question = EVERY[each].model_dump(by_alias=True, exclude_unset=True, mode="json") | {"key": f"q{number}"}
        if draw(st.booleans()):
            question["optional"] = True
        if (before := [line for one in asked for line in _conditions(one)]) and draw(st.booleans()):
            question["when"] = draw(st.sampled_from(before))
        if (mine := _conditions(question)) and draw(st.integers(0, 4)) == 0:
            question["stop"] = {"when": draw(st.sampled_from(mine)), "says": "Stop.", "go_on": draw(st.booleans())}
        asked.append(question)
    return service(*asked)


def _conditions(question: dict[str, Any]) -> list[str]:
    """What may be asked of the answer: a number with places is a decimal, which is compared in another way."""
    if "places" in question:
        return []
    return [line.format(key=question["key"]) for line in CONDITIONS.get(question["type"], ())]
