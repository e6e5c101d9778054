"""The web server, as a child of `up`: granian with few workers, and only where nobody else listens.

Started by `up` alone, which has tried the port: granian would share it in silence.
"""

import gc
import multiprocessing
import sys
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from frontdoor.config.children import die_with_parent

WORKERS, THREADS = 2, 3
FINISH_SECONDS = 5
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"generic": {"()": "frontdoor.config.logs.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "generic"}},
    "loggers": {"_granian": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}


def serve(port: int) -> None:
    """Until a signal ends it."""
    die_with_parent()
    from frontdoor.config import wsgi  # read once, before the workers part from this process, which then share it

    # What all of them hold is never looked through again for what can go, and so stays shared.
    gc.collect()
    gc.freeze()
    multiprocessing.set_start_method("fork")

    def application(_target: str) -> Any:
        """In each worker."""
        die_with_parent()
        return wsgi.application

    Granian(
        "frontdoor.config.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        # A worker that dies takes the server with it, and `up` starts both again, saying so.
        respawn_failed_workers=False,
        # One that is told to end while it is still starting does not hear it.
        workers_kill_timeout=FINISH_SECONDS,
        log_level=LogLevels.warning,
        log_dictconfig=LOGGING,
        websockets=False,
    ).serve(target_loader=application)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
