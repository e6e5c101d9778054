"""A quiet picture of the ground about a place: built-up land as the postcodes show it, their names, and pins.
Must not be the only way to say where: it has no roads, and words stand beside it. ATTRIBUTION goes under it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from html import escape
from math import cos, dist, radians

from frontdoor.engine.places.directory import ATTRIBUTION
from frontdoor.engine.places.queries import CROWD, EARTH_M, Spot, around, metres

__all__ = ["ATTRIBUTION", "Ground", "Pin", "draw", "ground", "mark"]

WIDE, HIGH = 360, 270
MIDDLE = (WIDE / 2, HIGH / 2)
ACROSS_M = (900, 1_500, 3_000, 6_000, 12_000)
FEWEST = 6  # postcodes in sight, or the frame takes in more ground
REACH_M, JOIN_M, HOME_M = 85.0, 260.0, 26.0
CLOSE = 100  # postcodes in sight
LABELS, LETTER, TALL = 9, 7.0, 15.0
METRES_A_DEGREE = radians(1) * EARTH_M

GROUND, BUILT, HOMES, LINE, INK, ROSE = "#f7f4ee", "#ebe5da", "#dfd7c9", "#d3cabd", "#231d1b", "#9d1535"
DROP = "M0 0C-3-7-15-16-15-27A15 15 0 1 1 15-27C15-16 3-7 0 0Z"

type Point = tuple[float, float]
type Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Pin:
    """A place to mark: a number for one of a list, none for the place itself."""

    lat: float
    lng: float
    number: int | None = None


@dataclass(frozen=True)
class View:
    """The frame's middle and how many metres a unit of the picture is."""

    lat: float
    lng: float
    metres: float

    def of(self, lat: float, lng: float) -> Point:
        x = (lng - self.lng) * METRES_A_DEGREE * cos(radians(self.lat)) / self.metres
        y = (self.lat - lat) * METRES_A_DEGREE / self.metres
        return WIDE / 2 + x, HIGH / 2 + y


@dataclass(frozen=True)
class Ground:
    """What a picture shows: postcodes by how far they are from the middle, and where in the frame each stands."""

    view: View
    spots: list[tuple[Spot, Point]]

    @property
    def nearest(self) -> Spot | None:
        """The nearest postcode in sight, and how far away it is."""
        if not self.spots:
            return None
        found, _point = self.spots[0]
        return found._replace(away_m=round(metres((self.view.lat, self.view.lng), (found.lat, found.lng))))


def ground(lat: float, lng: float) -> Ground:
    """The closest view with enough in it to know the place by, and what is in and just beyond it."""
    frames = [(across * HIGH / WIDE / 2, across / 2) for across in ACROSS_M]
    closest, found = around(lat, lng, frames, fewest=FEWEST, beyond_m=JOIN_M)
    view = View(lat, lng, ACROSS_M[closest] / WIDE)
    spots = [(spot, view.of(spot.lat, spot.lng)) for spot in found]
    return Ground(view, sorted(spots, key=lambda placed: dist(placed[1], MIDDLE)))


def draw(ground: Ground, pins: Iterable[Pin] = (), *, title: str = "Map of the place") -> str:
    """The picture, as text of an SVG that stands inside a page. Where the point is only that of a postcode that
    many share (`Spot.is_precise` is False), give no pin: it would mislead."""
    view, spots = ground.view, ground.spots
    marks = sorted(pins, key=lambda pin: pin.number is None)
    taken = [_mark_box(*view.of(pin.lat, pin.lng), pin) for pin in marks]
    named, names = _names(spots, taken)
    near = f"Postcodes near here: {', '.join(sorted(named))}." if named else "There are no postcodes near here."
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="map__local" viewBox="0 0 {WIDE} {HIGH}" role="img">',
            f"<title>{escape(title)}</title><desc>{escape(near)}</desc>",
            f'<rect class="map__ground" width="{WIDE}" height="{HIGH}" fill="{GROUND}"/>',
            _built(view, [point for _, point in spots]),
            names,
            _ruler(view),
            *(mark(*view.of(pin.lat, pin.lng), pin) for pin in marks),
            "</svg>",
        )
    )


def _is_inside(x: float, y: float) -> bool:
    return 0 <= x <= WIDE and 0 <= y <= HIGH


def _built(view: View, places: Iterable[Point]) -> str:
    """Soft land round each postcode, run together where they are close; a darker patch where homes are."""
    points = sorted({(round(x), round(y)) for x, y in places})
    dots = "".join(f"M{x} {y}h0" for x, y in points)
    joins = "".join(f"M{x} {y}l{u - x} {v - y}" for (x, y), (u, v) in _joins(points, JOIN_M / view.metres))
    land, homes = 2 * REACH_M / view.metres, max(5.0, 2 * HOME_M / view.metres)
    return (
        '<g fill="none" stroke-linecap="round">'
        f'<path class="map__land" stroke="{BUILT}" stroke-width="{land:.0f}" d="{dots}{joins}"/>'
        f'<path class="map__homes" stroke="{HOMES}" stroke-width="{homes:.0f}" d="{dots}"/>'
        "</g>"
    )


def _joins(points: Sequence[tuple[int, int]], most: float) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Each point with its three nearest, if near enough: what lies between two of them is built up too.
    Where there are many, they run together by themselves."""
    joins = set()
    for one in points if len(points) <= CLOSE else ():
        near = nsmallest(3, ((dist(one, other), other) for other in points if 0 < dist(one, other) < most))
        joins |= {(min(one, other), max(one, other)) for _, other in near}
    return sorted(joins)


def _names(spots: Iterable[tuple[Spot, Point]], taken: list[Box]) -> tuple[list[str], str]:
    """The postcodes that can be read without touching another or a pin, from the middle outwards."""
    named, texts = [], []
    for postcode, x, y in ((spot.postcode, *point) for spot, point in spots if spot.shared < CROWD):
        half = len(postcode) * LETTER / 2
        box = (x - half, y - TALL / 2, x + half, y + TALL / 2)
        is_whole = box[0] > 4 and box[1] > 4 and box[2] < WIDE - 4 and box[3] < HIGH - 30
        if is_whole and not any(_touch(box, other) for other in taken):
            taken.append((box[0] - 14, box[1] - 10, box[2] + 14, box[3] + 10))
            named.append(postcode)
            texts.append(f'<text class="map__label" x="{x:.0f}" y="{y + 4:.0f}">{escape(postcode)}</text>')
        if len(named) == LABELS:
            break
    style = f'font-size="12" fill="{INK}" text-anchor="middle" stroke="#fff" stroke-width="3"'
    return named, f'<g {style} stroke-linejoin="round" paint-order="stroke">{"".join(texts)}</g>'


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _ruler(view: View) -> str:
    """How long a walk is, at the bottom left."""
    metres = next(m for m in (2_000, 1_000, 500, 200, 100) if m / view.metres < WIDE / 3)
    words = f"{metres} m" if metres < 1_000 else f"{metres // 1_000} km"
    end = 14 + metres / view.metres
    return (
        f'<path class="map__ruler" fill="none" stroke="{INK}" stroke-width="1.5" d="M14 {HIGH - 18}v5H{end:.0f}v-5"/>'
        f'<text class="map__scale" x="{end + 7:.0f}" y="{HIGH - 11}" font-size="12" fill="{INK}">{words}</text>'
    )


def _mark_box(x: float, y: float, pin: Pin) -> Box:
    return (x - 16, y - 44, x + 16, y + 4) if pin.number is None else (x - 13, y - 13, x + 13, y + 13)


def mark(x: float, y: float, pin: Pin) -> str:
    if not _is_inside(x, y):
        return ""
    place = f'transform="translate({x:.1f} {y:.1f})"'
    if pin.number is None:
        return (
            f'<g {place}><ellipse rx="7" ry="2.5" fill="{INK}" opacity=".3"/>'
            f'<path class="map__pin" fill="{ROSE}" stroke="#fff" stroke-width="2" d="{DROP}"/>'
            '<circle cy="-27" r="5.5" fill="#fff"/></g>'
        )
    return (
        f'<g {place}><circle class="map__report" r="11" fill="#fff" stroke="{INK}" stroke-width="2"/>'
        f'<text y="4.5" font-size="13" font-weight="700" text-anchor="middle" fill="{INK}">{pin.number}</text></g>'
    )
