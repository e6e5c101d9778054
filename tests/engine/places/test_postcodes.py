"""Postcodes as their package carries them: where each is, whose, and how many stand on one point.
Must not need the network."""

import csv
import gzip
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from frontdoor.engine.places.actions import load_postcodes, sync_authorities
from frontdoor.engine.places.grid import all_to_degrees, to_degrees
from frontdoor.engine.places.models import Edition, Postcode
from frontdoor.engine.places.queries import (
    around,
    authority_for,
    district_of,
    find_postcode,
    locate,
    look_up,
    metres,
    nearest,
    tidy,
)

from .councils import BLACKBURN, HYNDBURN, PRESTON, today

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
ON = date(2026, 11, 25)
REAL = Path(__file__).parents[4] / "shared" / "data" / "postcodes_lancashire.csv.gz"


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: pytest.FixtureRequest):
    """Three districts' postcodes, loaded once for this file."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        load_postcodes({HYNDBURN, BLACKBURN, PRESTON}, now=NOW)
        yield
        Postcode.objects.all().delete()
        Edition.objects.all().delete()


@pytest.mark.parametrize(
    ("easting", "northing", "lat", "lng"),
    [
        (651409.804, 313177.450, 52.658008, 1.716074),  # Ordnance Survey's own example of the exact transformation
        (353390, 428887, 53.75425, -2.70837),  # County Hall
        (389182, 440162, 53.85757, -2.16595),  # Albert Road, Colne
    ],
)
def test_a_point_of_the_grid_is_where_it_is_within_five_metres(
    easting: float, northing: float, lat: float, lng: float
) -> None:
    assert metres(to_degrees(easting, northing), (lat, lng)) < 5


def test_many_points_at_once_are_the_same_points() -> None:
    points = [(353386, 429037), (371429, 427748), (346999, 465001)]
    quick = all_to_degrees(points)
    assert max(metres(quick[point], to_degrees(*point)) for point in points) < 0.05


@pytest.mark.parametrize("typed", ["pr1 8xj", "PR18XJ", " pr1-8xj ", "P R 1 8 X J"])
def test_a_postcode_is_read_however_it_is_typed(typed: str) -> None:
    assert tidy(typed) == "PR1 8XJ"


@pytest.mark.parametrize("typed", ["", "PR1", "Preston", "PR1 8XJX", "12345", "PR1 8XJ'; --x", "\u0661PR18XJ8"])
def test_what_is_not_a_postcode_is_none(typed: str) -> None:
    assert tidy(typed) == ""


def test_the_postcode_of_an_address_is_found_in_its_words() -> None:
    assert find_postcode("County Hall, Preston pr1 8xj") == "PR1 8XJ"
    assert find_postcode("County Hall, Preston") == ""


@pytest.mark.django_db
def test_a_postcode_of_blackburn_is_blackburns_and_not_the_countys(loaded: None) -> None:
    sync_authorities(today())
    spot = locate("BB1 7DY")
    assert spot is not None and spot.district == BLACKBURN
    authority = authority_for("highways", district=spot.district, on=ON)
    assert authority is not None and authority.name == "Blackburn with Darwen Borough Council"
    found = look_up("BB1 7DY", on=ON)
    assert found is not None and found.authority == "Blackburn with Darwen Borough Council"


@pytest.mark.django_db
def test_an_address_is_told_its_district_council_rather_than_the_county(loaded: None) -> None:
    sync_authorities(today())
    found = look_up("PR1 8XJ", on=ON)
    assert found is not None and found.authority == "Preston City Council"


@pytest.mark.django_db
def test_a_postcode_that_shares_its_point_gives_no_pin(loaded: None) -> None:
    county_hall, street = locate("PR1 8XJ"), locate("PR1 8JY")
    assert county_hall is not None and county_hall.shared > 200 and not county_hall.is_precise
    assert street is not None and street.is_precise


@pytest.mark.django_db
def test_the_nearest_postcode_is_the_nearest_of_all(loaded: None) -> None:
    here = (53.7612, -2.6941)
    true = min(Postcode.objects.all(), key=lambda one: metres(here, (one.lat, one.lng)))
    spot = nearest(*here)
    assert spot is not None
    assert metres((spot.lat, spot.lng), (true.lat, true.lng)) == 0
    assert spot.away_m == round(metres(here, (true.lat, true.lng)))
    assert district_of(*here) == PRESTON


@pytest.mark.django_db
def test_a_point_far_from_every_postcode_has_no_district(loaded: None) -> None:
    assert nearest(48.85, 2.35) is None
    assert district_of(48.85, 2.35) is None
    assert locate("SW1A 1AA") is None


@pytest.mark.django_db
def test_what_is_around_a_point_is_all_that_is_in_the_box(loaded: None) -> None:
    spot = locate("PR1 8JY")
    assert spot is not None
    codes = {one.postcode for one in around(spot.lat, spot.lng, [(60, 60)], fewest=1, beyond_m=40)[1]}
    near = list(Postcode.objects.filter(district=PRESTON))
    assert {str(one) for one in near if metres((spot.lat, spot.lng), (one.lat, one.lng)) <= 100} <= codes
    assert not codes & {str(one) for one in near if metres((spot.lat, spot.lng), (one.lat, one.lng)) > 142}


@pytest.mark.django_db
@pytest.mark.parametrize("stride", [7923, 7939, 7941])
def test_points_that_differ_by_their_last_digit_are_all_taken_in_whatever_order(stride: int) -> None:
    """PostgreSQL takes numbers for equal that differ by less than 0.000001; its index fell over at just that much."""
    Postcode.objects.bulk_create(
        Postcode(code=f"{number:07}", district=PRESTON, lat=53.7, lng=round(-2.7 + number * stride % 200 / 1e6, 6))
        for number in range(5000)
    )
    assert len(around(53.7, -2.7, [(100, 100)], fewest=1, beyond_m=0)[1]) == 5000


@pytest.mark.django_db
def test_ground_is_taken_in_until_there_is_enough_in_it_by_one_read(loaded: None, django_assert_num_queries) -> None:
    """What lies just beyond the frame is read too, and does not count."""
    at = [(0, 0), (0, 150), (0, 250), (0, 260)]
    Postcode.objects.bulk_create(
        Postcode(code=f"{number:07}", district=PRESTON, lat=52 + north / 111_195, lng=0.5)
        for number, (_, north) in enumerate(at)
    )
    frames = [(100, 100), (200, 200), (300, 300)]

    def found(fewest: int, beyond_m: float = 0) -> tuple[int, int]:
        number, spots = around(52, 0.5, frames, fewest=fewest, beyond_m=beyond_m)
        return number, len(spots)

    with django_assert_num_queries(1):
        assert found(1) == (0, 1)
    assert [found(2), found(3), found(4), found(9)] == [(1, 2), (2, 4), (2, 4), (2, 4)]
    assert [found(1, 60), found(2, 55)] == [(0, 2), (1, 3)]
    assert around(48.85, 2.35, frames, fewest=1, beyond_m=0) == (2, [])


@pytest.mark.django_db
def test_loading_the_same_edition_again_does_nothing(loaded: None) -> None:
    assert load_postcodes({HYNDBURN, BLACKBURN, PRESTON}, now=NOW) == 0
    assert set(Postcode.objects.values_list("district", flat=True)) == {HYNDBURN, BLACKBURN, PRESTON}


@pytest.mark.django_db
def test_other_districts_replace_those_before_and_other_nations_are_left_out(loaded: None) -> None:
    said: list[str] = []
    count = load_postcodes({HYNDBURN, "N09000003", "S12000033"}, now=NOW, progress=said.append)
    assert set(Postcode.objects.values_list("district", flat=True)) == {HYNDBURN}
    assert said[-1] == f"{count:,} postcodes loaded"


@pytest.mark.skipif(not REAL.exists(), reason="the county's own list is not here")
def test_every_postcode_of_the_countys_list_is_where_the_list_says() -> None:
    with gzip.open(REAL, "rt", encoding="utf-8") as text:
        rows = [row for i, row in enumerate(csv.DictReader(text)) if i % 50 == 0]
    grid = [(int(row["easting"]), int(row["northing"])) for row in rows]
    placed = all_to_degrees(grid)
    gaps = [metres(placed[at], (float(row["lat"]), float(row["lng"]))) for at, row in zip(grid, rows, strict=True)]
    assert len(gaps) > 900 and max(gaps) < 1
