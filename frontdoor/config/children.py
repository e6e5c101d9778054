"""The processes that `up` keeps: started, watched, started again when one dies, ended in order.

Knows nothing about what they do.
"""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

log = logging.getLogger("frontdoor.up")
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
# A child that lived this long was well: what kills it next is a new trouble.
WELL_AFTER = 60.0


@dataclass
class Child:
    """One process that must always run."""

    name: str
    module: str
    arguments: Sequence[str] = ()
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    wait: float = FIRST_WAIT
    due_at: float = 0.0
    deaths: int = field(default=0)

    def start(self) -> None:
        """In a session of its own: Ctrl-C is for the parent, which ends its children in order."""
        command = [sys.executable, "-m", self.module, *self.arguments]
        self.process = subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL)
        self.started_at = time.monotonic()

    def watch(self) -> None:
        """Called often: starts the process again when it has died, later each time it dies young."""
        now = time.monotonic()
        if self.process is not None and (status := self.process.poll()) is not None:
            if now - self.started_at > WELL_AFTER:
                self.wait = FIRST_WAIT
            self.process, self.due_at, self.deaths = None, now + self.wait, self.deaths + 1
            log.error("%s ended with status %s; starting it again in %.1f s", self.name, status, self.wait)
            self.wait = min(self.wait * 2, LONGEST_WAIT)
        if self.process is None and now >= self.due_at:
            self.start()

    def end(self, *, within: float) -> None:
        """Ask it to finish, and end it when it has not by then."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(within)
        except subprocess.TimeoutExpired:
            log.error("%s did not end within %.0f s and was killed", self.name, within)
            self._kill_with_its_own()

    def _kill_with_its_own(self) -> None:
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def die_with_parent() -> None:
    """In a child: end when the parent is gone, so that a killed `up` leaves nothing behind that holds its port."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(10)
        os._exit(1)

    threading.Thread(target=watch, name="die_with_parent", daemon=True).start()
