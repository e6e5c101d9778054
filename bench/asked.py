"""What the web server asked of the database, read from PostgreSQL's own log. Only a demonstration may log statements.

It counts; it knows no page.
"""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg

from .installation import Installation

ON = ("SET log_statement = 'all'", "SET log_line_prefix = '%a %p '")
OFF = ("RESET log_statement", "RESET log_line_prefix")
# A statement's further lines begin with a tab.
LINE = re.compile(r"^web (\d+) LOG: +(?:statement|execute [^:]*): (.*(?:\n\t.*)*)", re.MULTILINE)
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET ")
WRITES = ("INSERT", "UPDATE", "DELETE")
SETTLE_SECONDS = 0.5


@dataclass
class Asked:
    """Statements without those that only begin and end transactions; the transactions; those that had to be durable."""

    statements: list[str] = field(default_factory=list)
    transactions: int = 0
    durable: int = 0

    def by_kind(self) -> Counter[str]:
        """How often each was sent, whatever values it named."""
        return Counter(re.sub(r"'[^']*'|\b\d+\b", "?", one)[:160] for one in self.statements)


@contextmanager
def asked(installation: Installation) -> Iterator[Asked]:
    """Everything that the web server asks meanwhile; it is known once the block has ended."""
    log, found = installation.cluster.log, Asked()
    _alter(installation, ON)
    began = log.stat().st_size
    try:
        yield found
    finally:
        time.sleep(SETTLE_SECONDS)
        _alter(installation, OFF)
    with log.open(errors="replace") as lines:
        lines.seek(began)
        _count(lines.read(), found)


def _alter(installation: Installation, settings: tuple[str, ...]) -> None:
    with psycopg.connect(installation.opened.owner_url, autocommit=True) as link:
        for setting in settings:
            link.execute(f"ALTER SYSTEM {setting}")
        link.execute("SELECT pg_reload_conf()")
    time.sleep(SETTLE_SECONDS)


def _count(text: str, found: Asked) -> None:
    open_ones: dict[str, bool] = {}
    writes: dict[str, bool] = defaultdict(bool)
    for pid, lines in LINE.findall(text):
        statement = " ".join(lines.split())
        word = statement.split(" ", 1)[0].rstrip(";").upper()
        if word == "BEGIN":
            open_ones[pid], writes[pid] = True, False
        elif word in ("COMMIT", "ROLLBACK") and " TO " not in statement:
            found.transactions += 1
            found.durable += word == "COMMIT" and writes[pid]
            open_ones[pid] = False
        elif not statement.startswith(CONTROL):
            found.statements.append(statement)
            is_write = statement.startswith(WRITES) or "procrastinate_defer" in statement or "FOR UPDATE" in statement
            writes[pid] |= is_write
            if not open_ones.get(pid):
                found.transactions += 1
                found.durable += is_write
