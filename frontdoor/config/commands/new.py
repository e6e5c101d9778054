"""Writes a starter of a new service, with comments, that passes the check.

Must not overwrite a file.
"""

import re
from pathlib import Path

from frontdoor.config import commands, variables
from frontdoor.config.commands.check import mistakes_in
from frontdoor.engine.definitions.addresses import RESERVED
from frontdoor.engine.definitions.catalogue import read_sources
from frontdoor.engine.definitions.starting import starter


def run(args: list[str]) -> int:
    """0 when the file is written."""
    parser = commands.parser(__name__, __doc__, data=False)
    parser.add_argument("what", choices=["service"])
    parser.add_argument("key", metavar="KEY", help="the service's address, such as report-a-broken-bench")
    parser.add_argument("--area", help="the folder it goes in; left out: the first area of council.yaml")
    parser.add_argument("--catalogue", type=Path, default=variables.catalogue_folder(), metavar="DIR")
    given = parser.parse_args(args)
    path = _write(given.catalogue, given.key, given.area)
    print(f"Written: {path}\nChange it, then run: bin/frontdoor check {path}")
    return 0


def _write(folder: Path, key: str, area: str | None) -> Path:
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", key):
        raise commands.CannotGoOn(f'"{key}" must be small letters with hyphens, such as report-a-broken-bench')
    if key in RESERVED:
        raise commands.CannotGoOn(f'"/{key}" is an address that the product needs for itself')
    sources = read_sources(folder)
    if mistakes_in(sources) or sources.council is None or sources.teams is None:
        raise commands.CannotGoOn(f"put the catalogue right first: bin/frontdoor check {folder}")
    areas = list(sources.council.at(("areas",)).plain())
    if area is not None and area not in areas:
        raise commands.CannotGoOn(f'there is no area "{area}"; there are {", ".join(areas)}')
    if key in {each[0] for each in sources.services}:
        raise commands.CannotGoOn(f'there already is a service "{key}"')
    path = folder / "services" / (area or areas[0]) / f"{key}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    owner = next(iter(sources.teams.at(("teams",)).plain()))
    path.write_text(starter(key, owner, shares_contact="contact_optional" in sources.blocks), encoding="utf-8")
    return path
