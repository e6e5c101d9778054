"""Puts a backup into an empty data folder or an empty database.

usage: bin/frontdoor restore FILE [--data DIR]
"""

from pathlib import Path

from frontdoor.config import commands


def run(args: list[str]) -> int:
    """0 when everything that the backup holds is there again, under the rights of this release."""
    parser = commands.parser(__name__, __doc__)
    parser.add_argument("file", metavar="FILE", type=Path)
    given = parser.parse_args(args)

    from frontdoor.config import archive, database, prepared, preparing
    from frontdoor.config.saying import said_when_slow, say

    file = given.file.resolve()
    if not file.is_file():
        raise commands.CannotGoOn(f"There is no file {file}.")
    archive.contents(file)
    with database.opened(given.data, make=True, say=say) as opened:
        with said_when_slow("Restoring"):
            prepared.forget()
            archive.read(opened, file)
        database.start_django()
        preparing.migrate(opened, alone=True)
    say(f"{file} is restored. `bin/frontdoor verify` says whether its ledger is whole.")
    return 0
