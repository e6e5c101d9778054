"""Runs everything that is checked, two parts at a time, and says what each took: `bin/test` starts it.

It judges nothing itself: a part has passed when its command says so.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
BIN = Path(sys.executable).parent
AT_ONCE = 2
LONG = "--long"
# For what sets Django up but needs no installation.
NO_INSTALLATION = {"FRONTDOOR_SECRET_KEY": "only-for-checks", "DATABASE_URL": "postgresql:///", "FRONTDOOR_DATA": ""}


@dataclass(frozen=True)
class Part:
    """One command, and whether pytest speaks in it."""

    name: str
    command: tuple[str, ...]
    is_pytest: bool = False


@dataclass(frozen=True)
class Result:
    part: Part
    status: int
    seconds: float
    output: str


FIRST = Part("assets", (PYTHON, "-c", "from frontdoor.config import static; static.make(print)"))
# The longest first, so that the short ones fill the other core.
PARTS = (
    Part(
        "tests",
        (f"{BIN}/pytest", "-q", "-n", "3", "--dist", "loadfile", "--no-loadscope-reorder", "--ignore=tests/browser"),
        is_pytest=True,
    ),
    Part("types", (f"{BIN}/mypy",)),
    Part("style", (f"{BIN}/ruff", "check", ".")),
    Part("format", (f"{BIN}/ruff", "format", "--check", ".")),
    Part("imports", (f"{BIN}/lint-imports",)),
    Part("templates", (f"{BIN}/djlint", "frontdoor", "--lint", "--quiet")),
    Part("requirements", (f"{BIN}/deptry", ".")),
    Part("migrations", (PYTHON, "-m", "tests.migrations")),
    Part("catalogue", ("bin/frontdoor", "check")),
    Part("browser", (f"{BIN}/pytest", "-q", "tests/browser"), is_pytest=True),
)


def main(wanted: list[str]) -> int:
    """0 when every part has passed."""
    started = time.monotonic()
    if LONG in wanted:
        wanted.remove(LONG)
        os.environ["TESTS_LONG"] = "1"
    if unknown := set(wanted) - {part.name for part in PARTS}:
        print(f"no part is called {', '.join(sorted(unknown))}; there are: {', '.join(part.name for part in PARTS)}")
        return 2
    results = [_report(_run(FIRST))]
    if results[0].status == 0:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            running = [pool.submit(_run, part) for part in PARTS if not wanted or part.name in wanted]
            results += [_report(done.result()) for done in as_completed(running)]
    failed = [result for result in results if result.status]
    for result in failed:
        print(f"\n{f' {result.part.name} ':=^100}\n{result.output.rstrip()}")
    _close(results, time.monotonic() - started)
    return 1 if failed else 0


def _run(part: Part) -> Result:
    environment = os.environ | ({} if part.is_pytest else NO_INSTALLATION)
    started = time.monotonic()
    with tempfile.TemporaryFile() as output:
        status = subprocess.run(
            part.command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, check=False
        ).returncode
        output.seek(0)
        text = output.read().decode(errors="replace")
    return Result(part, status, time.monotonic() - started, text)


def _report(result: Result) -> Result:
    said = _last_line(result.output) if result.part.is_pytest else ""
    print(
        f"{result.part.name:<14} {'FAILED' if result.status else 'passed'} {result.seconds:7.1f} s  {said}", flush=True
    )
    return result


def _close(results: list[Result], seconds: float) -> None:
    """One line like pytest's own: its counts, and each other part as one."""
    counts: Counter[str] = Counter()
    for result in results:
        found = re.findall(r"(\d+) (passed|failed|skipped|error)s?\b", _last_line(result.output))
        if result.part.is_pytest and found:
            counts.update({word: int(number) for number, word in found})
        else:
            counts["failed" if result.status else "passed"] += 1
    order = ("failed", "error", "passed", "skipped")
    line = ", ".join(f"{counts[word]} {word}" for word in order if counts[word])
    print(f"\n{f' {line} in {seconds:.2f}s ':=^100}")


def _last_line(output: str) -> str:
    lines = output.strip().splitlines()
    return lines[-1].strip("= ") if lines else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
