"""How soon the worker begins what a submission has planned, while eight clients send reports: as people do, and
as fast as they can. It must not judge.

usage: .venv/bin/python -m bench.pickup [--port N] [--times N]
The time is the database's own: from the transaction that planned it, its commit included, to the worker's beginning.
"""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from .browsing import Browser, Page, at_once
from .installation import Installation, running
from .operations import answered, journey

WAIT_SECONDS = 120
# A worker that has just begun reads for a second or two what it then keeps: that is not measured.
FIRST = 40
SHARES = (0.5, 0.95, 0.99, 1.0)
TAKEN = """
    SELECT j.task_name, count(*), percentile_cont(%s) WITHIN GROUP (ORDER BY extract(epoch FROM began.at - planned.at))
    FROM procrastinate_jobs j
    JOIN procrastinate_events planned ON planned.job_id = j.id AND planned.type = 'deferred'
    JOIN procrastinate_events began ON began.job_id = j.id AND began.type = 'started'
    WHERE j.id > %s AND j.scheduled_at IS NULL AND j.task_name IN ('effects.wake', 'messaging.deliver')
    GROUP BY 1 ORDER BY 1
"""
WAITING = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND scheduled_at IS NULL"


def run(arguments: list[str]) -> int:
    parser = ArgumentParser(prog="bench.pickup", description=__doc__)
    parser.add_argument("--port", type=int, default=8251)
    parser.add_argument("--times", type=int, default=400, help="how many reports are sent in each way (400)")
    given = parser.parse_args(arguments)
    with running(given.port) as installation:
        spots = _spots(given.times)
        at_once(lambda spot: journey(Browser(given.port), spot), spots[:FIRST])
        _until_done(installation)
        with _said(installation, f"{given.times} whole reports, page by page"):
            at_once(lambda spot: journey(Browser(given.port), spot), spots)
        ready = at_once(lambda spot: _ready(given.port, spot), spots)
        with _said(installation, f"{given.times} reports that were ready, sent at once"):
            at_once(lambda one: one[0].post(one[1], {}, follow=False), ready)
    return 0


@contextmanager
def _said(installation: Installation, what: str) -> Iterator[None]:
    """What is done inside, and how soon what it planned was begun."""
    last = _asked(installation, "SELECT coalesce(max(id), 0) FROM procrastinate_jobs")[0][0]
    began = time.monotonic()
    yield
    print(f"\n{what}, in {time.monotonic() - began:.1f} s")
    _until_done(installation)
    print(f"{'job':20}{'number':>8}" + "".join(f"{share:>10.0%}" for share in SHARES) + "   of them begun within, ms")
    for name, number, times in _asked(installation, TAKEN, [list(SHARES), last]):
        print(f"{name:20}{number:8}" + "".join(f"{1000 * found:10.0f}" for found in times), flush=True)


def _spots(times: int) -> list[str]:
    from .people import places

    known = places()
    return [known[number % len(known)] for number in range(times)]


def _ready(port: int, spot: str) -> tuple[Browser, Page]:
    browser = Browser(port)
    return browser, answered(browser, spot)


def _until_done(installation: Installation) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while _asked(installation, WAITING)[0][0] and time.monotonic() < deadline:
        time.sleep(0.5)


def _asked(installation: Installation, statement: str, given: list[object] | None = None) -> list[tuple[Any, ...]]:
    with psycopg.connect(installation.opened.owner_url) as link:
        return link.execute(statement, given).fetchall()


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
