"""Has an image made anew by a child process that may crash, hang or be taken over without harm here.

Must not import what decodes images.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

SECONDS = 30
AT_ONCE = 2

_CHECKOUT = Path(__file__).resolve().parents[3]
_turn = BoundedSemaphore(AT_ONCE)  # each child may take a gigabyte


class NotDecoded(ValueError):
    """The image is torn, a bomb, or no image."""


@dataclass(frozen=True)
class Remade:
    """A JPEG with no metadata at all."""

    jpeg: bytes
    width: int
    height: int


def remade(content: bytes, media_type: str) -> Remade:
    """The image upright, at most 2000 pixels on its longer side. Raises NotDecoded."""
    with _turn, tempfile.TemporaryFile() as out:
        # A file and not a pipe: the child's limit on what it writes holds for files.
        child = [sys.executable, "-m", "frontdoor.adapters.storage.remake", media_type]
        try:
            done = subprocess.run(
                child,
                input=content,
                stdout=out,
                stderr=subprocess.DEVNULL,
                cwd=_CHECKOUT,
                env={"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"},
                timeout=SECONDS,
                close_fds=True,
            )
        except subprocess.TimeoutExpired:
            raise NotDecoded("it took too long") from None
        if done.returncode:
            raise NotDecoded(f"the child ended with {done.returncode}")
        out.seek(0)
        size = json.loads(out.readline(100))
        return Remade(out.read(), size["width"], size["height"])
