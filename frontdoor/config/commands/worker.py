"""Does the background work: wakes what must follow from events. `up` starts one; more may run on other machines.

usage: bin/frontdoor worker [--data DIR]
"""

import argparse

from frontdoor.config import bank_holidays, commands, database, locales


def run(args: list[str]) -> int:
    """Until a signal ends it; jobs that are running may finish."""
    parser = commands.parser(__name__, __doc__)
    parser.add_argument("--with-parent", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(args)
    if given.with_parent:
        from frontdoor.config.children import die_with_parent

        die_with_parent()
    locales.make()
    bank_holidays.make()
    with database.opened(given.data):
        database.start_django()
        from frontdoor.config.working import work

        work()
    return 0
