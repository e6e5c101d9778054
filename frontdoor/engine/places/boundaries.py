"""Boundaries of districts, divisions and wards: imported from GeoJSON with the day from which they hold.
Must not decide who has a duty in them."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Literal

from django.db import connection, transaction
from django.db.models import Q

from .models import Boundary

Kind = Literal["district", "division", "ward"]
CODES, NAMES = ("code", "gss", "id"), ("name", "title")

AREAS_AT = """
SELECT kind, code, name FROM places_boundary outer_ring
WHERE NOT hole AND ring @> point(%(lng)s, %(lat)s)
  AND from_on <= coalesce(%(on)s, from_on) AND (until_on IS NULL OR until_on >= %(on)s)
  AND NOT EXISTS (
    SELECT 1 FROM places_boundary inner_ring WHERE inner_ring.hole AND inner_ring.kind = outer_ring.kind
    AND inner_ring.code = outer_ring.code AND inner_ring.from_on = outer_ring.from_on
    AND inner_ring.ring @> point(%(lng)s, %(lat)s))
ORDER BY kind, code
"""


class NotBoundaries(ValueError):
    """The file is not GeoJSON of areas with a code and a name each."""


@transaction.atomic
def import_boundaries(text: str, *, kind: Kind, from_on: date) -> int:
    """The areas of a GeoJSON FeatureCollection (WGS 84), which hold from a day; those before them end the day before.

    Importing the same day again replaces it. Returns how many areas there are. Raises NotBoundaries.
    """
    rows = [row for feature in _features(text) for row in _rings(feature, kind, from_on)]
    before = Boundary.objects.filter(kind=kind)
    before.filter(from_on=from_on).delete()
    before.filter(Q(until_on=None) | Q(until_on__gte=from_on), from_on__lt=from_on).update(
        until_on=from_on - timedelta(days=1)
    )
    Boundary.objects.bulk_create(rows, batch_size=500)
    return len({row.code for row in rows})


def areas_at(lat: float, lng: float, *, on: date | None) -> dict[str, tuple[str, str]]:
    """The code and name of each kind of area that holds a point: {"division": ("E58000751", "Accrington North")}.

    On a day; without one, by the boundaries that have no end yet.
    """
    with connection.cursor() as cursor:
        cursor.execute(AREAS_AT, {"lat": lat, "lng": lng, "on": on})
        return {kind: (code, name) for kind, code, name in reversed(cursor.fetchall())}


def _features(text: str) -> list[dict[str, Any]]:
    try:
        features = json.loads(text)["features"]
        assert features and all(one["geometry"]["type"] in ("Polygon", "MultiPolygon") for one in features)
    except (ValueError, KeyError, TypeError, AssertionError) as wrong:
        raise NotBoundaries("This is no GeoJSON FeatureCollection of polygons.") from wrong
    return list(features)


def _rings(feature: dict[str, Any], kind: Kind, from_on: date) -> Iterator[Boundary]:
    about, shape = feature.get("properties") or {}, feature["geometry"]
    code = next((str(about[key]) for key in CODES if about.get(key)), "")
    name = next((str(about[key]) for key in NAMES if about.get(key)), "")
    if not code or not name:
        raise NotBoundaries(f"An area has no code or no name: its properties are {', '.join(about) or 'none'}.")
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    for polygon in polygons:
        for at, ring in enumerate(polygon):
            points = ",".join(f"({float(lng)},{float(lat)})" for lng, lat, *_ in ring)
            yield Boundary(kind=kind, code=code[:9], name=name, hole=at > 0, ring=f"({points})", from_on=from_on)
