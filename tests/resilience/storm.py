"""A storm: somebody who kills whatever runs, a disk that fills, a slow mail server. It must not judge."""

import asyncio
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import psutil
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.adapters.mail.servers import Told
from tests.resilience.installation import Installation

KILL_EVERY = (3.0, 9.0)
ANSWERS_WITHIN_SECONDS = 0.4
DISK_MB, FULL_SECONDS = 500, 20.0

MAKE_CLIENTS = """
import sys
from frontdoor.config import database
with database.opened(sys.argv[1]):
    database.start_django()
    from django.utils import timezone
    from frontdoor.engine.parties.actions import issue_key, make_client
    from frontdoor.engine.parties.kinds import Scope
    for number in range(int(sys.argv[2])):
        now = timezone.now()
        client = make_client(f"Client {number}", contact="it@x.example", scopes=list(Scope), actor=None, now=now)
        print(issue_key(client, actor=None, now=now), flush=True)
"""
DOUBT = """
import sys
from datetime import timedelta
from frontdoor.config import database
with database.opened(sys.argv[1]):
    database.start_django()
    from django.utils import timezone
    from frontdoor.engine.messaging import actions
    actions.doubt(now=timezone.now() + 2 * actions.IN_DOUBT_AFTER)
"""


class SlowlyTold(Told):
    """A mail server that takes its time once it has a letter, so that a worker is often killed meanwhile."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        said = await super().handle_DATA(server, session, envelope)
        await asyncio.sleep(random.uniform(0, ANSWERS_WITHIN_SECONDS))
        return said


def keys(installation: Installation, number: int) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", MAKE_CLIENTS, str(installation.data), str(number)],
        cwd=installation.checkout,
        env=installation.clean_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return [line for line in done.stdout.splitlines() if line.startswith("fdk_")]


def doubt(installation: Installation) -> None:
    """What the worker does each minute, some minutes from now."""
    subprocess.run(
        [sys.executable, "-c", DOUBT, str(installation.data)],
        cwd=installation.checkout,
        env=installation.clean_environment(),
        check=True,
    )


def kill_until(installation: Installation, over: threading.Event, killed: list[str]) -> None:
    """Web, worker and database, in whatever order each time, without a warning."""
    left = list[str]()
    while not over.wait(random.uniform(*KILL_EVERY)):
        left = left or random.sample(["web", "worker", "database"], 3)
        what = left.pop()
        with suppress(psutil.NoSuchProcess, StopIteration, FileNotFoundError, ValueError):
            _one(installation, what).kill()
            killed.append(what)


def _one(installation: Installation, what: str) -> psutil.Process:
    if what == "database":
        return psutil.Process(int((installation.cluster.files / "postmaster.pid").read_text().splitlines()[0]))
    assert installation.process
    word = {"web": "frontdoor.config.serving", "worker": "worker"}[what]
    children = psutil.Process(installation.process.pid).children()
    return next(child for child in children if word in child.cmdline())


@contextmanager
def disk(folder: Path) -> Iterator[bool]:
    """A small disk of its own at a folder, which filling hurts nobody else; False where none may be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m,mode=755", "front-door-storm", str(folder)]
    is_there = shutil.which("mount") is not None
    mounted = is_there and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(installation: Installation, over: threading.Event, killed: list[str]) -> None:
    """Not one more byte for some seconds; and while there is none, the database is killed and has to start again.
    What the database says of it may find no room in its log, which is on that disk."""
    ballast, block = installation.data.parent / "ballast", b"0" * 65536
    until = time.monotonic() + FULL_SECONDS
    try:
        with ballast.open("wb", buffering=0) as out:
            while shutil.disk_usage(ballast.parent).free:
                _write_until_full(out, block)
            with suppress(psutil.NoSuchProcess, FileNotFoundError, ValueError):
                _one(installation, "database").kill()
                killed.append("database")
            while time.monotonic() < until and not over.is_set():
                _write_until_full(out, block)
                time.sleep(0.1)
    finally:
        ballast.unlink()


def _write_until_full(out: BinaryIO, block: bytes) -> None:
    with suppress(OSError):
        while out.write(block):
            pass
