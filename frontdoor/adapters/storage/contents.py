"""The folder of contents: each under the SHA-256 of its bytes, written whole or not at all.

It knows no names, no people and no types.
"""

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

_DIGEST = re.compile(r"[0-9a-f]{64}")


class ContentGone(LookupError):
    """No content has this digest: it was disposed of, or a restore left it out."""


class Contents:
    """Contents under `folder`, as ab/abcdef…; only this user of the machine can read them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keeps the bytes and returns their digest; the same bytes twice are one file, made young again."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        for folder in (self.folder, path.parent):
            folder.mkdir(exist_ok=True, mode=0o700)
        with self._alone():
            if path.exists():
                os.utime(path)
            else:
                self._write(path, content)
        return digest

    def open(self, digest: str) -> BinaryIO:
        """Its bytes, to be read and closed by the caller. Raises ContentGone."""
        try:
            return self._path(digest).open("rb")
        except FileNotFoundError:
            raise ContentGone(digest) from None

    def forget(self, *, but: Collection[str], older_than: datetime) -> int:
        """Removes contents that nothing refers to; young ones stay, for their row may be about to be written."""
        gone = 0
        for path in [*self.folder.glob("??/*"), *self.folder.glob(".incoming-*")]:
            if path.name in but:
                continue
            with self._alone():
                if path.exists() and path.stat().st_mtime < older_than.timestamp():
                    path.unlink()
                    gone += 1
        return gone

    def _write(self, path: Path, content: bytes) -> None:
        handle, name = tempfile.mkstemp(prefix=".incoming-", dir=self.folder)  # mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(handle)
            os.rename(name, path)
        except BaseException:
            os.unlink(name)
            raise
        _sync(path.parent)

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise ContentGone(digest)
        return self.folder / digest[:2] / digest

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """So that a file is never removed between being found again and being made young."""
        handle = os.open(self.folder / ".lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
