"""A whole installation in a folder of its own, started and hurt by tests. Everything it starts is ended with it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import psycopg

from frontdoor.config import embedded, variables

WAIT_SECONDS = 180


@dataclass
class Installation:
    """`bin/frontdoor` without the shell, since the tests' environment is already made."""

    data: Path
    checkout: Path = variables.CHECKOUT
    command: tuple[str, ...] = (sys.executable, "-m", "frontdoor")
    environment: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    log: Path = Path()

    def __post_init__(self) -> None:
        self.port = self.port or free_port()

    def start(self, *options: str) -> "Installation":
        self.log = self.data.parent / f"{self.data.name}-{self.port}.log"
        given = ("up", "--port", str(self.port), "--data", str(self.data), *options)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*self.command, *given], cwd=self.checkout, env=self.clean_environment(), stdout=log, stderr=log
            )
        return self

    def wait_until_ready(self) -> "Installation":
        assert self.process
        wait_for(lambda: self.status("/ready") == 200 or self.process.poll() is not None, self.said)
        assert self.process.poll() is None, self.said()
        wait_for(lambda: self.address in self.said(), self.said)
        return self

    def start_and_fail(self) -> str:
        """What it says before it gives up."""
        self.start()
        assert self.process and self.process.wait(WAIT_SECONDS) == 1
        return self.said()

    def run(self, *given: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Another command, on the same data; `typed` is what it reads."""
        return subprocess.run(
            [*self.command, *given, "--data", str(self.data)],
            cwd=self.checkout,
            env=self.clean_environment(),
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def cluster(self) -> embedded.Cluster:
        return embedded.Cluster(self.data.resolve())

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def said(self) -> str:
        return self.log.read_text(errors="replace")

    def ask(self, statement: str, url: str | None = None) -> list[tuple[Any, ...]]:
        with psycopg.connect(url or self.cluster.url(owner=True)) as link:
            return link.execute(statement).fetchall()

    def processes(self) -> list[psutil.Process]:
        """`up`, what it started, and the database."""
        assert self.process
        found = []
        if psutil.pid_exists(self.process.pid):
            up = psutil.Process(self.process.pid)
            found = [up, *up.children(recursive=True)]
        pid_file = self.cluster.files / "postmaster.pid"
        if pid_file.exists() and psutil.pid_exists(pid := int(pid_file.read_text().splitlines()[0])):
            server = psutil.Process(pid)
            found += [server, *server.children(recursive=True)]
        return alive(found)

    def kill(self) -> None:
        """kill -9 of everything at once."""
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):  # its parent's end was its own
                process.kill()
        assert self.process
        self.process.wait()

    def end(self, by: int = signal.SIGTERM) -> int:
        assert self.process
        self.process.send_signal(by)
        return self.process.wait(60)

    def clear(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.kill()
        if self.cluster.exists() and self.cluster.is_alive():
            with embedded.running(self.cluster):
                pass

    def clean_environment(self) -> dict[str, str]:
        """Without what these tests have set for themselves, such as the address of their own database."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return kept | {"PYTHONPATH": str(self.checkout), "PYTHONUNBUFFERED": "1"} | self.environment


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Those that still run: one that has ended may wait for whoever asks how."""
    return [process for process in processes if process.is_running() and process.status() != psutil.STATUS_ZOMBIE]


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def wait_for(holds: Any, said: Any = lambda: "", seconds: float = WAIT_SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, said()
        time.sleep(0.1)
