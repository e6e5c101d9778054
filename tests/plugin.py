"""One PostgreSQL for a whole test run, shared by its workers, before Django reads its settings.

Given to pytest with -p, since pytest-django reads the settings before any conftest. Its tables come from a cluster
that was migrated once for these migrations and is copied for each run.
"""

import atexit
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from frontdoor.config import bank_holidays, embedded, locales, variables

MIGRATED = variables.CHECKOUT / ".build" / "test-database"
PREFIX = "frontdoor-test-"
_open = ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The environment is set here, the first moment that pytest gives: no setting of the machine may leak in."""
    if "FRONTDOOR_TESTING" in os.environ:
        return
    for name in variables.VARIABLES:
        os.environ.pop(name, None)
    _forget_what_was_killed()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    _open.callback(_forget, folder)
    atexit.register(_open.close)
    locales.make()
    bank_holidays.make()
    shutil.copytree(_migrated() / "database", folder / "database")
    cluster = _open.enter_context(embedded.running(embedded.Cluster(folder, durable=False)))
    os.environ |= _environment(cluster) | {"FRONTDOOR_TESTING": str(os.getpid())}


def _environment(cluster: embedded.Cluster) -> dict[str, str]:
    return {
        "DATABASE_URL": cluster.url(owner=True),
        "FRONTDOOR_DATA": str(cluster.folder / "data"),
        "FRONTDOOR_SECRET_KEY": "only-for-tests",
        "DJANGO_SETTINGS_MODULE": "frontdoor.config.settings",
        # A browser that some tests drive keeps its loop in the thread in which others read the database plainly.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }


def _migrated() -> Path:
    """A stopped cluster whose database has these migrations; made once for them, by one run at a time."""
    wanted = MIGRATED / _digest()
    MIGRATED.mkdir(parents=True, exist_ok=True)
    with (MIGRATED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not wanted.exists():
            _make(wanted)
    return wanted


def _make(wanted: Path) -> None:
    for old in MIGRATED.iterdir():
        if old.is_dir():
            _forget(old)
    begun = MIGRATED / "begun"
    with embedded.running(embedded.Cluster(begun, durable=False)) as cluster:
        environment = os.environ | _environment(cluster)
        migrate = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, env=environment, cwd=variables.CHECKOUT, check=True)
    begun.rename(wanted)


def _digest() -> str:
    digest = hashlib.sha256((variables.CHECKOUT / "requirements" / "run.txt").read_bytes())
    for migration in sorted((variables.CHECKOUT / "frontdoor").rglob("migrations/*.py")):
        digest.update(migration.read_bytes())
    return digest.hexdigest()[:16]


def _forget(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _forget_what_was_killed() -> None:
    """A run that was killed leaves its cluster; whoever enters and leaves one that nobody uses stops it."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        # One that is being made this very minute is not locked yet.
        if time.time() - folder.stat().st_ctime < 60:
            continue
        with suppress(OSError), (folder / ".database.users").open("r+") as users:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(users, fcntl.LOCK_UN)
            cluster = embedded.Cluster(folder, durable=False)
            if cluster.exists() and cluster.is_alive():
                with suppress(embedded.NoPostgres), embedded.running(cluster):
                    pass
            _forget(folder)
