"""The web server, as a child of `up`: granian with few workers, and only where nobody else listens.

Started by `up` alone, which has tried the port: granian would share it in silence.
"""

import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from frontdoor.config.children import die_with_parent

WORKERS, THREADS = 2, 3


def serve(port: int) -> None:
    """Until a signal ends it."""
    die_with_parent()
    Granian(
        "frontdoor.config.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
