"""Places to go to, as pages list them: the nearest first. Must not keep where somebody is."""

from typing import Any

from django.utils.translation import gettext as _

from frontdoor.engine.places.models import ServicePoint
from frontdoor.engine.places.points import Near, nearest_points
from frontdoor.web import languages


def has_points(kind: str | None) -> bool:
    """A file with places of this kind was loaded."""
    return bool(kind) and ServicePoint.objects.filter(kind=kind).exists()


def near_to(kind: str | None, place: dict[str, Any], *, most: int) -> list[dict[str, str]]:
    """Those of one kind."""
    return [_line(near) for near in nearest_points(kind, place["lat"], place["lng"], most=most)] if kind else []


def near_of_each_kind(spot: Any) -> list[dict[str, str]]:
    """The nearest of each kind of council.yaml, with its kind."""
    kinds = languages.catalogue().council.points
    found = [(kind, nearest_points(key, spot.lat, spot.lng, most=1)) for key, kind in kinds.items()]
    return [_line(near[0], kind=kind.title) for kind, near in found if near]


def _line(near: Near, kind: str = "") -> dict[str, str]:
    point = near.point
    return {
        "kind": kind,
        "name": point.name,
        "href": point.url,
        "miles": _("%s miles") % f"{near.miles:.1f}",
        "address": point.address,
        "hours": point.hours,
        "telephone": point.telephone,
    }
