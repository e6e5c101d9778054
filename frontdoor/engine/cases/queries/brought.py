"""Which cases are another system's, found by their number: it is made of the system's name and of its own number.

Must not bring anything in. The first 48 bits are the system's: its cases stand side by side in the index.
"""

import json
import uuid
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from frontdoor.engine.cases.models import Case

OWN_BITS = 80
VERSION_8 = (0xF << 76, 8 << 76)
VARIANT = (0b11 << 62, 0b10 << 62)


def number_of(source: str, id: str) -> uuid.UUID:
    """The number of a row, the same each time (RFC 9562, version 8: made in a way of our own)."""
    number = _first(source) | _digest(json.dumps([source, id])) >> (256 - OWN_BITS)
    for bits, value in (VERSION_8, VARIANT):
        number = number & ~bits | value
    return uuid.UUID(int=number)


def brought_from(source: str, since: datetime | None = None) -> Iterator[tuple[uuid.UUID, str, str]]:
    """(number, reference, service) of each case that came from a system, of those it received since a moment."""
    first = _first(source)
    between = (uuid.UUID(int=first), uuid.UUID(int=first | (1 << OWN_BITS) - 1))
    found = Case.objects.filter(draft_id__range=between, client=None).order_by("draft_id")
    if since:
        found = found.filter(received_at__gte=since)
    yield from found.values_list("draft_id", "reference", "service").iterator()


def _first(source: str) -> int:
    return _digest(source) >> (256 - 48) << OWN_BITS


def _digest(text: str) -> int:
    return int.from_bytes(sha256(text.encode()).digest())
