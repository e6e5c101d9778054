"""Brings the history of another system in, by a file that says what its columns are here.

usage: bin/frontdoor bring MAPPING FROM --by EMAIL [--since DAY] [--data DIR]
    FROM         a CSV file, or the address of an Open311 server: https://host/open311/v2
    --since DAY  of an Open311 server: only what came since, for example 2024-01-31

Each row opens a case at its own time and closes it at its own. Interrupted, or with a newer export, run it again: what
is there stays as it is. What is refused, and what differs, is listed at the end.
"""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from frontdoor.config import commands

if TYPE_CHECKING:
    from frontdoor.engine.cases.acting import Actor

SAID_EVERY = 1000


def run(args: list[str]) -> int:
    """0 when every row is here and as it is there; 1 when some are not, each on a line."""
    parser = commands.parser(__name__, __doc__)
    parser.add_argument("mapping", metavar="MAPPING", type=Path)
    parser.add_argument("source", metavar="FROM")
    parser.add_argument("--since", metavar="DAY", type=date.fromisoformat, default=date(2000, 1, 1))
    parser.add_argument("--by", required=True, metavar="EMAIL", help="who closes it: somebody of the teams it goes to")
    given = parser.parse_args(args)

    from frontdoor.config import database
    from frontdoor.config.saying import say

    with database.opened(given.data, say=say):
        database.start_django(current=True)
        from django.utils import timezone

        from frontdoor.config.georeport import NotRead, reported
        from frontdoor.config.mapping import exported, read_mapping, rows
        from frontdoor.engine.cases.actions.bringing import Brought, bring_in

        mapping, now = read_mapping(given.mapping), timezone.now()
        actor = _actor(given.by, now)
        counts: Counter[str] = Counter()
        told: list[str] = []
        is_server = given.source.startswith(("https://", "http://"))
        lines = reported(given.source, given.since, now) if is_server else exported(Path(given.source))
        try:
            for number, row in rows(mapping, lines):
                became = Brought("refused", row) if isinstance(row, str) else bring_in(row, actor=actor, now=now)
                counts[became.what] += 1
                if became.why:
                    told.append(f"{number}: {became.what}, {became.why}")
                if counts.total() % SAID_EVERY == 0:
                    say(f"  {counts.total():,} rows")
        except (NotRead, OSError, UnicodeDecodeError) as wrong:
            told.append(f"Not all of it was read: {wrong}")
    for line in told:
        say(line)
    say(", ".join(f"{counts[what]:,} {what}" for what in ("opened", "closed", "there", "differs", "refused")))
    return 1 if told else 0


def _actor(email: str, now: "datetime") -> "Actor":
    from django.utils import timezone

    from frontdoor.engine.cases.acting import Actor
    from frontdoor.engine.cases.models import Authorisation, Evidence, Who
    from frontdoor.engine.parties.models import User
    from frontdoor.engine.parties.queries import roles_of

    user = User.objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        raise commands.CannotGoOn(f"Nobody with the address {email} signs in here.")
    roles = roles_of(user, timezone.localdate(now))
    return Actor(Who.USER, user.pk, authorisation=Authorisation.DUTY, evidence=Evidence.VERIFIED, roles=roles)
