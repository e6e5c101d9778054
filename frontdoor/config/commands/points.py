"""Loads the places that people go to, such as libraries, from a CSV file: kind, name, lat, lng and what else it has.

usage: bin/frontdoor points FILE [--data DIR]
"""

from pathlib import Path

from frontdoor.config import commands


def run(args: list[str]) -> int:
    """0 when the points of the file are those that pages show, in place of all of its kinds before."""
    parser = commands.parser(__name__, __doc__)
    parser.add_argument("file", metavar="FILE", type=Path)
    given = parser.parse_args(args)

    from frontdoor.config import database
    from frontdoor.config.saying import say

    with database.opened(given.data, say=say):
        database.start_django(current=True)
        from django.utils import timezone

        from frontdoor.engine.definitions.queries import current
        from frontdoor.engine.places.points import NotPoints, load_points

        try:
            found = load_points(given.file.read_text(encoding="utf-8-sig"), current().council, now=timezone.now())
        except (NotPoints, OSError, UnicodeDecodeError) as wrong:
            raise commands.CannotGoOn(f"{given.file}: {wrong}") from wrong
    say(f"Loaded: {', '.join(f'{number} of {kind}' for kind, number in sorted(found.items()))}.")
    return 0
