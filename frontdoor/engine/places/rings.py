"""Rings around the cells of a labelled grid, made smooth and few, the same line for both neighbours.
Must not know what the labels mean."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

type Point = tuple[float, float]
type Corner = tuple[int, int]

TOLERANCE = 0.55  # cells


def rings_of(labels: Mapping[tuple[int, int], str], *, smallest: float) -> dict[str, list[list[Point]]]:
    """For each label its rings, largest first, without those of fewer cells than the smallest."""
    by_label: dict[str, list[list[Point]]] = {}
    for label in sorted(set(labels.values())):
        rings = [ring for ring in _walks(labels, label) if abs(area(ring)) >= smallest]
        rings.sort(key=lambda ring: -abs(area(ring)))
        by_label[label] = [_few(labels, ring) for ring in rings]
    return by_label


def area(ring: list[Corner] | list[Point]) -> float:
    """In cells; positive with the inside on the right as one walks (y goes down)."""
    ends = [*ring[1:], ring[0]]
    return sum(x * v - u * y for (x, y), (u, v) in zip(ring, ends, strict=True)) / 2


def _walks(labels: Mapping[Corner, str], label: str) -> list[list[Corner]]:
    """Walk round every edge between a cell of the label and another, inside on the right."""
    onward: dict[Corner, list[Corner]] = defaultdict(list)
    for (x, y), its in labels.items():
        if its != label:
            continue
        if labels.get((x, y - 1)) != label:
            onward[x, y].append((x + 1, y))
        if labels.get((x + 1, y)) != label:
            onward[x + 1, y].append((x + 1, y + 1))
        if labels.get((x, y + 1)) != label:
            onward[x + 1, y + 1].append((x, y + 1))
        if labels.get((x - 1, y)) != label:
            onward[x, y + 1].append((x, y))
    walks = []
    while onward:
        start = here = next(iter(onward))
        walk: list[Corner] = []
        while True:
            walk.append(here)
            there = onward[here].pop()
            if not onward[here]:
                del onward[here]
            here = there
            if here == start:
                break
        walks.append(walk)
    return walks


def _few(labels: Mapping[Corner, str], ring: list[Corner]) -> list[Point]:
    """The ring cut where three labels meet, each piece smoothed alone, so that neighbours draw the same line."""
    cuts = [i for i, corner in enumerate(ring) if _is_meeting(labels, corner)]
    if not cuts:
        low = ring.index(min(ring))
        far = max(range(len(ring)), key=lambda i: (ring[i][0] - ring[low][0]) ** 2 + (ring[i][1] - ring[low][1]) ** 2)
        cuts = sorted((low, far))
    few: list[Point] = []
    for start, end in zip(cuts, [*cuts[1:], cuts[0] + len(ring)], strict=True):
        few.extend(_piece([ring[i % len(ring)] for i in range(start, end + 1)])[:-1])
    return few


def _is_meeting(labels: Mapping[Corner, str], corner: Corner) -> bool:
    x, y = corner
    nw, ne, sw, se = (labels.get(cell) for cell in ((x - 1, y - 1), (x, y - 1), (x - 1, y), (x, y)))
    return len({nw, ne, sw, se}) > 2 or (nw == se and ne == sw and nw != ne)


def _piece(corners: list[Corner]) -> list[Point]:
    turned = corners[-1] < corners[0]
    line = corners[::-1] if turned else corners
    middles = [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in pairwise(line)]
    kept = _simplified([line[0], *middles, line[-1]])
    return kept[::-1] if turned else kept


def _simplified(line: list[Point]) -> list[Point]:
    """Douglas and Peucker: keep only the points that the line would be missed without."""
    kept, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = 0.0, 0
        for i in range(first + 1, last):
            if (gap := _off(line[i], line[first], line[last])) > far:
                far, at = gap, i
        if far > TOLERANCE:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [line[i] for i in sorted(kept)]


def _off(point: Point, start: Point, end: Point) -> float:
    (x, y), (a, b), (c, d) = point, start, end
    length = ((c - a) ** 2 + (d - b) ** 2) ** 0.5
    if not length:
        return float(((x - a) ** 2 + (y - b) ** 2) ** 0.5)
    return float(abs((c - a) * (b - y) - (a - x) * (d - b)) / length)
