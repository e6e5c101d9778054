"""A place: from the device, the map or a postcode, and never stale when the words beside it change."""

import pytest

from frontdoor.engine.questions.asking import Wrong

from .every_type import question

SITE = question("place", key="site", ask="Where is it?", public=True)


def sent(**parts: str) -> dict[str, list[str]]:
    return {f"site-{part}": [text] for part, text in parts.items()}


def news(typed: dict[str, list[str]]) -> tuple[str, str]:
    with pytest.raises(Wrong) as wrong:
        SITE.read(typed)
    return wrong.value.message, wrong.value.part


@pytest.mark.parametrize("words", ("BB8 0AA", "bb80aa", "Outside 12 Albert Road, BB8 0AA"))
def test_a_postcode_among_the_words_gives_the_point(words: str) -> None:
    assert SITE.read(sent(words=words)) == {"lat": 53.855812, "lng": -2.1678, "words": words}


def test_a_point_from_the_device_needs_no_words_and_keeps_them() -> None:
    here = sent(lat="53.7", lng="-2.7", accuracy="12.4")
    assert SITE.read(here) == {"lat": 53.7, "lng": -2.7, "accuracy_m": 12}
    assert SITE.read(here | sent(words="By the gate")) == {
        "lat": 53.7,
        "lng": -2.7,
        "accuracy_m": 12,
        "words": "By the gate",
    }


def test_a_place_outside_the_county_is_still_an_answer() -> None:
    assert SITE.read(sent(lat="50.1", lng="-5.5")) == {"lat": 50.1, "lng": -5.5}


def test_words_alone_are_not_a_place() -> None:
    said = "We do not know those words for “Where is it?”: add your district or a postcode, or use your location"
    assert news(sent(words="by the big tree")) == (said, "words")


def test_a_postcode_that_nobody_has_is_named() -> None:
    said = "We do not know the postcode BB8 9ZZ for “Where is it?”: check it, or give another near it"
    assert news(sent(words="near BB8 9ZZ")) == (said, "words")


def test_nothing_given_asks_for_a_postcode_or_a_location() -> None:
    assert SITE.read(sent(words="", lat="", lng="")) is None
    assert SITE.missing() == "Show us where for “Where is it?”: give a postcode near it, or use your location"


@pytest.mark.parametrize("lat", ("91", "NaN", "Infinity", "x", "1e999999"))
def test_a_point_that_is_nowhere_on_earth_does_not_count(lat: str) -> None:
    assert SITE.read(sent(lat=lat, lng="-2.7")) is None


def test_new_words_beside_an_old_point_move_it() -> None:
    before = SITE.read(sent(words="BB8 0AA"))
    changed = SITE.posted(before) | sent(words="County Hall PR1 8XJ")
    assert SITE.read(changed) == {"lat": 53.7632, "lng": -2.7031, "words": "County Hall PR1 8XJ"}


def test_better_words_for_the_same_point_do_not_move_it() -> None:
    before = SITE.read(sent(lat="53.7", lng="-2.7", words="by the shop"))
    changed = SITE.posted(before) | sent(words="by the chip shop")
    assert SITE.read(changed) == {"lat": 53.7, "lng": -2.7, "words": "by the chip shop"}


def test_a_pin_that_was_moved_stays_where_it_was_put() -> None:
    before = SITE.read(sent(words="BB8 0AA"))
    moved = SITE.posted(before) | sent(lat="53.860000", words="Near PR1 8XJ")
    assert SITE.read(moved) == {"lat": 53.86, "lng": -2.1678, "words": "Near PR1 8XJ"}


def test_find_fills_the_page_with_what_was_found() -> None:
    typed = sent(words="BB8 0AA", find="find")
    assert SITE.again(typed) == SITE.posted({"lat": 53.855812, "lng": -2.1678, "words": "BB8 0AA"})
    assert SITE.again(sent(words="BB8 0AA")) is None
    assert SITE.again(sent(words="", find="find")) == sent(words="")


def test_in_public_a_place_is_its_coordinates_never_its_words() -> None:
    place = {"lat": 53.7, "lng": -2.7, "words": "Mary Green's house", "accuracy_m": 5}
    assert SITE.redact(place) == {"lat": 53.7, "lng": -2.7}
    assert question("place", personal=False).redact(place) == {"lat": 53.7, "lng": -2.7}
    assert question("place").redact(place) is None


def test_a_place_has_two_columns() -> None:
    place = {"lat": 53.7, "lng": -2.7, "words": "Mary Green's house"}
    assert {column.name: column.value(place) for column in SITE.columns()} == {"site_lat": 53.7, "site_lng": -2.7}
