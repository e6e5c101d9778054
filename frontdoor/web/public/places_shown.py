"""A place as a question's page shows it: the quiet map, and where we think it is. Must not decide whose it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from frontdoor.engine.places import local_map
from frontdoor.engine.places import queries as places
from frontdoor.engine.questions.asking import Question


def map_and_words(asked: Question, posted: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """`map` and `found` for the page of a place question; empty for any other, or while nothing was found."""
    nothing: dict[str, Any] = {"map": "", "found": None}
    if asked.type != "place":
        return nothing
    try:
        lat, lng = (float(posted[f"{asked.key}-{part}"][-1]) for part in ("lat", "lng"))
    except (KeyError, IndexError, ValueError):
        return nothing
    # What was typed may be no point of the earth, nor even a number ("nan").
    if not (abs(lat) <= 90 and abs(lng) <= 180):
        return nothing
    ground = local_map.ground(lat, lng)
    spot = ground.nearest
    if spot is None:
        return nothing
    # Where many postcodes share a point, a pin on it would mislead.
    pins = [local_map.Pin(lat, lng)] if spot.is_precise or spot.away_m else []
    return {
        "map": Markup(local_map.draw(ground, pins)),
        "found": {"words": _near(spot.postcode), "note": _whose(lat, lng)},
    }


def _near(postcode: str) -> str:
    return _("Near %s") % postcode


def _whose(lat: float, lng: float) -> str:
    """By boundaries where they were imported; else we think so, by the nearest postcode."""
    district, is_guess = places.whereabouts(lat, lng)
    names = places.district_names([district]) if district else {}
    if not names:
        return ""
    said = _("We think this is in %s.") if is_guess else _("This is in %s.")
    return said % names[district]
