"""Conditions against two others that know better: a three-valued model, and another implementation of CEL."""

from collections.abc import Callable
from typing import Any

import celpy
import pytest
from celpy import celtypes
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.rules.conditions import ANSWERS, TODAY, decided
from tests.engine.rules.test_conditions_decided import TABLE

Answers = dict[str, Any]
Modelled = tuple[str, Callable[[Answers], bool | None]]


def atom(text: str, key: str, holds: Callable[[Any], bool]) -> Modelled:
    return text, lambda answers: holds(answers[key]) if key in answers else None


ATOMS: list[Modelled] = [
    ("true", lambda answers: True),
    ("false", lambda answers: False),
    ('answered("size")', lambda answers: "size" in answers),
    atom("danger", "danger", lambda danger: danger is True),
    atom("hurt", "hurt", lambda hurt: hurt is True),
    atom('size == "large"', "size", lambda size: size == "large"),
    atom('"small" != size', "size", lambda size: size != "small"),
    atom('size in ["small", "unsure"]', "size", lambda size: size in ("small", "unsure")),
    atom("depth_mm >= 40", "depth_mm", lambda depth: depth >= 40),
    atom("amount < 1.5", "amount", lambda amount: float(amount) < 1.5),
    atom('"lift" in needs', "needs", lambda needs: "lift" in needs),
    atom("born_on <= today", "born_on", lambda born: born <= TODAY.isoformat()),
    atom("years_between(born_on, today) >= 1", "born_on", lambda born: born <= "2025-11-25"),
]


def both(left: Modelled, right: Modelled) -> Modelled:
    def value(answers: Answers) -> bool | None:
        sides = left[1](answers), right[1](answers)
        return False if False in sides else None if None in sides else True

    return f"({left[0]} && {right[0]})", value


def either(left: Modelled, right: Modelled) -> Modelled:
    def value(answers: Answers) -> bool | None:
        sides = left[1](answers), right[1](answers)
        return True if True in sides else None if None in sides else False

    return f"({left[0]} || {right[0]})", value


def opposite(inner: Modelled) -> Modelled:
    def value(answers: Answers) -> bool | None:
        held = inner[1](answers)
        return None if held is None else not held

    return f"!({inner[0]})", value


CONDITIONS = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(st.builds(both, inner, inner), st.builds(either, inner, inner), st.builds(opposite, inner)),
    max_leaves=8,
)
PARTIAL_ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "danger": st.booleans(),
        "hurt": st.booleans(),
        "size": st.sampled_from(["small", "large", "unsure"]),
        "depth_mm": st.integers(0, 80),
        "amount": st.sampled_from(["1.49", "1.50", "10.00"]),
        "needs": st.lists(st.sampled_from(["lift", "loop", "ramp"]), unique=True).map(sorted),
        "born_on": st.dates(TODAY.replace(2024), TODAY.replace(2027)).map(lambda day: day.isoformat()),
    },
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(CONDITIONS, PARTIAL_ANSWERS)
def test_a_condition_over_partial_answers_is_what_three_valued_logic_says(modelled: Modelled, answers: Answers) -> None:
    text, value = modelled
    assert decided(text, answers) is value(answers)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(CONDITIONS, PARTIAL_ANSWERS, PARTIAL_ANSWERS)
def test_what_is_decided_stays_decided_when_more_is_answered(
    modelled: Modelled, answers: Answers, more: Answers
) -> None:
    if "answered(" in modelled[0]:
        return
    before = decided(modelled[0], answers)
    assert before is None or decided(modelled[0], {**more, **answers}) is before


def in_celpy(answers: dict[str, object]) -> dict[str, Any]:
    values: dict[str, object] = {**answers, "amount": 10.5}
    return {
        **{key: celpy.json_to_cel(value) for key, value in values.items()},
        "today": celtypes.StringType(TODAY.isoformat()),
        "channel": celtypes.StringType("web"),
    }


def years_between(begins: str, ends: str) -> celtypes.IntType:
    return celtypes.IntType((int(ends.replace("-", "")) - int(begins.replace("-", ""))) // 10000)


def answered(key: str) -> celtypes.BoolType:
    return celtypes.BoolType(str(key) in ANSWERS)


OURS_ALONE = ("depth_mm >= 40.0",)  # other CELs never compare a whole number with a decimal


@pytest.mark.parametrize(
    ("text", "expected"), [each for each in TABLE if each[1] is not None and each[0] not in OURS_ALONE]
)
def test_another_implementation_decides_the_same(text: str, expected: bool) -> None:
    environment = celpy.Environment()
    program = environment.program(
        environment.compile(text), functions={"years_between": years_between, "answered": answered}
    )
    assert bool(program.evaluate(in_celpy(ANSWERS))) is decided(text) is expected
