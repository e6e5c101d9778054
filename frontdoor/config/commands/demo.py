"""Fills an empty installation with made-up people and cases, for good.

usage: bin/frontdoor demo [--cases N [--open M]] [--data DIR]
    --cases N   afterwards a long history, until there are N cases in all
    --open M    of that history M cases are still open; without it, none
"""

from frontdoor.config import commands


def run(args: list[str]) -> int:
    """0 when the installation is a demonstration; it is refused where there is anybody real."""
    parser = commands.parser(__name__, __doc__)
    parser.add_argument("--cases", type=int, default=0)
    parser.add_argument("--open", type=int, default=0)
    given = parser.parse_args(args)

    import os

    from frontdoor.config import database, port, variables
    from frontdoor.config.saying import say

    with database.opened(given.data, say=say) as opened:
        if not variables.read("FRONTDOOR_ADDRESS"):
            os.environ["FRONTDOOR_ADDRESS"] = port.address(variables.data_folder())
        database.start_django(current=True)
        from django.utils import timezone

        from frontdoor.config import demonstration
        from frontdoor.engine.definitions.queries import NothingPublished, current

        try:
            current()
        except NothingPublished as reason:
            raise commands.CannotGoOn(str(reason)) from reason
        demonstration.fill(say, now=timezone.now())
        if given.cases:
            demonstration.lengthen(given.cases, opened=given.open, say=say, owner_url=opened.owner_url)
    return 0
