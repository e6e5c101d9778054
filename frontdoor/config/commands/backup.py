"""Copies database, documents and secret key into one file, whether or not `up` runs.

usage: bin/frontdoor backup FILE [--data DIR]
"""

from pathlib import Path

from frontdoor.config import commands


def run(args: list[str]) -> int:
    """0 when the file holds everything."""
    parser = commands.parser(__name__, __doc__)
    parser.add_argument("file", metavar="FILE", type=Path)
    given = parser.parse_args(args)

    from datetime import UTC, datetime

    from frontdoor.config import archive, database
    from frontdoor.config.saying import said_when_slow, say

    file = given.file.resolve()
    if file.exists():
        raise commands.CannotGoOn(f"{file} is already there. Choose another name.")
    if not file.parent.is_dir():
        raise commands.CannotGoOn(f"There is no folder {file.parent}.")
    with database.opened(given.data, say=say) as opened, said_when_slow("Copying"):
        archive.write(opened, file, datetime.now(UTC))
    say(f"{file} holds everything. It is as confidential as what it copies.")
    return 0
