"""The nearest right word, and no word where none is near."""

import pytest

from frontdoor.engine.rules.nearest import did_you_mean, nearest

KNOWN = ["road", "pavement", "other", "report-a-pothole"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("road", "road"),
        ("raod", "road"),
        ("ROAD", "road"),
        ("pavment", "pavement"),
        ("report_a_pothole", "report-a-pothole"),
        ("zebra", None),
        ("", None),
    ],
)
def test_the_nearest_word_is_found(word: str, expected: str | None) -> None:
    assert nearest(word, KNOWN) == expected


def test_nothing_is_near_when_nothing_is_known() -> None:
    assert nearest("road", []) is None


def test_a_suggestion_is_a_sentence_or_nothing() -> None:
    assert (did_you_mean("raod", KNOWN), did_you_mean("zebra", KNOWN)) == (' Did you mean "road"?', "")
