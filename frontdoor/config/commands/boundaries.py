"""Imports the boundaries of districts, divisions or wards from a GeoJSON file, with the day from which they hold.

usage: bin/frontdoor boundaries FILE --kind district|division|ward --from DAY [--data DIR]
"""

from datetime import date
from pathlib import Path

from frontdoor.config import commands


def run(args: list[str]) -> int:
    """0 when they hold from that day, and those before them until the day before."""
    parser = commands.parser(__name__, __doc__)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--kind", choices=["district", "division", "ward"], required=True)
    parser.add_argument("--from", dest="from_on", metavar="DAY", type=date.fromisoformat, required=True)
    given = parser.parse_args(args)

    from frontdoor.config import database
    from frontdoor.config.saying import say

    with database.opened(given.data, say=say):
        database.start_django(current=True)
        from frontdoor.engine.places.boundaries import NotBoundaries, import_boundaries

        try:
            text = given.file.read_text(encoding="utf-8-sig")
            number = import_boundaries(text, kind=given.kind, from_on=given.from_on)
        except (NotBoundaries, OSError, UnicodeDecodeError) as wrong:
            raise commands.CannotGoOn(f"{given.file}: {wrong}") from wrong
    say(f"{number} of kind {given.kind} hold from {given.from_on}.")
    return 0
