"""A service is found by anybody's own words: plurals, misspellings, two words for one, other words for the same."""

import pytest

from frontdoor.engine.finding.queries import find

pytestmark = pytest.mark.usefixtures("findable")


def first(typed: str) -> str:
    found = find(typed)
    return found[0].service if found else ""


@pytest.mark.parametrize(
    "typed",
    ["pothole", "Potholes!", "pot hole", "potholle", "there is a big hole in our road", "POT-HOLES", "pothóle"],
)
def test_a_pothole_is_found_however_it_is_spelt(typed: str) -> None:
    assert first(typed) == "report-a-pothole"


def test_words_that_mean_the_same_are_the_councils_to_say() -> None:
    assert first("blue pass") == "apply-for-a-blue-badge"


@pytest.mark.parametrize("typed", ["", "   ", "the of and", "☃", "'; --", "x" * 5000])
def test_what_means_nothing_finds_nothing_and_breaks_nothing(typed: str) -> None:
    assert find(typed) == []


def test_a_search_costs_the_same_number_of_queries_however_much_is_typed(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for typed in ("pothole", "there is a very big hole in the road outside of my house and it has damaged my tyre"):
        with django_assert_num_queries(4):
            assert find(typed)[0].service == "report-a-pothole"
