"""A street map's tiles stand where the published way of naming them (slippy maps, EPSG:3857) says that they do."""

import re
from math import cos, log, pi, radians, tan
from xml.etree import ElementTree

import pytest

from frontdoor.engine.places.local_map import HIGH, WIDE, Pin
from frontdoor.engine.places.street_map import TILE, ZOOM, draw

URL = "https://tiles.example/{z}/{x}/{y}.png?key=a&b"
SVG = "{http://www.w3.org/2000/svg}"
COUNTY_HALL = (53.763201, -2.70309)


def named(lat: float, lng: float) -> tuple[int, int]:
    """The tile of a point, by the formula that the makers of slippy maps publish."""
    turn = radians(lat)
    across = (lng + 180) / 360 * 2**ZOOM
    down = (1 - log(tan(turn) + 1 / cos(turn)) / pi) / 2 * 2**ZOOM
    return int(across), int(down)


def drawn(lat: float, lng: float) -> dict[tuple[int, int], tuple[float, float]]:
    found = {}
    for image in ElementTree.fromstring(draw(URL, lat, lng)).iter(f"{SVG}image"):
        at = re.fullmatch(rf"https://tiles\.example/{ZOOM}/(\d+)/(\d+)\.png\?key=a&b", image.attrib["href"])
        assert at
        found[int(at[1]), int(at[2])] = (float(image.attrib["x"]), float(image.attrib["y"]))
    return found


@pytest.mark.parametrize("at", [COUNTY_HALL, (54.047012, -2.801003), (-33.86, 151.21)])
def test_the_point_is_in_the_middle_of_the_tile_that_holds_it(at: tuple[float, float]) -> None:
    x, y = drawn(*at)[named(*at)]
    assert x <= WIDE / 2 < x + TILE and y <= HIGH / 2 < y + TILE


def test_the_frame_is_covered_and_no_tile_is_asked_for_out_of_sight() -> None:
    corners = list(drawn(*COUNTY_HALL).values())
    assert min(x for x, _ in corners) <= 0 and max(x for x, _ in corners) + TILE >= WIDE
    assert min(y for _, y in corners) <= 0 and max(y for _, y in corners) + TILE >= HIGH
    assert all(-TILE < x <= WIDE and -TILE < y <= HIGH for x, y in corners)


@pytest.mark.parametrize("at", [(90.0, 180.0), (-90.0, -180.0)])
def test_the_ends_of_the_earth_are_drawn_too(at: tuple[float, float]) -> None:
    assert drawn(*at)


def test_the_pin_is_at_the_place() -> None:
    root = ElementTree.fromstring(draw(URL, *COUNTY_HALL, [Pin(*COUNTY_HALL)], title="Where"))
    (pin,) = (part for part in root.iter(f"{SVG}g") if part.find(f"{SVG}path[@class='map__pin']") is not None)
    assert (pin.attrib["transform"], root.findtext(f"{SVG}title")) == (
        f"translate({WIDE / 2:.1f} {HIGH / 2:.1f})",
        "Where",
    )
