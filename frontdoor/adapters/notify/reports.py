"""Reads what GOV.UK Notify posts to us when a message arrived or did not. Must not believe that it is from Notify."""

import json
from dataclasses import dataclass
from uuid import UUID

from frontdoor.engine.messaging.post import Fate

from .fates import CHANNELS, fate_of


class NotAReport(ValueError):
    """The body is not a report of delivery as its description has it."""


@dataclass(frozen=True)
class Report:
    """`fate` is None for what says nothing yet. `message_id` is None where the message was not sent by us."""

    message_id: UUID | None
    fate: Fate | None
    status: str


def read_report(body: bytes) -> Report:
    """Raises NotAReport. The address that it names is not even kept."""
    try:
        given = json.loads(body)
        status, kind = given["status"], given["notification_type"]
        reference = given["reference"]
    except (ValueError, LookupError, TypeError, RecursionError) as wrong:
        raise NotAReport from wrong
    if not isinstance(status, str) or not isinstance(kind, str) or kind not in CHANNELS:
        raise NotAReport
    fate = fate_of(status, kind)
    return Report(_identity(reference), fate, status if fate else "")


def _identity(reference: object) -> UUID | None:
    """Somebody may use the same account for other things, under references of their own."""
    if reference is not None and not isinstance(reference, str):
        raise NotAReport
    try:
        return UUID(reference)
    except (ValueError, TypeError):
        return None
