"""The database that a command works with: given by address, or embedded in the data folder for as long as it is used.

Every command that needs data comes through here, so that each takes the same choice and refuses in the same words.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from frontdoor.config import embedded, secret, variables
from frontdoor.config.commands import CannotGoOn
from frontdoor.config.unprivileged import OutOfReach

OLDEST_POSTGRES = 15


@dataclass(frozen=True)
class Opened:
    """What is open: both addresses, and the embedded cluster when that is where they lead."""

    url: str
    owner_url: str
    cluster: embedded.Cluster | None = None


@contextmanager
def opened(
    data: str | None = None, *, make: bool = False, say: Callable[[str], None] = lambda line: None
) -> Iterator[Opened]:
    """The database of this installation, whether or not `up` runs. `make` allows a data folder that is still empty.

    From here on this process and its children read the same data folder and address. Raises CannotGoOn.
    """
    try:
        folder = data_folder(data, make=make)
        if variables.read("DATABASE_URL"):
            yield _given()
            return
        cluster = embedded.Cluster(folder)
        if not make and not cluster.exists():
            raise CannotGoOn(_nothing_in(folder))
        with embedded.running(cluster, say=say):
            os.environ |= {"DATABASE_URL": cluster.url(), "DATABASE_OWNER_URL": cluster.url(owner=True)}
            try:
                yield Opened(cluster.url(), cluster.url(owner=True), cluster)
            finally:
                _close_connections()
                del os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"]
    except (embedded.NoPostgres, OutOfReach) as reason:
        raise CannotGoOn(str(reason)) from reason
    except PermissionError as reason:
        raise CannotGoOn(f"{reason.filename} belongs to somebody else: {reason.strerror}.") from reason


def data_folder(data: str | None = None, *, make: bool = False) -> Path:
    """The data folder, from here on that of this process and its children too. `make` makes it, with its secret key."""
    if data:
        os.environ["FRONTDOOR_DATA"] = str(Path(data).expanduser().resolve())
    folder = variables.data_folder()
    if make:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        secret.ensure()
    elif not folder.is_dir() and not variables.read("DATABASE_URL"):
        raise CannotGoOn(_nothing_in(folder))
    return folder


def start_django(*, current: bool = False) -> None:
    """Django, set up for what is open. `current` refuses tables of an older release. Raises CannotGoOn."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontdoor.config.settings")
    try:
        django.setup()
    except secret.NoSecretKey as reason:
        raise CannotGoOn(str(reason)) from reason
    if current:
        _refuse_older()


def _refuse_older() -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CannotGoOn("The database is of an older release. `bin/frontdoor up` brings it up to date.")


def _nothing_in(folder: Path) -> str:
    return f"There is no Front Door in {folder} yet. `bin/frontdoor up --data {folder}` makes one."


def _given() -> Opened:
    """A server of the council's own: reachable, new enough, and with two roles."""
    url = variables.read("DATABASE_URL")
    owner_url = variables.read("DATABASE_OWNER_URL") or url
    for name, address in (("DATABASE_URL", url), ("DATABASE_OWNER_URL", owner_url)):
        try:
            with psycopg.connect(address, connect_timeout=10) as link:
                version = link.info.server_version // 10000
        except psycopg.Error as reason:
            # The reason names host and role; the password is not in it.
            raise CannotGoOn(f"The database of {name} does not answer: {str(reason).strip()}") from reason
        if version < OLDEST_POSTGRES:
            raise CannotGoOn(f"{name} is PostgreSQL {version}; PostgreSQL {OLDEST_POSTGRES} or later is needed.")
    return Opened(url, owner_url)


def _close_connections() -> None:
    """Before the cluster stops, this process lets go of it."""
    from django.apps import apps

    if apps.ready:
        from django.db import connections

        connections.close_all()
