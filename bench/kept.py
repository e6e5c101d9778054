"""Keeps what a benchmark printed, word for word, with the day, the machine and the commit. It must not change a figure.

usage: .venv/bin/python -m bench.kept NAME [ARGUMENT…]     e.g. operations; into bench/measured/NAME.txt
"""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent


def run(arguments: list[str]) -> int:
    if not arguments:
        raise SystemExit(__doc__)
    name = arguments[0]
    command = [sys.executable, "-m", f"bench.{name}", *arguments[1:]]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout)
    if done.returncode == 0:
        kept = HERE / "measured" / f"{name}.txt"
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(f"{_where(name)}\n\n{done.stdout.rstrip()}\n")
    return done.returncode


def _where(name: str) -> str:
    """No address of a machine and no folder: what was measured, when, on how many processors, at which commit."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=HERE, capture_output=True, text=True, check=True
    ).stdout.strip()
    system = f"{os.cpu_count()} processors, Python {platform.python_version()}"
    return f"bench.{name}, {datetime.now(UTC):%d %B %Y}, {system}, commit {commit}"


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
