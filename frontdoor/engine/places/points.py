"""Places that people go to: loaded from a file of the council's, and the nearest to a point.
Must not know what is done there."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from django.db import transaction

from frontdoor.engine.definitions.language import Council

from .models import ServicePoint
from .queries import metres

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
METRES_A_MILE = 1609.344


class NotPoints(ValueError):
    """The file has no columns kind, name, lat and lng, or none of its kinds is the council's."""


@dataclass(frozen=True)
class Near:
    """A service point and how far it is from somebody, in miles."""

    point: ServicePoint
    miles: float


@transaction.atomic
def load_points(text: str, council: Council, *, now: datetime) -> dict[str, int]:
    """The points of a CSV file, in place of all that there were of its kinds: {kind: how many}. Raises NotPoints.

    Columns: kind, name, lat, lng; and, where there are, id, address, telephone (or phone), url, hours (or mon to sun).
    """
    rows = list(_points(text, council, now))
    if not rows:
        raise NotPoints("No row is of a kind that council.yaml names under points.")
    found = {row.kind: sum(other.kind == row.kind for other in rows) for row in rows}
    ServicePoint.objects.filter(kind__in=found).delete()
    ServicePoint.objects.bulk_create(rows, batch_size=500)
    return found


def nearest_points(kind: str, lat: float, lng: float, *, most: int) -> list[Near]:
    """The points of a kind, the nearest first."""
    points = ServicePoint.objects.filter(kind=kind)
    near = [Near(point, metres((lat, lng), (point.lat, point.lng)) / METRES_A_MILE) for point in points]
    return sorted(near, key=lambda one: (one.miles, one.point.name))[:most]


def _points(text: str, council: Council, now: datetime) -> Iterator[ServicePoint]:
    kinds = {called: key for key, kind in council.points.items() for called in (key, *kind.called)}
    reader = csv.DictReader(StringIO(text))
    if not {"kind", "name", "lat", "lng"} <= set(reader.fieldnames or ()):
        raise NotPoints("The file needs the columns kind, name, lat and lng.")
    for line, row in enumerate(reader, start=2):
        if row["kind"] not in kinds:
            continue
        try:
            lat, lng = float(row["lat"]), float(row["lng"])
        except (TypeError, ValueError) as wrong:
            raise NotPoints(f"Line {line}: lat and lng are not numbers.") from wrong
        yield ServicePoint(
            kind=kinds[row["kind"]],
            code=(row.get("id") or row["name"])[:60],
            name=row["name"][:200],
            address=(row.get("address") or "")[:300],
            hours=_hours(row)[:300],
            telephone=(row.get("telephone") or row.get("phone") or "")[:30],
            url=(row.get("url") or "")[:300],
            lat=lat,
            lng=lng,
            loaded_at=now,
        )


def _hours(row: dict[str, str]) -> str:
    if row.get("hours"):
        return row["hours"]
    return ", ".join(f"{day.capitalize()} {row[day]}" for day in DAYS if row.get(day))
