"""A post that keeps what it was given and answers as it is told, and the effects and letters that wait, run once.

It is another implementation of the port, as an adapter is; it must not know how messages are written.
"""

from collections.abc import Iterable
from datetime import datetime

from frontdoor.engine.effects import actions as effects
from frontdoor.engine.effects.models import Effect
from frontdoor.engine.messaging import actions as messaging
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.post import Answer, Envelope, Receipt
from frontdoor.engine.parties.kinds import Way


class KeptPost:
    """What left, and what to answer: the answers given in turn, then ACCEPTED. `known` is what it says when asked."""

    name = "kept"

    def __init__(
        self, *answers: Answer, channels: Iterable[str] = (Way.EMAIL,), known: dict[str, Receipt] | None = None
    ) -> None:
        self.answers = list(answers)
        self.channels = frozenset(channels)
        self.left: list[Envelope] = []
        self.known = known

    @property
    def can_be_asked(self) -> bool:
        return self.known is not None

    def look_up(self, message_id: str) -> Receipt:
        return (self.known or {}).get(message_id, Receipt(Answer.UNKNOWN))

    def send(self, envelope: Envelope) -> Receipt:
        self.left.append(envelope)
        answer = self.answers.pop(0) if self.answers else Answer.ACCEPTED
        return Receipt(answer, CODES[answer])


CODES = {
    Answer.ACCEPTED: "250",
    Answer.LATER: "451",
    Answer.SLOWER: "429",
    Answer.TOMORROW: "429",
    Answer.REFUSED: "550",
    Answer.UNKNOWN: "lost",
}


def run_effects(now: datetime | None = None) -> None:
    """Do everything that waits, as the worker would."""
    for effect in Effect.objects.filter(state=Effect.State.WAITING).order_by("id"):
        assert effects.run(effect.id, now=now or effect.next_at), Effect.objects.get(id=effect.id).fault


def deliver_all(now: datetime) -> None:
    """Try to send everything that is due."""
    for message in Message.objects.filter(state=Message.State.WAITING, next_at__lte=now).order_by("id"):
        messaging.deliver(message.id, now=now)
