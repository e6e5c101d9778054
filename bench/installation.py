"""A fresh demonstration for benchmarks: web server, worker and database as `up` starts them, told apart by their costs.

It measures and judges nothing: it says what was used and what was asked of the database.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from frontdoor.config import database, embedded

TICKS = os.sysconf("SC_CLK_TCK")
READY_SECONDS, END_SECONDS = 60, 20
# What autovacuum does belongs to no request.
BACKGROUND = "SELECT pid FROM pg_stat_activity WHERE backend_type NOT IN ('client backend', 'autovacuum worker')"


@dataclass(frozen=True)
class Used:
    """Milliseconds of processor time since something started."""

    web: float
    worker: float
    web_database: float
    worker_database: float

    def __sub__(self, before: "Used") -> "Used":
        return Used(*(getattr(self, name) - getattr(before, name) for name in Used.__annotations__))


@dataclass(frozen=True)
class Installation:
    """What runs, and where it answers."""

    port: int
    opened: database.Opened
    web: subprocess.Popen[bytes]
    worker: subprocess.Popen[bytes]

    @property
    def cluster(self) -> embedded.Cluster:
        assert self.opened.cluster is not None
        return self.opened.cluster

    def used(self) -> Used:
        """Processor time up to now; of the database what writes and flushes for all is put with the web's."""
        with psycopg.connect(self.opened.owner_url) as link:
            rows = link.execute(
                "SELECT application_name, pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
            ).fetchall()
            background = [pid for (pid,) in link.execute(BACKGROUND).fetchall()]
        backends = {name: [pid for app, pid in rows if app == name] for name in ("web", "worker")}
        return Used(
            sum(map(_used_by, [self.web.pid, *_children(self.web.pid)])),
            sum(map(_used_by, [self.worker.pid, *_children(self.worker.pid)])),
            sum(map(_used_by, backends["web"] + background)),
            sum(map(_used_by, backends["worker"])),
        )

    def megabytes(self) -> list[tuple[float, float]]:
        """Of the web server's first process, then of each worker: what is resident, and its own share of it, where what
        others hold too is divided."""
        return [_held(pid) for pid in (self.web.pid, *_children(self.web.pid))]

    def is_ready(self) -> bool:
        with suppress(urllib.error.URLError, OSError):
            return bool(urllib.request.urlopen(f"http://127.0.0.1:{self.port}/ready", timeout=5).status == 200)
        return False


@contextmanager
def running(port: int, *, folder: Path | None = None) -> Iterator[Installation]:
    """A demonstration in a folder of its own, gone afterwards; one that was given, and filled before, stays."""
    where = folder or Path(tempfile.mkdtemp(prefix="frontdoor-bench-"))
    os.environ["FRONTDOOR_ADDRESS"] = f"http://127.0.0.1:{port}"
    try:
        with database.opened(str(where), make=folder is None) as opened:
            if folder is None:
                command = [sys.executable, "-m", "frontdoor.config.preparing", "--alone", "--demo"]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            database.start_django()
            with _started("web", "frontdoor.config.serving", str(port)) as web, _worker() as worker:
                yield _when_ready(Installation(port, opened, web, worker))
    finally:
        if folder is None:
            shutil.rmtree(where, ignore_errors=True)


def _worker() -> contextmanager:
    return _started("worker", "frontdoor", "worker", "--with-parent")


@contextmanager
def _started(name: str, *module: str) -> Iterator[subprocess.Popen[bytes]]:
    """Its connections bear its name, so that the database's work for it can be told apart."""
    child = subprocess.Popen([sys.executable, "-m", *module], env=os.environ | {"PGAPPNAME": name})
    try:
        yield child
    finally:
        child.terminate()
        child.wait(END_SECONDS)


def _when_ready(installation: Installation) -> Installation:
    deadline = time.monotonic() + READY_SECONDS
    while not installation.is_ready():
        if time.monotonic() > deadline:
            raise RuntimeError("it is not ready")
        time.sleep(0.1)
    return installation


def _used_by(pid: int) -> float:
    """User and system time, its ended children's too; 0 for one that is gone."""
    with suppress(FileNotFoundError, ProcessLookupError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) * 1000 / TICKS
    return 0.0


def _held(pid: int) -> tuple[float, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    sizes = {line.split()[0]: int(line.split()[1]) * 1024 / 1_000_000 for line in lines[1:]}
    return sizes["Rss:"], sizes["Pss:"]


def _children(pid: int) -> list[int]:
    return [int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()]
