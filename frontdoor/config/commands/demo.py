"""Fills an empty installation with made-up people and cases, for good.

usage: bin/frontdoor demo [--data DIR]
"""

from frontdoor.config import commands


def run(args: list[str]) -> int:
    """0 when the installation is a demonstration; it is refused where there is anybody real."""
    given = commands.parser(__name__, __doc__).parse_args(args)

    import os

    from frontdoor.config import database, port, variables
    from frontdoor.config.saying import say

    with database.opened(given.data, say=say):
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
    return 0
