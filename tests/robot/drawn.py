"""Services drawn at random, as their authors might have written them: questions with conditions, states, clocks, steps
that ask, refuse or wait. What is drawn is meant to be right; that it is, is for the test beside this to find."""

from typing import Any

import yaml
from hypothesis import strategies as st

KEY = "ask-for-a-drawn-thing"
TEAM = "highways_area_teams"
PLAIN: dict[str, dict[str, Any]] = {
    "text": {},
    "long_text": {"length": 500},
    "number": {"min": 0, "max": 90},
    "date": {"latest": "today"},
    "money": {},
    "time": {},
    "place": {},
    "address": {},
    "file": {"accept": "image", "most": 2},
    "declaration": {},
}
TIMES = ("3 hours", "2 working days", "10 working days", "5 days", "1 month")
OPTIONS = {"one": "The first", "two": "The second", "three": "The third"}


@st.composite
def services(draw: st.DrawFn) -> str:
    """A service as its file has it."""
    questions = draw(_questions())
    deciding = [each for each in questions if each["type"] in ("yes_no", "choice") and "when" not in each]
    opens = [f"s{number}" for number in range(draw(st.integers(1, 4)))]
    clocks = draw(_clocks(opens, [each for each in deciding if not each.get("optional")]))
    return yaml.safe_dump(
        {
            "title": "Ask for a drawn thing",
            "kind": "request",
            "summary": "Ask us for a thing.",
            "owner": TEAM,
            "audience": ["everyone"],
            "access": "anyone",
            "review_on": "2027-04-01",
            "minutes": 4,
            "words": ["drawn thing"],
            "purpose": "giving things",
            "lawful_basis": "public task",
            "law": "Things Act 1980, section 4",
            "retention": [{"trigger": "closed", "period": "2 years", "disposal": "delete", "source": "our own"}],
            "questions": [*questions, {"use": "contact_optional"}],
            **({"clocks": clocks} if clocks else {}),
            "states": draw(_states(opens)),
        },
        sort_keys=False,
        default_flow_style=False,
    )


@st.composite
def _questions(draw: st.DrawFn) -> list[dict[str, Any]]:
    questions: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 6))):
        sort = draw(st.sampled_from(["yes_no", "choice", "several_choices", *PLAIN]))
        question: dict[str, Any] = {"key": f"q{number}", "type": sort, "ask": f"What is thing {number}?"}
        if sort in ("choice", "several_choices"):
            question["options"] = dict(list(OPTIONS.items())[: draw(st.integers(2, 3))])
        question |= PLAIN.get(sort, {})
        if sort != "declaration" and draw(st.booleans()):
            question["optional"] = True
        before = [each for each in questions if each["type"] in ("yes_no", "choice")]
        if before and draw(st.booleans()):
            question["when"] = draw(st.sampled_from(before).map(_holds))
        questions.append(question)
    return questions


def _holds(question: dict[str, Any]) -> str:
    return f'{question["key"]} == "two"' if question["type"] == "choice" else f"!{question['key']}"


@st.composite
def _clocks(draw: st.DrawFn, opens: list[str], deciding: list[dict[str, Any]]) -> dict[str, Any]:
    clocks = {}
    for name in ("look", "answer")[: draw(st.integers(0, 2))]:
        within = [{"time": draw(st.sampled_from(TIMES))}]
        if deciding and draw(st.booleans()):
            within.insert(0, {"when": _holds(draw(st.sampled_from(deciding))), "time": draw(st.sampled_from(TIMES))})
        starts = draw(st.sampled_from(opens))
        clocks[name] = {"promise": "We will answer by ((due))", "starts": starts, "within": within}
    return clocks


@st.composite
def _states(draw: st.DrawFn, opens: list[str]) -> dict[str, Any]:
    """A row of open states, each with a way on to the next; then ends, the last way leading to the first of them."""
    ends = [f"e{number}" for number in range(draw(st.integers(1, 3)))]
    states: dict[str, Any] = {}
    for at, name in enumerate(opens):
        onward = [*opens, ends[0]][at + 1]
        states[name] = {"says": f"We have it at step {at}.", "transitions": {"on": draw(_transition(onward))}}
        if draw(st.booleans()):
            states[name]["task"] = "Look at it"
    for number, name in enumerate(ends):
        if number:
            states[draw(st.sampled_from(opens))]["transitions"][f"to_{name}"] = draw(_transition(name))
        states[name] = {"says": f"We have ended it, way {number}.", "ends": draw(st.sampled_from(["done", "refused"]))}
        if draw(st.booleans()):
            states[name]["reopen"] = {"within": "28 days", "to": opens[0]}
    for number in range(draw(st.integers(0, 2))):
        states[draw(st.sampled_from(opens))]["transitions"][f"back_{number}"] = draw(
            _transition(draw(st.sampled_from(opens)))
        )
    return states


@st.composite
def _transition(draw: st.DrawFn, to: str) -> dict[str, Any]:
    transition: dict[str, Any] = {"label": "Go on", "to": to}
    sort = draw(st.sampled_from(["plain", "asks", "when", "system", "approve", "resident"]))
    if sort == "asks":
        ask = {"key": "reason", "type": "long_text", "ask": "Why is that so?"}
        transition["asks"] = [ask | ({"optional": True} if draw(st.booleans()) else {})]
    if sort == "when":
        transition["asks"] = [{"key": "sure", "type": "yes_no", "ask": "Is it so?", "personal": False}]
        transition |= {"when": draw(st.sampled_from(("sure", "!sure"))), "otherwise": "Use another step."}
    if sort == "system":
        transition |= {"by": ["system"], "after": draw(st.sampled_from(TIMES))}
    if sort == "approve":
        transition["approve"] = ["manager"]
    if sort == "resident":
        transition["by"] = ["resident"]
    return transition
