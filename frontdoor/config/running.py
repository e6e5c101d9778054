"""`up`: from an empty folder to an address that answers, and then everything kept running until a signal.

Each step belongs to another module; this one is their order.
"""

import fcntl
import logging
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from types import FrameType

import psycopg

from frontdoor.config import database, embedded, logs, port, prepared, preparing, static, variables
from frontdoor.config.children import Child
from frontdoor.config.commands import CannotGoOn
from frontdoor.config.saying import said_when_slow, say

log = logging.getLogger("frontdoor.up")
READY_SECONDS = 60
FINISH_SECONDS = 15
WATCH_SECONDS = 0.5


class _Ended(BaseException):
    """A signal asked everything to end; no step may mistake it for a fault of its own."""


def up(*, number: int, data: str | None, demo: bool) -> int:
    """Start everything on a port and stay until a signal. Raises CannotGoOn."""
    logs.to_terminal()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, _end)
    try:
        with ExitStack() as stack:
            try:
                _start(stack, number, data, demo)
            except _Ended:
                say("\nEnding")
                raise
            finally:
                # What ends from here on must end whole.
                for name in (signal.SIGINT, signal.SIGTERM):
                    signal.signal(name, signal.SIG_IGN)
    except _Ended:
        say("Ended. What was kept is kept.")
    return 0


def _start(stack: ExitStack, number: int, data: str | None, demo: bool) -> None:
    stack.enter_context(port.held(number))
    if not variables.read("FRONTDOOR_ADDRESS"):  # links in letters then lead to this machine, and only from it
        os.environ["FRONTDOOR_ADDRESS"] = f"http://127.0.0.1:{number}"
    folder = database.data_folder(data, make=True)
    stack.enter_context(_only_one(number))
    with ThreadPoolExecutor(1) as beside:
        dressing = beside.submit(static.make, say)
        opened = stack.enter_context(database.opened(make=True, say=say))
        if opened.cluster and not demo and prepared.is_current():
            preparing.wake(opened)
        else:
            _prepare(*(["--alone"] if opened.cluster else []), *(["--demo"] if demo else []))
            prepared.remember()
        dressing.result()
    children = [
        Child("web", "frontdoor.config.serving", [str(number)]),
        Child("worker", "frontdoor", ["worker", "--with-parent"]),
    ]
    stack.callback(_finish, children)
    for child in children:
        child.start()
    with said_when_slow("Starting the web server and the worker"):
        _wait_until_ready(number, children)
    say(f"\nFront Door is at http://127.0.0.1:{number}\nIts data is in {folder}. Ctrl-C ends it.")
    while True:
        _watch(children, opened.cluster)
        time.sleep(WATCH_SECONDS)


def _prepare(*options: str) -> None:
    """In a process of its own, so that this one stays small."""
    if subprocess.run([sys.executable, "-m", "frontdoor.config.preparing", *options], check=False).returncode:
        raise CannotGoOn("Nothing was started.")


def _wait_until_ready(number: int, children: Sequence[Child]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not _is_ready(number):
        if time.monotonic() > deadline:
            raise CannotGoOn(f"It is not ready after {READY_SECONDS} seconds: what is above says why.")
        _watch(children, None)
        time.sleep(0.1)


def _is_ready(number: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{number}/ready", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _watch(children: Sequence[Child], cluster: embedded.Cluster | None) -> None:
    if cluster is not None and not cluster.is_alive():
        log.error("the database ended; starting it again")
        try:
            embedded.revive(cluster)
        except (embedded.NoPostgres, psycopg.Error, OSError) as reason:
            # On a full disk it starts when there is room; whoever waits is told so by /ready meanwhile.
            log.error("the database did not start, and is tried again: %s", str(reason).partition("\n")[0])
    for child in children:
        child.watch()


def _finish(children: Sequence[Child]) -> None:
    """First nobody is served, then work in hand is finished; the database ends after both."""
    for child in children:
        child.end(within=FINISH_SECONDS)


@contextmanager
def _only_one(number: int) -> Iterator[None]:
    """One `up` for one data folder."""
    folder = variables.data_folder()
    with os.fdopen(os.open(folder / port.LOCK, os.O_RDWR | os.O_CREAT, 0o600), "r+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as reason:
            where = lock.read().strip()
            raise CannotGoOn(f"Front Door is already running with {folder}, on port {where}.") from reason
        lock.truncate(0)
        lock.write(str(number))
        lock.flush()
        yield


def _end(number: int, frame: FrameType | None) -> None:
    raise _Ended
