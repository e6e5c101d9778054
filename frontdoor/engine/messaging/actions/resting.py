"""A post that has had enough rests: nothing goes by it, whoever would send, until a moment that the database keeps.

Must not send. A rest is no failure of a message, so that it counts against none and gives up no channel.
"""

from datetime import UTC, datetime, time, timedelta

from frontdoor.engine.parties.kinds import Way

from ..models import Message, Rest
from ..post import Answer, the_post
from ..ways import ways
from .turning import begin_anew, turn_to_next

SLOWER_BY = timedelta(minutes=1)
URGENT_WAITS = timedelta(minutes=15)
"""So long what is urgent waits for the way that its person chose; after that another way is quicker."""
EVERY_CHANNEL = ""


def let_rest(post: str, channel: str, answer: Answer, *, now: datetime) -> datetime | None:
    """Until when, where the answer asks for a rest: a post counts all that it is asked in a minute, and each channel's
    messages of a day. Never shorter than it was told before."""
    if answer not in (Answer.SLOWER, Answer.TOMORROW):
        return None
    again_at = now + SLOWER_BY if answer == Answer.SLOWER else _tomorrow(now)
    of = {"post": post, "channel": EVERY_CHANNEL if answer == Answer.SLOWER else channel}
    Rest.objects.get_or_create(**of, defaults={"again_at": again_at})
    Rest.objects.filter(**of, again_at__lt=again_at).update(again_at=again_at)
    return again_at


def rests_until(post: str, channel: str, *, now: datetime) -> datetime | None:
    """None where a message may go by this channel of the post now."""
    rests = Rest.objects.filter(post=post, channel__in=[channel, EVERY_CHANNEL], again_at__gt=now)
    return max(rests.values_list("again_at", flat=True), default=None)


def put_off(message: Message, until: datetime, *, now: datetime) -> Message:
    """It waits; what is urgent takes another way at once. A code that would run out before goes nowhere: whoever
    asked for it asks again, and nobody is woken by one that opens nothing."""
    if message.proof and message.proof.expires_at <= until:
        return turn_to_next(message, now=now)
    other = _quicker_way(message, now) if message.urgent and until - now > URGENT_WAITS else None
    if other is not None:
        begin_anew(message, *other)
    message.state, message.next_at = Message.State.WAITING, until if other is None else now
    message.save()
    return message


def _quicker_way(message: Message, now: datetime) -> tuple[str, str] | None:
    """The person's next that does not rest. A letter takes longer than any rest."""
    if message.party is None or message.event_id is None:
        return None
    without = (*message.given_up, message.channel, Way.LETTER)
    return next((way for way in ways(message.party, without=without) if _is_open(way[0], now)), None)


def _is_open(channel: str, now: datetime) -> bool:
    post = the_post(channel)
    return post is not None and rests_until(post.name, channel, now=now) is None


def _tomorrow(now: datetime) -> datetime:
    """A little after midnight in UTC, by which posts count their days, and which is never earlier than ours."""
    midnight = datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(0), UTC)
    return midnight + timedelta(minutes=5)
