"""How long `bin/frontdoor up` takes from a bare copy to the first page, and again when all is made. It must not judge.

usage: .venv/bin/python -m bench.starting
Packages come from the registry or from what the installer has kept on the machine: the first run says what it used.
"""

import resource
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from frontdoor.config import variables

PORT = "8790"
NOT_COPIED = (".git", ".venv", ".build", ".data", "node_modules", "__pycache__", ".*_cache", ".hypothesis")
GIVE_UP_SECONDS = 300


def run() -> int:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(variables.CHECKOUT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
        print(f"{'':24} {'seconds':>8} {'of processors':>14}   to the first page; of processors, until all had ended")
        for name in ("cold, nothing made", "warm"):
            seconds, used = _started(copy, Path(folder, "data"))
            print(f"{name:24} {seconds:8.1f} {used:14.1f}")
    return 0


def _started(copy: Path, data: Path) -> tuple[float, float]:
    begun, before = time.monotonic(), _spent()
    command = ["/usr/bin/env", "-i", str(copy / "bin" / "frontdoor"), "up", "--port", PORT, "--data", str(data)]
    up = subprocess.Popen(command, cwd=copy, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _answers():
            if up.poll() is not None or time.monotonic() - begun > GIVE_UP_SECONDS:
                raise SystemExit("It did not start.")
            time.sleep(0.05)
        seconds = time.monotonic() - begun
    finally:
        up.send_signal(signal.SIGINT)
        up.wait()
    return seconds, _spent() - before


def _answers() -> bool:
    with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=10) as answer:
        return bool(answer.status == 200)
    return False


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    raise SystemExit(run())
