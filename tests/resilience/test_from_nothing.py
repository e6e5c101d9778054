"""From a bare copy and an empty environment to the first page, by the one command, as on a fresh machine.

Packages come from the registry or from what the installer has kept: how long a download takes is not judged.
"""

import resource
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdoor.config import variables
from tests.resilience.installation import Installation

pytestmark = pytest.mark.slow

# Of processors' time, since a test shares its machine: on two free cores it is more than the time that passes.
COLD_SECONDS, WARM_SECONDS = 45, 15
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
    cold = _time_of(fresh)
    assert "Making the environment" in fresh.said()
    made = (fresh.checkout / ".venv" / "installed-run.txt").stat().st_mtime_ns
    warm = _time_of(fresh)
    assert "Making" not in fresh.said()
    assert (fresh.checkout / ".venv" / "installed-run.txt").stat().st_mtime_ns == made
    print(f"cold {cold[0]:.1f} s ({cold[1]:.1f} of processors), warm {warm[0]:.1f} s ({warm[1]:.1f})")
    assert (cold[1] < COLD_SECONDS, warm[1] < WARM_SECONDS) == (True, True)


def test_a_python_that_was_named_and_cannot_serve_is_refused(fresh: Installation) -> None:
    command = ["/usr/bin/env", "-i", "FRONTDOOR_PYTHON=/bin/sh", str(fresh.checkout / "bin" / "frontdoor"), "help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        1,
        "frontdoor: FRONTDOOR_PYTHON=/bin/sh is not a Python 3.12 to 3.14.\n",
    )


def _time_of(fresh: Installation) -> tuple[float, float]:
    """Seconds until the first page, and what all processes took of the processors until everything had ended."""
    started, before = time.monotonic(), _spent()
    fresh.start().wait_until_ready()
    assert fresh.status("/") == 200
    took = time.monotonic() - started
    assert fresh.end() == 0
    return took, _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
