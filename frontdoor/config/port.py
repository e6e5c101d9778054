"""The port that is served: tried and locked first, since the web server would share it in silence.

Opens nothing for the network.
"""

import fcntl
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from frontdoor.config.commands import CannotGoOn

LOCK = ".up.lock"


@contextmanager
def held(port: int) -> Iterator[None]:
    """The port is ours inside. Raises CannotGoOn when somebody else has it."""
    taken = CannotGoOn(f"Something already answers on port {port}. Choose another: bin/frontdoor up --port {port + 1}")
    path = Path(tempfile.gettempdir()) / f"frontdoor-{os.geteuid()}-port-{port}"
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600), "r+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with socket.socket() as trial:
                # As the server will, but for sharing: a port in its last moments is free, one that is listened to not.
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trial.bind(("127.0.0.1", port))
        except OSError as reason:
            raise taken from reason
        yield


def address(folder: Path) -> str:
    """Where the `up` of a data folder serves, or served last; empty when it never did."""
    try:
        return f"http://127.0.0.1:{int((folder / LOCK).read_text())}"
    except (OSError, ValueError):
        return ""
