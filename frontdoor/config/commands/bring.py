"""Brings the history of another system in, by a file that says what its columns are here.

usage: bin/frontdoor bring MAPPING FROM --by EMAIL [--since DAY] [--report FILE] [--data DIR]
    FROM          a CSV file, or the address of an Open311 server: https://host/open311/v2
    --since DAY   of an Open311 server: only what came since, for example 2024-01-31
    --report FILE lists the rows that were refused or differ in a file, and not on the terminal

Each row opens a case at its own time and closes it at its own. Interrupted, or with a newer export, run it again: what
is there stays as it is. At the end come the causes, each with how many rows it was; the rows; and the counts.
"""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from frontdoor.config import commands

if TYPE_CHECKING:
    from frontdoor.config.differences import Differences
    from frontdoor.config.exports import Export
    from frontdoor.config.mapping import Mapping
    from frontdoor.engine.cases.acting import Actor

SAID_EVERY = 1000
OLDEST = date(2000, 1, 1)


def run(args: list[str]) -> int:
    """0 when every row is here and as it is there; 1 when some are not, or nothing could be brought in."""
    parser = commands.parser(__name__, __doc__)
    parser.add_argument("mapping", metavar="MAPPING", type=Path)
    parser.add_argument("source", metavar="FROM")
    parser.add_argument("--since", metavar="DAY", type=date.fromisoformat, default=OLDEST)
    parser.add_argument("--report", metavar="FILE", type=Path, help="where the rows that were refused or differ go")
    parser.add_argument("--by", required=True, metavar="EMAIL", help="who closes it: somebody of the teams it goes to")
    given = parser.parse_args(args)

    from frontdoor.config import database
    from frontdoor.config.saying import say

    with database.opened(given.data, say=say):
        database.start_django(current=True)
        return bring(given)


def bring(given: Namespace) -> int:
    """As `run`, in the database that is open. Whatever happens after the first row, what became of them is told."""
    from django.db import DatabaseError
    from django.utils import timezone

    from frontdoor.config.differences import Differences
    from frontdoor.config.georeport import NotRead
    from frontdoor.config.mapping_checks import read_mapping
    from frontdoor.engine.definitions import queries as definitions

    now = timezone.now()
    actor = _actor(given.by, now)
    with _export(given, now) as export:
        mapping = read_mapping(given.mapping, export.columns, definitions.current(), timezone.localdate(now))
        if given.report:
            _begin(given.report)
        differences = Differences(mapping.source)
        try:
            _each(mapping, export, actor, now, differences)
            differences.add_gone(datetime.combine(given.since, time(), UTC) if _is_server(given.source) else None)
        except (NotRead, OSError, DatabaseError) as wrong:
            differences.add_end(str(wrong).strip())
        finally:
            _tell(differences, given.report)
    return 1 if differences.causes() else 0


def _is_server(source: str) -> bool:
    return source.startswith(("https://", "http://"))


@contextmanager
def _export(given: Namespace, now: datetime) -> "Iterator[Export]":
    from frontdoor.config.exports import exported
    from frontdoor.config.georeport import NotRead, served

    if not _is_server(given.source):
        with exported(Path(given.source)) as export:
            yield export
        return
    try:
        answered = served(given.source, given.since, now)
    except NotRead as wrong:
        raise commands.CannotGoOn(str(wrong)) from wrong
    yield answered


def _each(mapping: "Mapping", export: "Export", actor: "Actor", now: datetime, differences: "Differences") -> None:
    from frontdoor.config.exports import Unread
    from frontdoor.config.mapping import rows
    from frontdoor.config.saying import say
    from frontdoor.engine.cases.actions.bringing import bring_in

    for where, number, row in rows(mapping, export):
        became = row if isinstance(row, Unread) else bring_in(row, actor=actor, now=now)
        differences.add(where, number, became)
        if differences.total % SAID_EVERY == 0:
            say(f"  {differences.total:,} rows")


def _begin(report: Path) -> None:
    """A report that cannot be written is said before the first row, not after the last."""
    try:
        report.write_text("It has not ended yet, or was interrupted: run it again.\n", encoding="utf-8")
    except OSError as wrong:
        raise commands.CannotGoOn(f"{report} cannot be written: {wrong.strerror}.") from wrong


def _tell(differences: "Differences", report: Path | None) -> None:
    """The causes, the rows, the counts: all of it in the report; on the terminal no rows where there is one."""
    from frontdoor.config.saying import say

    causes, ends = differences.causes(), differences.ends()
    if report:
        report.write_text("\n".join([*causes, *differences.lines, *ends, ""]), encoding="utf-8")
    for line in [*causes, *([] if report else differences.lines), *ends]:
        say(line)


def _actor(email: str, now: datetime) -> "Actor":
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
