"""The embedded post of a demonstration: letters go into a folder instead of the world. Must never serve real people.

The only post that can be proved to send once: a letter's identity is its file's name.
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from frontdoor.engine.messaging.post import Answer, Envelope, Receipt

from .letter import bare_address, letter


@dataclass(frozen=True)
class OutboxPost:
    """Letters as <folder>/<message_id>.eml, each written whole or not at all; the same one twice is one file."""

    folder: Path
    sender: str

    def __post_init__(self) -> None:
        bare_address(self.sender)

    def send(self, envelope: Envelope) -> Receipt:
        try:
            name = f"{UUID(envelope.message_id)}.eml"
            words = letter(envelope, self.sender).as_bytes()
        except ValueError:  # no letter, or an identity that is none
            return Receipt(Answer.REFUSED, "unfit")
        path = self.folder / name
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(path, words)
        return Receipt(Answer.ACCEPTED, "outbox")


def _write(path: Path, words: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".incoming-", dir=path.parent)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(words)
            file.flush()
            os.fsync(handle)
        os.rename(name, path)
    except BaseException:
        os.unlink(name)
        raise
