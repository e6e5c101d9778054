"""Where the time of one operation goes: the pages served in this very process, under Python's profiler. Must not judge.

usage: .venv/bin/python -m bench.profile OPERATION [--port N] [--times N] [--lines N] [--by cumulative|tottime]
"""

import cProfile
import pstats
import sys
from argparse import ArgumentParser
from io import BytesIO
from typing import Any
from wsgiref.util import setup_testing_defaults

from .browsing import Browser, Page
from .installation import running
from .operations import operations


class _HereBrowser(Browser):
    """Asks the application itself instead of the web server."""

    def _answered(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, Any, bytes]:
        from frontdoor.config.wsgi import application

        where, _, query = path.partition("?")
        sent = (body or "").encode()
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": where,
            "QUERY_STRING": query,
            "HTTP_COOKIE": headers["Cookie"],
            "HTTP_HOST": f"127.0.0.1:{self.port}",
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(sent)),
            "wsgi.input": BytesIO(sent),
        }
        setup_testing_defaults(environ)
        told: list[Any] = []
        answer = application(environ, lambda status, sent_headers, *_: told.extend((status, sent_headers)))
        text = b"".join(answer)
        answer.close()
        return int(told[0][:3]), told[1], text


def run(arguments: list[str]) -> int:
    parser = ArgumentParser(prog="bench.profile", description=__doc__)
    parser.add_argument("operation")
    parser.add_argument("--port", type=int, default=8250)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--lines", type=int, default=40)
    parser.add_argument("--by", default="tottime", choices=("tottime", "cumulative"))
    given = parser.parse_args(arguments)
    with running(given.port):
        known = {one.name: one for one in operations(given.port, _HereBrowser)}
        operation = known[given.operation]
        for browser, page in [operation.before() for _ in range(10)]:
            operation.act(browser, page)
        ready: list[tuple[Browser, Page]] = [operation.before() for _ in range(given.times)]
        profile = cProfile.Profile()
        profile.enable()
        for browser, page in ready:
            operation.act(browser, page)
        profile.disable()
        pstats.Stats(profile).sort_stats(given.by).print_stats(given.lines)
    return 0


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
