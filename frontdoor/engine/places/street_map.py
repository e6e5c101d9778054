"""The ground about a place on the street map of a provider that the council chose (tiles, EPSG:3857).
Must not ask the provider itself: whoever looks at the page does, and it learns which few streets that was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from math import asinh, floor, pi, radians, tan

from .local_map import HIGH, WIDE, Pin, mark

TILE = 256
ZOOM = 17
"""A unit of the picture is 0.7 metres in Lancashire: a street and those next to it."""


@dataclass(frozen=True)
class Window:
    """The frame on the flat map of the world at ZOOM: its top left corner, in pixels from the map's own."""

    left: float
    top: float

    @classmethod
    def about(cls, lat: float, lng: float) -> "Window":
        x, y = _flat(lat, lng)
        return cls(x - WIDE / 2, y - HIGH / 2)

    def of(self, lat: float, lng: float) -> tuple[float, float]:
        x, y = _flat(lat, lng)
        return x - self.left, y - self.top

    def tiles(self) -> Iterator[tuple[int, int, float, float]]:
        """Column, row and where the tile stands in the frame, for each that is in sight."""
        for column in range(floor(self.left / TILE), floor((self.left + WIDE) / TILE) + 1):
            for row in range(floor(self.top / TILE), floor((self.top + HIGH) / TILE) + 1):
                yield column, row, column * TILE - self.left, row * TILE - self.top


def draw(url: str, lat: float, lng: float, pins: Iterable[Pin] = (), *, title: str = "Map of the place") -> str:
    """An SVG that stands inside a page, its tiles loaded from `url` with {z}, {x} and {y}; complete without scripts."""
    window = Window.about(lat, lng)
    tiles = "".join(
        f'<image href="{escape(_address(url, column, row))}" x="{x:.1f}" y="{y:.1f}" width="{TILE}" height="{TILE}"/>'
        for column, row, x, y in window.tiles()
    )
    marks = "".join(mark(*window.of(pin.lat, pin.lng), pin) for pin in pins)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map__streets" viewBox="0 0 {WIDE} {HIGH}" role="img">'
        f"<title>{escape(title)}</title>{tiles}{marks}</svg>"
    )


def _flat(lat: float, lng: float) -> tuple[float, float]:
    """Web Mercator, in pixels; nearer the poles than its edge is its edge."""
    whole = TILE * 2**ZOOM
    up = asinh(tan(radians(max(-85.0, min(85.0, lat)))))
    return (lng + 180) / 360 * whole, (1 - up / pi) / 2 * whole


def _address(url: str, column: int, row: int) -> str:
    return url.replace("{z}", str(ZOOM)).replace("{x}", str(column % 2**ZOOM)).replace("{y}", str(row))
