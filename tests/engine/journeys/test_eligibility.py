"""Entitlement has three values; what was never asked is never called a yes.
Must not need Django."""

from pathlib import Path
from typing import Any

import pytest

from frontdoor.engine.definitions.catalogue import read_catalogue
from frontdoor.engine.journeys.eligibility import Eligibility
from tests.engine.journeys.small import choice, journey, service, text, yes_no

RULES = [
    {"when": "lives_here", "says": "Ask your own council."},
    {"route": "proof", "when": 'award == "high"', "says": "You can have one."},
    {"route": "assessment", "when": 'award == "none" && walks == "badly"', "says": "We will look."},
    {"says": "It does not seem so."},
]
PASS = service(
    yes_no("lives_here"), choice("award", "high", "none"), choice("walks", "badly", "well", when='award == "none"'),
    eligible=RULES,
)  # fmt: skip

CASES: list[tuple[dict[str, Any], Eligibility]] = [
    ({}, Eligibility("not_known_yet")),
    ({"lives_here": True}, Eligibility("not_known_yet")),
    ({"lives_here": False}, Eligibility("not_eligible", says="Ask your own council.")),
    ({"lives_here": False, "award": "high"}, Eligibility("not_eligible", says="Ask your own council.")),
    ({"lives_here": True, "award": "high"}, Eligibility("eligible", "proof", "You can have one.")),
    ({"award": "high"}, Eligibility("not_known_yet")),
    ({"lives_here": True, "award": "none"}, Eligibility("not_known_yet")),
    ({"lives_here": True, "award": "none", "walks": "badly"}, Eligibility("eligible", "assessment", "We will look.")),
    ({"lives_here": True, "award": "none", "walks": "well"}, Eligibility("not_eligible", says="It does not seem so.")),
]


@pytest.mark.parametrize(("answers", "value"), CASES)
def test_it_is_yes_no_or_not_known_yet(answers: dict[str, Any], value: Eligibility) -> None:
    assert journey(PASS, **answers).eligibility() == value


def test_a_service_without_rules_says_nothing_of_it() -> None:
    assert journey(service(text("details"))).eligibility() is None


def test_an_answer_that_no_longer_applies_opens_no_way_in() -> None:
    assert journey(PASS, lives_here=True, award="high", walks="badly").eligibility() == CASES[4][1]


BADGE = read_catalogue(Path(__file__).parents[3] / "catalogue", rules=["line_manager"]).services[
    "apply-for-a-blue-badge"
]

BADGES: list[tuple[dict[str, Any], str, str | None]] = [
    ({"proof": "pip_moving"}, "eligible", "without_assessment"),
    ({"proof": "unsure"}, "not_known_yet", None),
    ({"proof": "none", "difficulty": "walking"}, "eligible", "assessment"),
    ({"proof": "none", "difficulty": "none"}, "not_eligible", None),
    ({"proof": "none", "difficulty": "child", "born_on": "2024-11-26"}, "eligible", "under_three"),
    ({"proof": "none", "difficulty": "child", "born_on": "2023-11-25"}, "not_eligible", None),
]


@pytest.mark.parametrize(("answers", "value", "route"), BADGES)
def test_a_blue_badge_has_three_ways_in(answers: dict[str, Any], value: str, route: str | None) -> None:
    known = journey(BADGE, **{"lives_here": True, "born_on": "1950-01-01", **answers}).eligibility()
    assert known is not None
    assert (known.value, known.route) == (value, route)
