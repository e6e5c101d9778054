"""Checks the whole ledger: every event, every chain, every digest that is kept.

usage: bin/frontdoor verify [--data DIR]
"""

from frontdoor.config import commands


def run(args: list[str]) -> int:
    """0 when the ledger is whole, 1 when it is not; each fault is a line."""
    given = commands.parser(__name__, __doc__).parse_args(args)

    from frontdoor.config import database
    from frontdoor.config.saying import said_when_slow, say

    with database.opened(given.data, say=say):
        database.start_django(current=True)
        from itertools import chain

        from frontdoor.config import roots
        from frontdoor.engine.cases import ledger

        found = 0
        with said_when_slow("Checking every event"):
            for fault in chain(ledger.verify(), roots.faults()):
                found += 1
                say(fault)
    say("The ledger is whole." if not found else f"The ledger is not whole: {found} faults.")
    return 1 if found else 0
