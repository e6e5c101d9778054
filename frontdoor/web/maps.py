"""A place as any page pictures it: on the street map of the council's provider, else on the quiet one of our own.
Must not decide whose place it is."""

from dataclasses import dataclass

from django.conf import settings
from markupsafe import Markup

from frontdoor.engine.places import local_map, street_map
from frontdoor.engine.places.queries import Spot


@dataclass(frozen=True)
class Picture:
    """`svg` is empty where there is nothing to show; `credit` goes under it; `nearest` is the nearest postcode."""

    svg: Markup
    credit: str
    nearest: Spot | None


def picture(lat: float, lng: float, *, private: bool = False) -> Picture:
    """With a pin, but where many postcodes share the point: there one would mislead. Of what is private nobody outside
    is asked."""
    ground = local_map.ground(lat, lng)
    spot = ground.nearest
    is_shared = spot is not None and spot.away_m < 1 and not spot.is_precise
    pins = [] if is_shared else [local_map.Pin(lat, lng)]
    if settings.TILES and not private:
        return Picture(Markup(street_map.draw(settings.TILES.url, lat, lng, pins)), settings.TILES.credit, spot)
    if spot is None:
        return Picture(Markup(), "", None)
    return Picture(Markup(local_map.draw(ground, pins)), local_map.ATTRIBUTION, spot)
