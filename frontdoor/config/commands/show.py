"""Shows a service as a person reads it: what is asked, what happens then, what is promised and told.

Must not need a database nor load Django.
"""

from pathlib import Path

from frontdoor.config import commands, variables
from frontdoor.config.commands.check import rule_names
from frontdoor.engine.definitions.catalogue import Mistakes, read_catalogue
from frontdoor.engine.definitions.showing import shown
from frontdoor.engine.rules.nearest import did_you_mean


def run(args: list[str]) -> int:
    """0 when it is shown."""
    parser = commands.parser(__name__, __doc__, data=False)
    parser.add_argument("key", metavar="KEY", help="the service's key, such as report-a-pothole")
    parser.add_argument("--catalogue", type=Path, default=variables.catalogue_folder(), metavar="DIR")
    given = parser.parse_args(args)
    try:
        catalogue = read_catalogue(given.catalogue, rules=rule_names())
    except Mistakes as wrong:
        raise commands.CannotGoOn(f"the catalogue has mistakes\n{wrong}") from wrong
    if given.key not in catalogue.services:
        meant = did_you_mean(given.key, catalogue.services)
        raise commands.CannotGoOn(f'there is no service "{given.key}".{meant}')
    print(shown(catalogue.services[given.key], catalogue.teams))
    return 0
