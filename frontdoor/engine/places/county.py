"""The outline of the council's own area, its districts named, for the home page: drawn once, at set-up.
Must not be used to tell whose a place is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise
from pathlib import Path

from frontdoor.engine.definitions.language import Council
from frontdoor.engine.places.directory import ATTRIBUTION
from frontdoor.engine.places.models import Postcode
from frontdoor.engine.places.outlines import Outlines, outlines
from frontdoor.engine.places.queries import district_names, districts_of, find_postcode, locate, short_name
from frontdoor.engine.places.rings import Point

FILE = Path("map") / "county.svg"
WIDE, HIGH, PAD = 310.0, 370.0, 8.0
LETTER, LINE = 5.9, 12.5  # of a name set in 11.5 units

STROKE = 'fill="#e0d8cb" stroke="#f7f4ee" stroke-width="2" stroke-linejoin="round"'
NAME = 'font-size="11.5" fill="#231d1b" text-anchor="middle"'


@dataclass(frozen=True)
class Scale:
    """From the cells of an outline to the units of the picture."""

    left: float
    top: float
    units: float

    def of(self, point: Point) -> Point:
        return (point[0] - self.left) * self.units + PAD, (point[1] - self.top) * self.units + PAD


def draw_county(folder: Path, council: Council, *, on: date) -> Path | None:
    """Draw the council's districts into the data folder; None when there is no postcode to draw them from."""
    own = districts_of(council.key, on=on)
    postcodes = list(Postcode.objects.values_list("district", "lat", "lng"))
    if not own or not any(district in own for district, _, _ in postcodes):
        return None
    seat = locate(find_postcode(council.address))
    picture = county_svg(
        outlines(postcodes, of=own),
        names=own,
        title=f"The districts of {short_name(council.name)}",
        seat=(seat.lat, seat.lng) if seat else None,
        seated=f"Our offices are in {district_names([seat.district])[seat.district]}." if seat else "",
    )
    file = folder / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".new")
    beside.write_text(picture, encoding="utf-8")
    return beside.replace(file)


def county_picture(folder: Path) -> str:
    """The county as last drawn into the data folder, to stand inside a page; "" while there is none."""
    file = folder / FILE
    return file.read_text(encoding="utf-8") if file.exists() else ""


def county_svg(
    shape: Outlines, *, names: Mapping[str, str], title: str, seat: tuple[float, float] | None = None, seated: str = ""
) -> str:
    """The picture. `names` are by district, `seat` is the latitude and longitude of the council's dot."""
    corners = [point for rings in shape.rings.values() for ring in rings for point in ring]
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    across, down = max(x for x, _ in corners) - left, max(y for _, y in corners) - top
    scale = Scale(left, top, min(WIDE / across, HIGH / down))
    dot = scale.of(shape.frame.place(*seat)) if seat else None
    rings = {code: [[scale.of(p) for p in ring] for ring in rings] for code, rings in shape.rings.items()}
    listed = ", ".join(sorted(names.values()))
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across * scale.units + 2 * PAD:.0f}'
            f' {down * scale.units + 2 * PAD:.0f}" role="img" aria-labelledby="county-title county-desc">',
            f'<title id="county-title">{escape(title)}</title>',
            f'<desc id="county-desc">{escape(f"{listed}. {seated}".strip())}</desc>',
            f"<metadata>{escape(ATTRIBUTION)}</metadata>",
            f"<g {STROKE}>{''.join(_district(code, rings[code]) for code in sorted(rings))}</g>",
            f"<g {NAME}>{''.join(_name(names[code], rings[code], dot) for code in sorted(rings))}</g>",
            _dot(dot) if dot else "",
            "</svg>\n",
        )
    )


def _district(code: str, rings: Sequence[Sequence[Point]]) -> str:
    return f'<path class="map__district" data-district="{code}" d="{"".join(path(ring) for ring in rings)}"/>'


def path(ring: Sequence[Point]) -> str:
    """A closed line, each step from the last, to a tenth of a unit."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    steps = [(u - x, v - y) for (x, y), (u, v) in pairwise(tenths)]
    start, *rest = (f"{x / 10:g} {y / 10:g}" for x, y in [tenths[0], *steps])
    return f"M{start}l{' '.join(rest)}z".replace(" -", "-")


def _name(name: str, rings: Sequence[Sequence[Point]], dot: Point | None) -> str:
    """The name where there is most room for it, on one line if it fits and else on two."""
    words = name.split(" ")
    ways = [[name], *([" ".join(words[:i]), " ".join(words[i:])] for i in range(1, len(words)))]
    walls = [*(point for ring in rings for point in _close(ring)), *_dotted(dot)]
    _, at, lines = max(
        (
            (min(room, 1.6), at, lines)
            for lines in ways
            for room, at in [_roomiest(rings[0], walls, max(map(len, lines)) * LETTER / 2, len(lines) * LINE / 2)]
        ),
        key=lambda way: way[0],
    )
    x, y = at
    first = y - LINE * (len(lines) - 1) / 2 + 4
    return "".join(
        f'<text class="map__name" x="{x:.0f}" y="{first + i * LINE:.1f}">{escape(line)}</text>'
        for i, line in enumerate(lines)
    )


def _roomiest(ring: Sequence[Point], walls: Collection[Point], half: float, tall: float) -> tuple[float, Point]:
    """How many times a box of this half width and height fits, and where it fits best inside the ring."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    best, at = 0.0, (sum(xs) / len(xs), sum(ys) / len(ys))
    for x in range(int(min(xs)), int(max(xs)), 3):
        for y in range(int(min(ys)), int(max(ys)), 3):
            room = best
            if _holds(ring, x, y):
                room = min(max(abs(x - a) / half, abs(y - b) / tall) for a, b in walls)
            if room > best:
                best, at = room, (x, y)
    return best, at


def _holds(ring: Sequence[Point], x: float, y: float) -> bool:
    inside = False
    for (a, b), (c, d) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a:
            inside = not inside
    return inside


def _close(ring: Sequence[Point]) -> list[Point]:
    """Points on the ring no more than a few units apart."""
    points = []
    for (a, b), (c, d) in zip(ring, [*ring[1:], ring[0]], strict=True):
        steps = max(1, round((abs(c - a) + abs(d - b)) / 4))
        points += [(a + (c - a) * i / steps, b + (d - b) * i / steps) for i in range(steps)]
    return points


def _dotted(dot: Point | None) -> list[Point]:
    """The dot's own edge, which a name keeps away from too."""
    return [(dot[0] + i, dot[1] + j) for i in (-6, 0, 6) for j in (-6, 0, 6)] if dot else []


def _dot(dot: Point) -> str:
    where = f'cx="{dot[0]:.1f}" cy="{dot[1]:.1f}"'
    return f'<circle class="map__seat" {where} r="4.5" fill="#9d1535" stroke="#f7f4ee" stroke-width="1.5"/>'
