"""The bank holidays of many years, worked out at set-up: whoever counts by them does not hold the library that knows.

It must not decide which days are worked, and nothing that it makes is committed.
"""

import json
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from frontdoor.config import variables
from frontdoor.engine.rules.calendar import NATIONS, worked_out

FIRST, LAST = 2000, 2060


def make() -> None:
    """The file of them, made again when the library is another."""
    place, edition = _place(), f"{version('holidays')} {FIRST} {LAST}"
    if place.exists() and json.loads(place.read_text())["edition"] == edition:
        return
    days = {
        nation: [day.isoformat() for year in range(FIRST, LAST + 1) for day in sorted(worked_out(nation, year))]
        for nation in NATIONS
    }
    place.parent.mkdir(parents=True, exist_ok=True)
    # Two processes that start together write the same; neither reads half of it.
    with NamedTemporaryFile("w", dir=place.parent, delete=False) as fresh:
        json.dump({"edition": edition, **days}, fresh)
    made = Path(fresh.name)
    made.chmod(0o644)  # whoever prepares may be another than who serves
    made.replace(place)


def known(nation: str, year: int) -> frozenset[date] | None:
    """Those of a nation in a year, or None where they were not made ready."""
    return _days(nation).get(year) if FIRST <= year <= LAST else None


@cache
def _days(nation: str) -> dict[int, frozenset[date]]:
    place = _place()
    if not place.exists():
        return {}
    days = [date.fromisoformat(day) for day in json.loads(place.read_text())[nation]]
    return {year: frozenset(day for day in days if day.year == year) for year in {day.year for day in days}}


def _place() -> Path:
    return variables.build_folder() / "bank-holidays.json"
