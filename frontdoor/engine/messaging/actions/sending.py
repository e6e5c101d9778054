"""Sending messages, and settling what nobody can know. Must not decide what has to be told.

A send is at least once under one fixed identity. An attempt whose end is unknown is asked about where the post can
be asked, else left to a person; it is never tried again by itself.
"""

from datetime import datetime, timedelta

from django.db import transaction

from frontdoor.engine.cases.acting import SYSTEM, Actor
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.parties.kinds import Way

from ..models import Message
from ..post import Answer, Envelope, Post, Receipt, tells_anybody, the_post, the_post_called
from ..quiet import quiet_until
from ..ways import ways
from ..wording import envelope
from .noting import close_work, note_what_became
from .resting import let_rest, put_off, rests_until
from .turning import begin_anew, turn_to_next

WAITS = [timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720, 1440)]
IN_DOUBT_AFTER = timedelta(minutes=5)
ASKED_FOR = timedelta(hours=1)
"""How long a post that cannot be reached is asked what became of an attempt, before a person is."""
AT_ONCE = 200
State = Message.State


def deliver(message_id: int, *, now: datetime) -> Message:
    """Try to send one message that is due. Harmless to call at any time, any number of times."""
    message = Message.objects.get(id=message_id)
    post = the_post(message.channel)
    if post is None:
        return _without_a_post(message, now)
    begun = _begin_attempt(message, post, now)
    if begun is None:
        return Message.objects.get(id=message_id)
    return _end_attempt(begun, post.send(envelope(begun)), now)


def send_unkept(envelope: Envelope, *, now: datetime) -> Answer:
    """One letter about somebody's access, which is no Message: tried once, LATER where nothing carries it now."""
    post = the_post(envelope.channel)
    if post is None or rests_until(post.name, envelope.channel, now=now):
        return Answer.LATER
    answer = post.send(envelope).answer
    let_rest(post.name, envelope.channel, answer, now=now)
    return answer


@transaction.atomic
def _begin_attempt(seen: Message, post: Post, now: datetime) -> Message | None:
    """Committed before a word leaves: whatever is killed next, the attempt is known to have begun."""
    message = (
        Message.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("proof", "case")
        .filter(id=seen.id, channel=seen.channel, state=State.WAITING, next_at__lte=now)
        .first()
    )
    if message is None:
        return None
    if held_until := _held_until(message, now):
        message.next_at = held_until
        message.save(update_fields=["next_at"])
        return None
    if until := rests_until(post.name, message.channel, now=now):
        put_off(message, until, now=now)
        return None
    message.state, message.tried_at, message.attempts = State.SENDING, now, message.attempts + 1
    message.post = post.name
    message.save(update_fields=["state", "tried_at", "attempts", "post"])
    return message


def _held_until(message: Message, now: datetime) -> datetime | None:
    """A text wakes people, and a letter or an e-mail does not."""
    if message.channel != Way.TEXT or message.urgent:
        return None
    council = definitions.current().council
    return quiet_until(now, begins=council.quiet_hours.begins, ends=council.quiet_hours.ends, zone=council.zone)


@transaction.atomic
def _end_attempt(begun: Message, receipt: Receipt, now: datetime, *, may_ask: bool = True) -> Message:
    """Nothing when the attempt has ended already: what the post reported afterwards can be quicker than its answer."""
    message = Message.objects.select_for_update().get(id=begun.id)
    same = (State.SENDING, begun.tried_at, begun.message_id)
    if (message.state, message.tried_at, message.message_id) != same:
        return message
    message.answer = receipt.code[:120]
    if until := let_rest(message.post, message.channel, receipt.answer, now=now):
        message.attempts -= 1
        return put_off(message, until, now=now)
    match receipt.answer:
        case Answer.ACCEPTED:
            message.state, message.sent_at, message.next_at = State.SENT, now, None
            message.provider_id = receipt.provider_id[:80]
        case Answer.LATER if message.attempts <= len(WAITS):
            message.state, message.next_at = State.WAITING, now + WAITS[message.attempts - 1]
        case Answer.UNKNOWN if may_ask and _can_be_asked(message):
            pass  # still being sent: `doubt` asks
        case Answer.UNKNOWN:
            message.state, message.next_at = State.UNDECIDED, None
        case _:
            return turn_to_next(message, now=now)
    message.save()
    note_what_became(message, actor=SYSTEM, now=now)
    return message


def _without_a_post(message: Message, now: datetime) -> Message:
    """Where nothing is posted at all it waits; where only its channel is not carried any more it takes another."""
    if not tells_anybody():
        return message
    with transaction.atomic():
        due = Message.objects.select_for_update(skip_locked=True).filter(
            id=message.id, channel=message.channel, state=State.WAITING, next_at__lte=now
        )
        waiting = due.first()
        return message if waiting is None else turn_to_next(waiting, now=now)


def doubt(*, now: datetime) -> int:
    """Attempts that began and never ended, because something was killed or an answer was lost: the post that made one
    is asked; where it cannot be, nobody knows, and a person is shown it. Returns how many are decided."""
    stuck = Message.objects.filter(state=State.SENDING, tried_at__lt=now - IN_DOUBT_AFTER).order_by("tried_at")
    return sum(_decide(message, now) for message in stuck[:AT_ONCE])


def _decide(begun: Message, now: datetime) -> bool:
    post = the_post_called(begun.post) if _can_be_asked(begun) else None
    receipt = post.look_up(str(begun.message_id)) if post else Receipt(Answer.UNKNOWN, begun.answer)
    assert begun.tried_at is not None
    if post and receipt.answer == Answer.UNKNOWN and now - begun.tried_at < ASKED_FOR:
        return False
    return _end_attempt(begun, receipt, now, may_ask=False).state != State.SENDING


def _can_be_asked(message: Message) -> bool:
    post = the_post_called(message.post)
    return post is not None and post.can_be_asked


@transaction.atomic
def settle(message_id: int, *, arrived: bool, actor: Actor, now: datetime) -> Message:
    """A person decides about a message in doubt, or refused: it arrived, or it is to be sent again."""
    message = Message.objects.select_for_update().get(id=message_id, state__in=[State.UNDECIDED, State.REFUSED])
    message.decided_by_id = actor.id
    if arrived:
        message.state, message.sent_at = State.SENT, now
    else:
        if message.state == State.REFUSED:
            _choose_again(message)
        message.state, message.next_at, message.attempts = State.WAITING, now, 0
    message.save()
    close_work(message, now=now)
    if arrived:
        note_what_became(message, actor=actor, now=now)
    return message


def _choose_again(message: Message) -> None:
    """By the best way there is now: what was given up may work again, or another contact may be known."""
    best = ways(message.party)[:1] if message.party and message.event_id else []
    begin_anew(message, *(best[0] if best else (message.channel, message.to)))
    message.given_up = []
