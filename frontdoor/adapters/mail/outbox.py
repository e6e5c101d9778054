"""The embedded post of a demonstration: letters go into a folder instead of the world. Must never serve real people.

The only post that can be proved to send once: a letter's identity is its file's name.
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from frontdoor.engine.messaging.post import Answer, Envelope, Receipt
from frontdoor.engine.parties.kinds import Way

from .letter import bare_address, letter


@dataclass(frozen=True)
class OutboxPost:
    """E-mails as <folder>/<message_id>.eml, texts and letters as .txt with the address first; each written whole or
    not at all, and the same one twice is one file."""

    folder: Path
    sender: str
    name: str = "outbox"
    channels: frozenset[str] = frozenset(Way)
    can_be_asked: bool = True

    def __post_init__(self) -> None:
        bare_address(self.sender)

    def send(self, envelope: Envelope) -> Receipt:
        try:
            path = self._path(UUID(envelope.message_id), envelope.channel)
            words = self._words(envelope)
        except ValueError:  # no letter, or an identity that is none
            return Receipt(Answer.REFUSED, "unfit")
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(path, words)
        return Receipt(Answer.ACCEPTED, "outbox")

    def look_up(self, message_id: str) -> Receipt:
        kept = any(self._path(UUID(message_id), way).exists() for way in Way)
        return Receipt(Answer.ACCEPTED if kept else Answer.LATER, "outbox")

    def _path(self, message_id: UUID, channel: str) -> Path:
        return self.folder / f"{message_id}.{'eml' if channel == Way.EMAIL else 'txt'}"

    def _words(self, envelope: Envelope) -> bytes:
        if envelope.channel == Way.EMAIL:
            return letter(envelope, self.sender).as_bytes()
        heading = f"{envelope.subject}\n\n" if envelope.channel == Way.LETTER else ""
        return f"{envelope.to}\n\n{heading}{envelope.body}".encode()


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
