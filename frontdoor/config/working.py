"""The background worker: takes jobs as they are deferred, says that it lives, and gives up what it cannot finish.

Decides nothing about a job: each wakes an action.
"""

import os
import socket

from procrastinate.contrib.django import app

CONCURRENCY = 4
HEARTBEAT_SECONDS = 2
# LISTEN wakes it at once; polling is only for a notification that was lost, and must stay short for that.
POLLING_SECONDS = 1


def work() -> None:
    """Until a signal ends it."""
    worker_app = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]
    worker_app.run_worker(
        name=f"{socket.gethostname()}-{os.getpid()}",
        concurrency=CONCURRENCY,
        listen_notify=True,
        fetch_job_polling_interval=POLLING_SECONDS,
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        shutdown_graceful_timeout=10,
    )
