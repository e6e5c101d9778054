"""Places to go to, and the boundaries by which a point has its district, division and ward on a day."""

import json
from datetime import date
from typing import Any

import pytest

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.places.boundaries import NotBoundaries, areas_at, import_boundaries
from frontdoor.engine.places.models import Boundary, ServicePoint
from frontdoor.engine.places.points import NotPoints, load_points, nearest_points
from frontdoor.engine.places.queries import whereabouts
from tests.heart import NOW, catalogue, postcodes

__all__ = ["catalogue", "postcodes"]

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

OLD, NEW = date(2017, 5, 4), date(2025, 5, 1)
POINTS = (
    "kind,name,lat,lng,address,mon,tue,phone\n"
    "branch_library,Colne Library,53.8560,-2.1670,Market Street,9am-5pm,Closed,0300 123 6703\n"
    "library_building,Preston Library,53.7590,-2.6990,Lancaster Road,,,\n"
    "highways_depot,A depot,53.8,-2.1,,,,\n"
)


def square(west: float, south: float, size: float = 0.1) -> list[list[float]]:
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def areas(**shapes: Any) -> str:
    """GeoJSON of areas by code, each a list of rings."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": f"Area {code}"},
            "geometry": {"type": "Polygon", "coordinates": rings},
        }
        for code, rings in shapes.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_points_of_the_councils_kinds_are_loaded_and_the_nearest_comes_first() -> None:
    council = definitions.current().council
    assert load_points(POINTS, council, now=NOW) == {"library": 2}
    near = nearest_points("library", 53.8558, -2.1678, most=5)
    assert [(one.point.name, round(one.miles)) for one in near] == [("Colne Library", 0), ("Preston Library", 23)]
    assert (near[0].point.hours, near[0].point.telephone) == ("Mon 9am-5pm, Tue Closed", "0300 123 6703")
    load_points(POINTS.replace("Colne Library", "New Library"), council, now=NOW)
    assert sorted(ServicePoint.objects.values_list("name", flat=True)) == ["New Library", "Preston Library"]


@pytest.mark.parametrize(
    "text", ["", "name,lat\nx,1\n", "kind,name,lat,lng\nlibrary,x,north,2\n", "kind,name,lat,lng\npub,x,1,2\n"]
)
def test_a_file_of_something_else_changes_nothing(text: str) -> None:
    council = definitions.current().council
    load_points(POINTS, council, now=NOW)
    with pytest.raises(NotPoints):
        load_points(text, council, now=NOW)
    assert ServicePoint.objects.count() == 2


def test_a_point_is_in_the_areas_of_its_day() -> None:
    import_boundaries(areas(E58000001=[square(-2.2, 53.8)]), kind="division", from_on=OLD)
    import_boundaries(areas(E58000002=[square(-2.2, 53.8)], E58000003=[square(0, 50)]), kind="division", from_on=NEW)
    import_boundaries(areas(E05000001=[square(-2.2, 53.8)]), kind="ward", from_on=OLD)
    before, after = areas_at(53.85, -2.15, on=date(2025, 4, 30)), areas_at(53.85, -2.15, on=NEW)
    assert before == {"division": ("E58000001", "Area E58000001"), "ward": ("E05000001", "Area E05000001")}
    assert after["division"] == ("E58000002", "Area E58000002")
    assert areas_at(53.85, -2.15, on=date(2016, 1, 1)) == {}
    assert areas_at(51.0, 1.0, on=NEW) == {}


def test_importing_a_day_again_replaces_it() -> None:
    for _each in range(2):
        assert import_boundaries(areas(E58000001=[square(-2.2, 53.8)]), kind="division", from_on=OLD) == 1
    assert Boundary.objects.count() == 1


def test_a_hole_is_not_in_the_area_around_it() -> None:
    rings = [square(-2.2, 53.8), square(-2.16, 53.84, 0.02)]
    import_boundaries(areas(E07000122=rings), kind="district", from_on=OLD)
    assert areas_at(53.81, -2.19, on=NEW) == {"district": ("E07000122", "Area E07000122")}
    assert areas_at(53.85, -2.15, on=NEW) == {}


def test_a_boundary_decides_what_was_a_guess_by_the_nearest_postcode() -> None:
    lat, lng = 53.8558, -2.1678
    assert whereabouts(lat, lng, on=NEW) == ("E07000122", True)
    import_boundaries(areas(E07000120=[square(-2.2, 53.8)]), kind="district", from_on=OLD)
    assert whereabouts(lat, lng, on=NEW) == ("E07000120", False)
    assert whereabouts(53.7632, -2.7031, on=NEW) == ("E07000123", True)


@pytest.mark.parametrize("text", ["", "{}", '{"features": []}', '{"features": [{"geometry": {"type": "Point"}}]}'])
def test_what_is_no_geojson_of_areas_is_refused(text: str) -> None:
    with pytest.raises(NotBoundaries):
        import_boundaries(text, kind="ward", from_on=OLD)


def test_an_area_without_a_code_is_refused_and_says_what_it_has() -> None:
    text = areas(E1=[square(0, 0)]).replace('"code"', '"kode"')
    with pytest.raises(NotBoundaries, match="kode, name"):
        import_boundaries(text, kind="ward", from_on=OLD)
