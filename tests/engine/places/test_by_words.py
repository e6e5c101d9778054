"""Words are found by a postcode, half of one, or a district's name; and how well is said."""

import pytest

from frontdoor.engine.places.by_words import Region, find
from frontdoor.engine.places.queries import Spot
from tests.heart import catalogue, postcodes

__all__ = ["catalogue", "postcodes"]

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")


def test_a_postcode_is_a_spot() -> None:
    assert isinstance(find("PR1 8XJ"), Spot)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Plungington Road, Preston", (53.7632, -2.7031)),
        ("by the market in PENDLE", (53.8558, -2.1678)),
        ("somewhere in la4", (54.0470, -2.8010)),
    ],
)
def test_a_district_or_half_a_postcode_is_a_region(words: str, near: tuple[float, float]) -> None:
    found = find(words)
    assert isinstance(found, Region)
    assert (found.lat, found.lng) == pytest.approx(near)


@pytest.mark.parametrize("words", ["", "Fishergate", "ZZ9", "Prestonpans", "the M6"])
def test_what_nobody_can_know_is_not_guessed(words: str) -> None:
    assert find(words) is None
