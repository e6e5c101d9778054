"""The county's outline and the local map: true to their postcodes, readable, and saying no more than is known.
Must not judge beauty, which is looked at."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from frontdoor.engine.places.actions import sync_authorities
from frontdoor.engine.places.county import county_picture, county_svg, draw_county
from frontdoor.engine.places.local_map import Pin, draw, ground
from frontdoor.engine.places.models import Postcode
from frontdoor.engine.places.outlines import outlines
from frontdoor.engine.places.queries import metres
from frontdoor.engine.places.rings import area, rings_of

from .councils import BLACKBURN, HYNDBURN, PRESTON, today

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {PRESTON: "Preston", HYNDBURN: "Hyndburn"}


def field(district: str, west: float, *, south: float = 53.70) -> list[tuple[str, float, float]]:
    """Postcodes every kilometre over ten kilometres."""
    return [(district, south + i * 0.009, west + j * 0.0152) for i in range(10) for j in range(10)]


LAND = [*field(PRESTON, -2.80), *field(HYNDBURN, -2.648), *field(BLACKBURN, -2.496)]


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def store(land: list[tuple[str, float, float]], *, shared: int = 1) -> None:
    Postcode.objects.bulk_create(
        Postcode(
            code=f"PR{i // 100}{i % 100 // 10}A{chr(65 + i % 10)}", district=district, lat=lat, lng=lng, shared=shared
        )
        for i, (district, lat, lng) in enumerate(land, start=100)
    )


def test_a_ring_goes_once_round_its_cells_and_both_neighbours_draw_the_same_line() -> None:
    labels = {(x, y): "west" if x < 8 else "east" for x in range(16) for y in range(8)}
    rings = rings_of(labels, smallest=4)
    assert [abs(area(ring)) > 60 for ring in (*rings["west"], *rings["east"])] == [True, True]
    on_the_line = [{point for point in rings[side][0] if point[0] == 8} for side in ("west", "east")]
    assert on_the_line[0] == on_the_line[1] != set()


def test_each_outline_holds_its_own_postcodes_and_the_neighbour_is_not_drawn() -> None:
    shape = outlines(LAND, of=NAMES)
    assert set(shape.rings) == {PRESTON, HYNDBURN}
    assert [len(shape.rings[code]) for code in (PRESTON, HYNDBURN)] == [1, 1]
    middle = shape.frame.place(53.74, -2.648 - 0.0076)[0]
    assert max(x for x, _ in shape.rings[PRESTON][0]) == pytest.approx(middle, abs=2)
    assert min(x for x, _ in shape.rings[HYNDBURN][0]) == pytest.approx(middle, abs=2)


def test_the_county_names_each_district_and_says_so_to_those_who_cannot_see_it() -> None:
    svg = county_svg(outlines(LAND, of=NAMES), names=NAMES, title="The districts", seat=(53.74, -2.73), seated="Here.")
    root = ElementTree.fromstring(svg)
    assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == ("The districts", "Hyndburn, Preston. Here.")
    assert sorted(texts(svg)) == ["Hyndburn", "Preston"]
    assert len(root.findall(f"{SVG}circle")) == 1
    assert "style=" not in svg and "<script" not in svg


@pytest.mark.django_db
def test_the_county_is_drawn_into_the_data_folder(tmp_path: Path) -> None:
    sync_authorities(today())
    assert draw_county(tmp_path, today(), on=date(2026, 11, 25)) is None
    assert county_picture(tmp_path) == ""
    store(LAND)
    drawn = draw_county(tmp_path, today(), on=date(2026, 11, 25))
    assert drawn == tmp_path / "map" / "county.svg"
    assert sorted(texts(drawn.read_text(encoding="utf-8"))) == ["Hyndburn", "Preston"]
    assert county_picture(tmp_path) == drawn.read_text(encoding="utf-8")
    assert [file.name for file in drawn.parent.iterdir()] == ["county.svg"]


@pytest.mark.django_db
def test_a_local_map_marks_the_place_and_numbers_the_others() -> None:
    store(field(PRESTON, -2.80))
    svg = draw(
        ground(53.74, -2.73), [Pin(53.74, -2.73), Pin(53.741, -2.731, 1), Pin(53.0, -2.0, 2)], title="Where <it> is"
    )
    root = ElementTree.fromstring(svg)
    assert root.findtext(f"{SVG}title") == "Where <it> is"
    marks = [part.get("class") for part in root.iter() if part.get("class") in ("map__pin", "map__report")]
    assert marks == ["map__report", "map__pin"]
    assert "1" in texts(svg) and "2" not in texts(svg)


@pytest.mark.django_db
def test_a_local_map_without_a_pin_marks_nothing_and_names_no_postcode_that_many_share() -> None:
    store(field(PRESTON, -2.80), shared=5)
    svg = draw(ground(53.74, -2.73))
    assert "map__pin" not in svg and "map__report" not in svg
    assert texts(svg) == ["1 km"]
    assert ElementTree.fromstring(svg).findtext(f"{SVG}desc") == "There are no postcodes near here."


@pytest.mark.django_db
def test_the_nearest_postcode_of_a_map_is_the_nearest_of_all() -> None:
    store(field(PRESTON, -2.80))
    here = (53.7437, -2.7312)
    shown = ground(*here)
    away = [metres(here, (spot.lat, spot.lng)) for spot, _ in shown.spots]
    assert len(away) > 6 and away == sorted(away)
    assert shown.nearest is not None and shown.nearest.away_m == round(min(away))


@pytest.mark.django_db
def test_a_local_map_takes_in_more_ground_where_there_are_few_postcodes() -> None:
    assert texts(draw(ground(53.74, -2.73))) == ["2 km"]
