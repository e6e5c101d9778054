"""Fields that the design system has no macro for, and what every field owes to the person who fills it in."""

import re
from pathlib import Path

import pytest

from frontdoor.config import startup
from frontdoor.engine.questions.asking import Wrong
from frontdoor.engine.questions.saying import provide_translation

from .every_type import CHILD, OPTIONS, WITH_A_FIELD, WITHOUT_A_FIELD, Shelf, question
from .pages import attributes, drawn, ids, parts

EVERY = WITH_A_FIELD | WITHOUT_A_FIELD
every = pytest.mark.parametrize("asked", EVERY.values(), ids=EVERY.keys())
HOSTILE = '"><script>alert(1)</script>'


@every
def test_a_field_is_labelled_described_and_has_no_id_twice(asked, shelf: Shelf) -> None:  # type: ignore[no-untyped-def]
    answer = asked.example(2)
    for document in answer if asked.type == "file" else ():
        shelf.put(document, by="")
    for error in (None, Wrong("Not this"), Wrong("Not this", *asked.anchor().split("-")[1:])):
        html = drawn(asked, asked.posted(answer), error)
        found = ids(html)
        assert sorted(found) == sorted(set(found))
        assert set(attributes(html, "label", "for")) <= set(found)
        for described in attributes(html, "input", "aria-describedby") + attributes(
            html, "fieldset", "aria-describedby"
        ):
            assert set(described.split()) <= set(found)
        assert [part for part in parts(html) if part == "/h1"] == ["/h1"]


@pytest.mark.parametrize("asked", WITH_A_FIELD.values(), ids=WITH_A_FIELD.keys())
def test_an_error_in_the_summary_leads_to_a_control(asked) -> None:  # type: ignore[no-untyped-def]
    html = drawn(asked, {}, Wrong("Not this"))
    controls = attributes(html, "input", "id") + attributes(html, "textarea", "id")
    assert asked.anchor() in controls
    assert "Not this" in parts(html)


@pytest.mark.parametrize("asked", WITH_A_FIELD.values(), ids=WITH_A_FIELD.keys())
def test_what_was_typed_is_shown_and_never_obeyed(asked, shelf: Shelf) -> None:  # type: ignore[no-untyped-def]
    shelf.put("11111111-1111-4111-8111-111111111111", by="", name=HOSTILE)
    posted = {name: [HOSTILE] for name in asked.posted(None)}
    if asked.type == "file":
        posted = {"it": ["11111111-1111-4111-8111-111111111111"]}
    hostile = asked.model_copy(update={"ask": HOSTILE, "hint": HOSTILE})
    html = drawn(hostile, posted, Wrong(HOSTILE))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


@every
def test_the_optional_are_marked_and_the_others_not(asked) -> None:  # type: ignore[no-untyped-def]
    assert "(optional)" in " ".join(map(str, parts(drawn(asked.model_copy(update={"optional": True}), {}))))
    plain = question("text")
    assert "(optional)" not in drawn(plain, {})


def test_a_browser_may_fill_in_what_it_knows_of_its_owner() -> None:
    def known(type: str, **keys: object) -> list[str]:
        return attributes(drawn(question(type, **keys), {}), "input", "autocomplete")

    assert known("name") == ["given-name", "family-name"]
    assert known("address") == ["address-line1", "address-line2", "address-line3", "address-level2", "postal-code"]
    assert known("date", fact="date_of_birth") == ["bday-day", "bday-month", "bday-year"]
    assert (known("email"), known("telephone"), known("date"), known("text")) == (["email"], ["tel"], [], [])


def test_a_wrong_part_is_the_only_one_marked() -> None:
    def marked(*wrong: str) -> list[str]:
        html = drawn(question("date", key="born"), {}, Wrong("No", *wrong))
        inputs = [dict(part[1]) for part in parts(html) if isinstance(part, tuple) and part[0] == "input"]
        return [one["id"] for one in inputs if "govuk-input--error" in one["class"]]

    assert marked("month") == ["born-month"]
    assert marked("month", "year") == ["born-month", "born-year"]
    assert marked() == ["born-day", "born-month", "born-year"]


def test_a_postcode_that_is_known_names_the_authority_on_the_page() -> None:
    html = drawn(question("address"), {"it-postcode": ["PR1 8XJ"]})
    assert "PR1 8XJ is in Preston City Council" in parts(html)


def test_a_list_offers_another_until_it_is_full() -> None:
    asked = question("several", questions=CHILD, most="2")
    two = asked.posted(asked.example(1))
    assert parts(drawn(asked, {})).count("Add another") == 1
    assert parts(drawn(asked, {})).count("Remove") == 0
    assert (parts(drawn(asked, two)).count("Add another"), parts(drawn(asked, two)).count("Remove")) == (0, 2)


def test_a_number_that_may_be_negative_gets_a_keyboard_with_a_minus() -> None:
    def keys(**limits: str) -> list[str]:
        return attributes(drawn(question("number", **limits), {}), "input", "inputmode")

    assert (keys(min="0"), keys(min="0", places="2"), keys(min="-5"), keys()) == (["numeric"], ["decimal"], [], [])


def test_messages_and_words_are_said_in_another_language_when_one_is_plugged_in() -> None:
    welsh = {"Yes": "Ydw", "Select an answer to “{ask}”": "Dewiswch ateb i “{ask}”"}
    provide_translation(lambda text, language: welsh.get(text, text) if language in ("cy", "") else text)
    try:
        assert question("choice", options=OPTIONS).missing() == "Dewiswch ateb i “What is it?”"
        assert (question("yes_no").words(True, "cy"), question("yes_no").words(True, "en")) == ("Ydw", "Yes")
    finally:
        startup.plug_in_places()


def test_questions_import_no_django() -> None:
    import frontdoor.engine.questions

    for path in Path(frontdoor.engine.questions.__file__).parent.glob("*.py"):
        assert re.findall(r"^\s*(?:import|from) django", path.read_text(), re.MULTILINE) == [], path.name
