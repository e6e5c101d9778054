"""What a person at the terminal is told while something takes its time.

Never for what a machine reads: that is the log.
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

AFTER = 1.0


def say(line: str) -> None:
    """One line, at once."""
    print(line, file=sys.stdout, flush=True)


@contextmanager
def said_when_slow(line: str) -> Iterator[None]:
    """The line is printed once the work inside has taken more than a second; what is quick stays quiet."""
    timer = threading.Timer(AFTER, say, [line])
    timer.daemon = True
    timer.start()
    started = time.monotonic()
    try:
        yield
    finally:
        timer.cancel()
        took = time.monotonic() - started
        if took > AFTER:
            say(f"  {took:.1f} s")
