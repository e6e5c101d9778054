"""What is tried when a message cannot go, or did not arrive, by its channel. Must not send it."""

import uuid
from datetime import datetime

from frontdoor.engine.cases.acting import SYSTEM

from ..models import Message
from ..ways import ways
from .noting import note_given_up, note_what_became

State = Message.State


def turn_to_next(message: Message, *, now: datetime, has_failed: bool = False) -> Message:
    """By the next way that the person has, else into a person's hands. `has_failed`: the contact does not work.

    The message stays the same row, so that nobody is told of one event twice. A code goes to its contact or to none.
    """
    message.given_up = [*message.given_up, message.channel]
    left = ways(message.party, without=tuple(message.given_up)) if message.party and message.event_id else []
    if left:
        note_given_up(message, has_failed=has_failed, actor=SYSTEM, now=now)
        begin_anew(message, *left[0])
        message.next_at = now
        message.save()
    else:
        message.state, message.next_at = State.REFUSED, None
        message.save()
        note_what_became(message, actor=SYSTEM, now=now)
    return message


def begin_anew(message: Message, channel: str, to: str) -> None:
    """Under another identity: what the post may still report of the attempts before changes nothing any more."""
    message.channel, message.to = channel, to
    message.state, message.message_id, message.provider_id = State.WAITING, uuid.uuid4(), ""
    message.attempts = message.failures = 0
