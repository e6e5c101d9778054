"""Outlines of districts made from postcodes alone: each piece of land belongs to its nearest postcode's district.
Must not decide whose a place is: at the edges these lines are a few hundred metres out."""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import cos, inf, radians, sqrt

from frontdoor.engine.places.rings import Point, rings_of

CELL_M = 250.0
MARGIN_M = 8_000.0
SEA_M = 6_000.0  # further than this from every postcode is open water: no land in England is
SHORE_M = 750.0  # water reaches in from there to this distance of a postcode
SPECK = 40  # cells: smaller islands and holes are not drawn
METRES_A_DEGREE = 111_195.0

type Cell = tuple[int, int]


@dataclass(frozen=True)
class Frame:
    """A flat frame over an area: columns and rows of cells, from the north-west."""

    west: float
    north: float
    columns: int
    rows: int
    squeeze: float

    def place(self, lat: float, lng: float) -> Point:
        """A point as column and row, with fractions."""
        return (lng - self.west) * self.squeeze / CELL_M, (self.north - lat) * METRES_A_DEGREE / CELL_M


@dataclass(frozen=True)
class Outlines:
    """Rings of each district, in the frame's columns and rows."""

    frame: Frame
    rings: Mapping[str, list[list[Point]]]


def outlines(postcodes: Collection[tuple[str, float, float]], *, of: Collection[str]) -> Outlines:
    """Outlines of these districts, from postcodes (district, lat, lng) of them and of their neighbours."""
    frame = _frame([(lat, lng) for district, lat, lng in postcodes if district in of])
    land = _land(frame, postcodes)
    for _ in range(2):
        land = _smoothed(frame, land)
    labels = {cell: district for cell, district in land.items() if district in of}
    return Outlines(frame, rings_of(labels, smallest=SPECK))


def _frame(points: Collection[Point]) -> Frame:
    lats, lngs = [lat for lat, _ in points], [lng for _, lng in points]
    squeeze = METRES_A_DEGREE * cos(radians((min(lats) + max(lats)) / 2))
    west, north = min(lngs) - MARGIN_M / squeeze, max(lats) + MARGIN_M / METRES_A_DEGREE
    columns = ((max(lngs) - west) * squeeze + MARGIN_M) / CELL_M
    rows = ((north - min(lats)) * METRES_A_DEGREE + MARGIN_M) / CELL_M
    return Frame(west, north, round(columns), round(rows), squeeze)


def _land(frame: Frame, postcodes: Iterable[tuple[str, float, float]]) -> dict[Cell, str]:
    """The district of every cell that is not open water."""
    away, whose = _nearest(frame, postcodes)
    sea = _sea(away)
    return {cell: district for cell, district in whose.items() if cell not in sea}


def _nearest(frame: Frame, postcodes: Iterable[tuple[str, float, float]]) -> tuple[dict[Cell, float], dict[Cell, str]]:
    """For each cell the distance in cells to its nearest postcode, and that one's district: a fire from all at once."""
    best: dict[Cell, float] = {(x, y): inf for x in range(frame.columns) for y in range(frame.rows)}
    whose: dict[Cell, tuple[Point, str]] = {}
    for district, lat, lng in postcodes:
        u, v = frame.place(lat, lng)
        cell = int(u), int(v)
        if (gap := (cell[0] + 0.5 - u) ** 2 + (cell[1] + 0.5 - v) ** 2) < best.get(cell, -1):
            best[cell], whose[cell] = gap, ((u, v), district)
    heap = [(best[cell], cell) for cell in whose]
    heapify(heap)
    while heap:
        gap, cell = heappop(heap)
        if gap > best[cell]:
            continue
        (u, v), _ = its = whose[cell]
        for near in _around(cell):
            x, y = near[0] + 0.5 - u, near[1] + 0.5 - v
            if (gap := x * x + y * y) < best.get(near, -1):
                best[near], whose[near] = gap, its
                heappush(heap, (gap, near))
    return {cell: sqrt(gap) for cell, gap in best.items()}, {cell: district for cell, (_, district) in whose.items()}


def _sea(away: Mapping[Cell, float]) -> set[Cell]:
    """Open water, and all that it reaches."""
    sea = {cell for cell, gap in away.items() if gap * CELL_M > SEA_M}
    shore = deque(sea)
    while shore:
        for near in _around(shore.popleft()):
            if near not in sea and away.get(near, 0) * CELL_M > SHORE_M:
                sea.add(near)
                shore.append(near)
    return sea


def _smoothed(frame: Frame, land: Mapping[Cell, str]) -> dict[Cell, str]:
    """Each cell goes with most of the nine around it."""
    new = dict(land)
    for x, y in _edges(frame, land):
        votes = Counter(land.get((x + i, y + j), "") for i in (-1, 0, 1) for j in (-1, 0, 1))
        votes[land.get((x, y), "")] += 1
        if most := max(votes, key=lambda label: (votes[label], label)):
            new[x, y] = most
        else:
            new.pop((x, y), None)
    return new


def _edges(frame: Frame, land: Mapping[Cell, str]) -> Iterable[Cell]:
    """The cells with another label on one of their four sides."""
    for y in range(frame.rows):
        for x in range(frame.columns):
            own = land.get((x, y))
            if any(land.get(near) != own for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1))):
                yield x, y


def _around(cell: Cell) -> tuple[Cell, ...]:
    x, y = cell
    n, s, w, e = y - 1, y + 1, x - 1, x + 1
    return (x, n), (x, s), (w, y), (e, y), (w, n), (e, n), (w, s), (e, s)
