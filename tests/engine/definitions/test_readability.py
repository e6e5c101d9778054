"""How hard a text is to read, and that a catalogue which is too hard is refused."""

from pathlib import Path

import pytest

from frontdoor.engine.definitions.readability import grade, syllables
from tests.engine.definitions.small import changed, mistakes

HARD = (
    "Notwithstanding the aforementioned considerations, the authority is necessarily obliged to adjudicate on "
    "the admissibility of representations received in connection with infrastructural deterioration."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [("hole", 1), ("table", 2), ("mended", 2), ("looked", 1), ("people", 2), ("council", 2), ("application", 4)],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_that_of_the_published_formula() -> None:
    """Two sentences, eleven words, twelve syllables."""
    assert grade("We will look at it. You will hear from us again.") == pytest.approx(
        0.39 * 5.5 + 11.8 * 12 / 11 - 15.59
    )
    assert grade("((reference)) 2027") is None


def test_a_page_that_is_too_hard_is_refused(tmp_path: Path) -> None:
    told = mistakes(tmp_path, report_a_bench=changed("Tell us about a broken bench.", HARD))
    assert [line.partition(" years")[0][:30] for line in told] == [
        "1: The pages of the catalogue ",
        "1: The start page asks for 21.",
    ]


def test_a_service_that_nobodys_words_lead_to_is_refused(tmp_path: Path) -> None:
    told = mistakes(tmp_path, report_a_bench=changed("words:\n  - broken bench\n", ""))
    assert told == ['1: Nobody\'s own words lead here: "words" is missing.']
