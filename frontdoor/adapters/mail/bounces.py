"""Reads the letters by which mail servers say that a letter of ours could not be delivered, or was (RFC 3464).

Must not read what they say in words, nor keep an address. Whose letter it was says its Message-ID, which only whoever
had the letter knows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from typing import cast
from uuid import UUID

from frontdoor.engine.messaging.post import Fate

MOST_BYTES = 2_000_000
_OUR_ID = re.compile(r"<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@[^<>@\s]+>", re.IGNORECASE)
_STATUS = re.compile(r"([245])\.(\d{1,3})\.(\d{1,3})")
_NOBODY_THERE = re.compile(r"5\.(?:1\.(?:1|2|3|6|10)|2\.1)$")
"""RFC 3463 and RFC 7505: no such mailbox, no such domain, moved away, accepts no mail; mailbox given up."""
_FULL = "5.2.2"


@dataclass(frozen=True)
class Bounce:
    """What became of one letter; `code` is the status as RFC 3463 numbers it."""

    message_id: UUID
    fate: Fate
    code: str


def read_bounce(letter: bytes) -> Bounce | None:
    """None for what is no report of delivery, is not about a letter of ours, or tells no end of it yet."""
    whole = message_from_bytes(letter[:MOST_BYTES], policy=policy.compat32)
    if whole.get_content_type() != "multipart/report" or not whole.is_multipart():
        return None
    parts = cast(list[Message], whole.get_payload())
    about = next((found for found in (_id_of(part) for part in parts[1:]) if found), None) or _named_in(whole)
    ends = [end for part in parts for end in _ends(part)]
    if about is None or not ends:
        return None
    fate, code = ends[0]
    return Bounce(about, fate, code)


def _ends(part: Message) -> Iterator[tuple[Fate, str]]:
    """Of each recipient in a message/delivery-status; we write to one at a time."""
    if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
        return
    for recipient in cast(list[Message], part.get_payload()):
        action = str(recipient.get("Action", "")).split("(")[0].strip().lower()
        status = _STATUS.search(str(recipient.get("Status", "")))
        code = status[0] if status else ""
        if action == "delivered":
            yield Fate.ARRIVED, code
        elif action == "failed":
            yield _fate_of(code), code


def _fate_of(code: str) -> Fate:
    if _NOBODY_THERE.match(code):
        return Fate.NO_SUCH_CONTACT
    return Fate.NOT_NOW if code == _FULL or code.startswith("4") else Fate.NEVER


def _id_of(part: Message) -> UUID | None:
    """The Message-ID of what was returned: the whole letter, or its headers alone."""
    kind = part.get_content_type()
    if kind in ("message/rfc822", "message/global") and part.is_multipart():
        return _ours(str(cast(list[Message], part.get_payload())[0].get("Message-ID", "")))
    if kind in ("text/rfc822-headers", "message/global-headers"):
        headers = part.get_payload(decode=True)
        returned = message_from_bytes(headers if isinstance(headers, bytes) else b"", policy=policy.compat32)
        return _ours(str(returned.get("Message-ID", "")))
    return None


def _named_in(whole: Message) -> UUID | None:
    """Some return nothing and answer as if it were a conversation."""
    named = (_ours(str(whole.get(header, ""))) for header in ("In-Reply-To", "References"))
    return next((found for found in named if found), None)


def _ours(message_id: str) -> UUID | None:
    match = _OUR_ID.search(message_id)
    return UUID(match[1]) if match else None
