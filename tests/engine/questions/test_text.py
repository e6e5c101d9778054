"""Text, one line or several: what is made clean, and what is refused."""

import pytest

from frontdoor.engine.questions.asking import Wrong

from .every_type import question

LINE = question("text", length="10", ask="Town of birth")
LINES = question("long_text", length="20", ask="What happened?")


def refusal(asked, *typed: str) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(Wrong) as wrong:
        asked.read({"it": list(typed)})
    return wrong.value.message


def test_space_around_an_answer_is_not_kept() -> None:
    assert LINE.read({"it": [" \t Colne \u00a0 "]}) == "Colne"
    assert LINES.read({"it": ["\r\n  one\r\ntwo\rthree\n\n"]}) == "one\ntwo\nthree"


def test_an_accent_typed_in_two_parts_becomes_one_letter() -> None:
    assert LINE.read({"it": ["Sia\u0302n"]}) == "Siân"


def test_scripts_emoji_and_direction_marks_of_a_language_are_kept() -> None:
    assert LINE.read({"it": ["اسم\u200f"]}) == "اسم\u200f"
    assert LINE.read({"it": ["👩\u200d🚒"]}) == "👩\u200d🚒"


@pytest.mark.parametrize("character", ("\0", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\u2028", "\ud800", "\n"))
def test_one_line_holds_nothing_that_hides_or_turns_it(character: str) -> None:
    said = "Your answer to “Town of birth” has a hidden character that we cannot read: type it again"
    assert refusal(LINE, f"a{character}b") == said


@pytest.mark.parametrize("character", ("\0", "\x1b", "\x7f", "\ud800", *"\u202a\u202b\u202c\u202d\u202e"))
def test_several_lines_hold_nothing_that_controls_or_overrides(character: str) -> None:
    assert "has a hidden character that we cannot read" in refusal(LINES, f"a{character}b")


def test_several_lines_may_be_written_right_to_left() -> None:
    assert LINES.read({"it": ["\u2067שלום\u2069"]}) == "\u2067שלום\u2069"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\u2067b", "a\u2067b\u2069"),
        ("\u2066a\u2068b\nc", "\u2066a\u2068b\u2069\u2069\nc"),
        ("a\u2067b\u2028c\u2069", "a\u2067b\u2069\nc"),
        ("\u2069a\u2069 \u2069", "a"),
    ],
)
def test_an_isolate_ends_in_the_line_that_it_began_in(typed: str, kept: str) -> None:
    assert LINES.read({"it": [typed]}) == kept
    assert LINES.accept(kept) == kept


def test_length_is_counted_in_characters_after_cleaning() -> None:
    assert LINE.read({"it": ["  1234567890  "]}) == "1234567890"
    assert LINE.read({"it": ["👍" * 10]}) == "👍" * 10
    assert refusal(LINE, "12345678901") == "Your answer to “Town of birth” must be 10 characters or fewer"
    said = "Your answer to “What happened?” must be 20 characters or fewer. It has 21"
    assert refusal(LINES, "x" * 21) == said


def test_a_missing_answer_says_what_to_do() -> None:
    assert LINE.missing() == "Enter an answer to “Town of birth”"


def test_the_last_of_two_values_sent_counts() -> None:
    assert LINE.read({"it": ["one", "two"]}) == "two"
