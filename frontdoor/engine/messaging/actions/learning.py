"""What a post learns of a message after it accepted it: it arrived, or not, and what is tried then.

Must not believe what it is told about an identity that is not a message on its way: what comes late or twice changes
nothing. Must not call the network inside a transaction.
"""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from frontdoor.engine.cases.acting import SYSTEM
from frontdoor.engine.parties.actions import contact_failed
from frontdoor.engine.parties.kinds import Way

from ..models import Message
from ..post import Fate, posts_to_ask, the_post_called
from ..ways import KINDS
from .noting import close_work, note_what_became
from .turning import begin_anew, turn_to_next

AGAIN = {
    Fate.NOT_NOW: [timedelta(hours=4)],
    Fate.FAULT: [timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6)],
}
"""When it is sent again after it did not arrive; after the last of them another channel is tried."""
ASK_BETWEEN = timedelta(hours=1), timedelta(days=6)
ASK_EVERY = timedelta(hours=12)
AT_ONCE = 200
State = Message.State
ON_ITS_WAY = [State.SENDING, State.SENT, State.UNDECIDED]


@transaction.atomic
def learn(message_id: uuid.UUID, fate: Fate, *, code: str = "", now: datetime) -> Message | None:
    """The post says what became of an attempt. None when there is none by this identity that could still become it."""
    found = Message.objects.select_for_update(of=("self",)).select_related("party", "proof")
    message = found.filter(message_id=message_id, state__in=ON_ITS_WAY).first()
    if message is None:
        return None
    message.answer = code[:120]
    if message.state == State.UNDECIDED:
        close_work(message, now=now)
    if fate == Fate.ARRIVED:
        return _arrived(message, now)
    if fate in AGAIN and message.failures < len(AGAIN[fate]) and message.proof is None:
        return _again(message, now + AGAIN[fate][message.failures])
    has_failed = fate == Fate.NO_SUCH_CONTACT
    if has_failed and message.party and message.channel in KINDS:
        contact_failed(message.party, KINDS[Way(message.channel)], _contact(message), now=now)
    return turn_to_next(message, now=now, has_failed=has_failed)


def ask_what_became(*, now: datetime) -> int:
    """Ask about what was accepted and not heard of since: no post tells by itself of letters, and a call can be lost.
    Returns how many are known now."""
    least, most = ASK_BETWEEN
    silent = Message.objects.filter(
        Q(asked_at=None) | Q(asked_at__lte=now - ASK_EVERY),
        state=State.SENT,
        post__in=posts_to_ask(),
        sent_at__gt=now - most,
        sent_at__lt=now - least,
    )
    return sum(_ask(message, now) for message in silent.order_by("sent_at", "id")[:AT_ONCE])


def _ask(message: Message, now: datetime) -> bool:
    post = the_post_called(message.post)
    receipt = post.look_up(str(message.message_id)) if post else None
    Message.objects.filter(id=message.id).update(asked_at=now)
    if receipt is None or receipt.fate is None:
        return False
    return learn(message.message_id, receipt.fate, code=receipt.code, now=now) is not None


def _arrived(message: Message, now: datetime) -> Message:
    was_told = message.state == State.SENT
    message.state, message.arrived_at, message.next_at = State.DELIVERED, now, None
    message.sent_at = message.sent_at or now
    message.save()
    if not was_told:
        note_what_became(message, actor=SYSTEM, now=now)
    return message


def _again(message: Message, at: datetime) -> Message:
    failures = message.failures + 1
    begin_anew(message, message.channel, message.to)
    message.failures, message.next_at = failures, at
    message.save()
    return message


def _contact(message: Message) -> str:
    """Of a letter's lines the first is the name."""
    return message.to.split("\n", 1)[1] if message.channel == "letter" else message.to
