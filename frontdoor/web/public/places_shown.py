"""A place as a question's page shows it: the map, and where we think it is. Must not decide whose it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from frontdoor.engine.places import queries as places
from frontdoor.engine.places.by_words import ROUGH_M
from frontdoor.engine.questions.asking import Question
from frontdoor.web.maps import picture


def map_and_words(asked: Question, posted: Mapping[str, Sequence[str]], *, private: bool = False) -> dict[str, Any]:
    """`map`, `moving` and `found` for the page of a place question; empty for any other, or while nothing was found."""
    nothing: dict[str, Any] = {"map": None, "moving": None, "found": None}
    if asked.type != "place":
        return nothing
    try:
        lat, lng = (float(posted[f"{asked.key}-{part}"][-1]) for part in ("lat", "lng"))
    except (KeyError, IndexError, ValueError):
        return nothing
    # What was typed may be no point of the earth, nor even a number ("nan").
    if not (abs(lat) <= 90 and abs(lng) <= 180):
        return nothing
    if _accuracy(asked, posted) >= ROUGH_M:
        return nothing | {"found": _somewhere(lat, lng)}
    drawn = picture(lat, lng, private=private)
    if drawn.nearest is None:
        return nothing
    return {
        "map": drawn,
        "moving": None if private else _moving(asked, lat, lng),
        "found": {"words": _near(drawn.nearest.postcode), "note": _whose(lat, lng)},
    }


def _accuracy(asked: Question, posted: Mapping[str, Sequence[str]]) -> float:
    try:
        return float((posted.get(f"{asked.key}-accuracy") or ["0"])[-1] or 0)
    except ValueError:
        return 0


def _somewhere(lat: float, lng: float) -> dict[str, str] | None:
    """What is known only by a district, or half a postcode: enough to go on, and a person reads the words."""
    district, _is_guess = places.whereabouts(lat, lng)
    names = places.district_names([district]) if district else {}
    if not names:
        return None
    note = _("We will read what you wrote. If you know a postcode near it, give that instead: it is quicker.")
    return {"words": _("Somewhere near %s") % names[district], "note": note}


def _moving(asked: Question, lat: float, lng: float) -> dict[str, Any] | None:
    """What a map that moves is told, where there is a street map; the page without scripts shows its picture."""
    if not settings.TILES:
        return None
    return {"key": asked.key, "lat": lat, "lng": lng, "tiles": settings.TILES.url, "credit": settings.TILES.credit}


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
