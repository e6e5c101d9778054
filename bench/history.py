"""How long a long history takes to write and to verify, beside what a demonstration holds. It must not judge.

usage: .venv/bin/python -m bench.history FOLDER [--cases N] [--open M]
FOLDER must not be there yet; it stays, and `bench.size` reads two such: one of --cases 1000 and one of a million.
"""

import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path

from frontdoor.config import database


def run(arguments: list[str]) -> int:
    parser = ArgumentParser(prog="bench.history", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--open", type=int, default=0, help="how many of the history are still open")
    given = parser.parse_args(arguments)
    given.folder.mkdir(parents=True)
    os.environ |= {"FRONTDOOR_DATA": str(given.folder), "FRONTDOOR_ADDRESS": "http://127.0.0.1:8250"}
    with database.opened(str(given.folder), make=True):
        _seconds("frontdoor.config.preparing", "--alone", "--demo")
        written = _seconds("frontdoor", "demo", "--cases", str(given.cases), "--open", str(given.open))
        verified = _seconds("frontdoor", "verify")
    print(f"{given.cases:,} cases, {given.open:,} of the history open: written in {written:.0f} s,", end=" ")
    print(f"verified in {verified:.0f} s")
    return 0


def _seconds(*module: str) -> float:
    began = time.monotonic()
    subprocess.run([sys.executable, "-m", *module], check=True, stdout=sys.stderr)
    return time.monotonic() - began


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
