"""From a bare copy and an empty environment to the first page, by the one command, as on a fresh machine.

How long it takes is measured by `bench.starting`, and judged by no test.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdoor.config import variables
from tests.resilience.installation import Installation

pytestmark = pytest.mark.slow

NOT_COPIED = (".git", ".venv", ".build", ".data", "node_modules", "__pycache__", ".*_cache", ".hypothesis")


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Installation]:
    copy = tmp_path / "copy"
    shutil.copytree(variables.CHECKOUT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
    made = Installation(
        tmp_path / "data", checkout=copy, command=("/usr/bin/env", "-i", str(copy / "bin" / "frontdoor"))
    )
    yield made
    made.clear()


def test_one_command_reaches_the_first_page_and_the_second_time_makes_nothing(fresh: Installation) -> None:
    _reaches_the_first_page(fresh)
    assert "Making the environment" in fresh.said()
    made = (fresh.checkout / ".venv" / "installed-run.txt").stat().st_mtime_ns
    _reaches_the_first_page(fresh)
    assert "Making" not in fresh.said()
    assert (fresh.checkout / ".venv" / "installed-run.txt").stat().st_mtime_ns == made


def test_a_python_that_was_named_and_cannot_serve_is_refused(fresh: Installation) -> None:
    command = ["/usr/bin/env", "-i", "FRONTDOOR_PYTHON=/bin/sh", str(fresh.checkout / "bin" / "frontdoor"), "help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        1,
        "frontdoor: FRONTDOOR_PYTHON=/bin/sh is not a Python 3.12 to 3.14.\n",
    )


def _reaches_the_first_page(fresh: Installation) -> None:
    fresh.start().wait_until_ready()
    assert fresh.status("/") == 200
    assert fresh.end() == 0
