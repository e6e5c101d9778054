"""What a definition may say of a question, and what is refused before any resident sees it."""

from typing import Any

import pytest
from pydantic import ValidationError

from frontdoor.engine.rules.kinds import Kind, Name

from .every_type import CHILD, OPTIONS, WITH_A_FIELD, WITHOUT_A_FIELD, question

OWN_KEYS = {
    "length": {"text": "9", "long_text": "9", "booking": "9 minutes"},
    "options": {"choice": OPTIONS, "several_choices": OPTIONS},
    "min": {"number": "1", "money": "1"},
    "max": {"number": "1", "money": "1"},
    "places": {"number": "1"},
    "unit": {"number": "mm"},
    "earliest": {"date": "today", "time": "09:00"},
    "latest": {"date": "today", "time": "17:00"},
    "accept": {"file": "image"},
    "most": {"file": "2", "several": "2"},
    "routes": {"place": True, "address": True},
    "resource": {"booking": "offices", "record": "suppliers"},
    "not_before": {"booking": "ready"},
    "questions": {"several": CHILD},
}
NEEDED: dict[str, dict[str, Any]] = {
    "choice": {"options": OPTIONS},
    "several_choices": {"options": OPTIONS},
    "several": {"questions": CHILD},
    "booking": {"resource": "offices", "length": "10"},
    "record": {"resource": "suppliers"},
}
TYPES = sorted({one.type for one in (WITH_A_FIELD | WITHOUT_A_FIELD).values()})


def refusal(type: str, **keys: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        question(type, **keys)
    return str(refused.value)


@pytest.mark.parametrize("key", OWN_KEYS)
def test_a_key_belongs_to_its_own_types_only(key: str) -> None:
    taken = []
    for type in TYPES:
        value = OWN_KEYS[key].get(type, next(iter(OWN_KEYS[key].values())))
        try:
            question(type, **(NEEDED.get(type, {}) | {key: value}))
        except ValidationError as refused:
            assert "Extra inputs are not permitted" in str(refused)
        else:
            taken.append(type)
    assert taken == sorted(OWN_KEYS[key])


def test_what_every_question_may_say() -> None:
    asked = question(
        "yes_no",
        hint="A hint",
        when="a == 1",
        optional=True,
        sensitive=True,
        fact="danger",
        need="Your passport",
        stop={"when": "it", "says": "Ring us", "go_on": True},
    )
    assert (asked.hint, asked.when, asked.optional, asked.sensitive) == ("A hint", "a == 1", True, True)
    assert (asked.fact, asked.need, asked.stop.says, asked.stop.go_on) == ("danger", "Your passport", "Ring us", True)


def test_what_is_usual_need_not_be_said() -> None:
    asked = question("text")
    assert (asked.length, asked.personal, asked.public, asked.sensitive, asked.optional) == (
        200,
        True,
        False,
        False,
        False,
    )
    assert (question("long_text").length, question("file").most, question("file").takes) == (4000, 1, "document")
    assert question("booking", resource="offices", length="10 minutes").length == 10


@pytest.mark.parametrize("word", ("yes", "no", "on", "1", "True"))
def test_only_true_and_false_are_booleans(word: str) -> None:
    assert "valid boolean" in refusal("text", optional=word)


@pytest.mark.parametrize(
    "key", ("Born", "born-on", "1st", "born__on", "_born", "born_", "in", "while", "today", "a b", "")
)
def test_a_key_that_conditions_could_not_say_is_refused(key: str) -> None:
    refusal("text", key=key)


@pytest.mark.parametrize("key", ("Road", "on-road", "1", "true", "null", "else"))
def test_so_is_such_a_key_of_an_option(key: str) -> None:
    refusal("choice", options={"road": "On the road", key: "Somewhere else"})


def test_a_choice_has_two_options_at_least() -> None:
    assert "at least 2 items" in refusal("choice", options={"road": "On the road"})


@pytest.mark.parametrize(
    ("type", "keys"),
    (
        ("number", {"min": "3", "max": "2"}),
        ("number", {"min": "1.5"}),
        ("money", {"min": "3", "max": "2"}),
        ("money", {"min": "-1"}),
        ("date", {"earliest": "2026-02-01", "latest": "2026-01-01"}),
        ("date", {"latest": "tomorrow"}),
        ("date", {"latest": "1700000000"}),
        ("time", {"earliest": "17:00", "latest": "09:00"}),
        ("time", {"earliest": "9:00"}),
        ("text", {"length": "0"}),
        ("text", {"length": "-1"}),
        ("file", {"most": "0"}),
        ("file", {"accept": "video"}),
        ("booking", {"resource": "offices", "length": "10 parsecs"}),
    ),
)
def test_limits_that_no_answer_could_meet_are_refused(type: str, keys: dict[str, Any]) -> None:
    refusal(type, **keys)


@pytest.mark.parametrize("type", ("several", "place", "file", "booking"))
def test_what_cannot_be_asked_within_several_is_refused(type: str) -> None:
    inner = {"key": "inner", "type": type, "ask": "Inner?"} | NEEDED.get(type, {})
    assert f"a {type} cannot be asked within several" in refusal("several", questions=[inner])


def test_a_question_within_several_stands_alone() -> None:
    assert "no 'when'" in refusal("several", questions=[CHILD[1] | {"when": "age > 1"}])
    assert "asked twice" in refusal("several", questions=[CHILD[1], CHILD[1]])


def test_marks_that_contradict_each_other_are_refused() -> None:
    assert "public and sensitive" in refusal("text", public=True, sensitive=True)
    assert "public and personal" in refusal("text", public=True, personal=True)
    assert "sensitive question is personal" in refusal("text", sensitive=True, personal=False)


def test_an_answer_is_personal_unless_it_is_said_not_to_be() -> None:
    said = [{}, {"personal": True}, {"personal": False}, {"public": True}]
    assert [question("text", **marks).is_personal for marks in said] == [True, True, False, False]
    assert [question("text", **marks).redact("Mary") for marks in said] == [None, None, "Mary", "Mary"]


def test_a_definition_never_changes() -> None:
    with pytest.raises(ValidationError):
        question("text").length = 3


def test_expressions_know_the_kind_of_each_answer() -> None:
    def kinds(*types: str) -> list[Name]:
        return [asked.name_for_rules for name, asked in (WITH_A_FIELD | WITHOUT_A_FIELD).items() if name in types]

    assert kinds("yes_no", "declaration") == [Name(Kind.BOOL)] * 2
    assert kinds("text", "long_text", "email", "telephone") == [Name(Kind.TEXT)] * 4
    assert kinds("choice") == [Name(Kind.TEXT, frozenset(OPTIONS))]
    assert kinds("several_choices") == [Name(Kind.TEXTS, frozenset(OPTIONS))]
    assert kinds("number", "money") == [Name(Kind.INT)] * 2
    assert kinds("number with places") == [Name(Kind.DECIMAL)]
    assert kinds("date", "time", "place") == [Name(Kind.DATE), Name(Kind.TIME), Name(Kind.PLACE)]
    assert kinds("name", "address", "file", "several", "booking", "record") == [Name(Kind.OTHER)] * 6


def test_a_type_that_does_not_exist_is_refused() -> None:
    assert "does not match any of the expected tags" in refusal("colour")
