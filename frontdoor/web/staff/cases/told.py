"""What the resident was told, and whether it arrived. Must not send or settle anything."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.engine.messaging.actions import words_of
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.contacts import in_words
from frontdoor.web.languages import direction
from frontdoor.web.saying import short_moment

State = Message.State
WORDS = {
    State.WAITING: ("not_started", gettext_lazy("Not sent yet")),
    State.SENDING: ("due", gettext_lazy("Being sent")),
    State.SENT: ("done", gettext_lazy("Sent")),
    State.DELIVERED: ("done", gettext_lazy("Arrived")),
    State.REFUSED: ("late", gettext_lazy("Refused")),
    State.UNDECIDED: ("late", gettext_lazy("Not known")),
    State.UNREACHABLE: ("not_started", gettext_lazy("No way to reach them")),
}


def told(messages: Iterable[Message]) -> list[dict[str, Any]]:
    """Each message with its words, the newest first. What was written for nobody's address says so."""
    lines = []
    for message in messages:
        kind, tag = WORDS[State(message.state)]
        at = message.sent_at or message.written_at
        to = _("To %s") % in_words(message.to) if message.to else _("Only on their own page")
        lines.append(
            {
                "what": message.subject,
                "when": f"{short_moment(at)}. {to}",
                "kind": kind,
                "tag": tag,
                "body": message.body,
                "language": message.language,
                "dir": direction(message.language),
                "english": in_english(message, now=message.written_at),
            }
        )
    return lines


def in_english(message: Message, *, now: datetime) -> str:
    """What a message in another language says, for us; "" for one in English, or that is not of the definition."""
    if message.language == ENGLISH or message.case is None or message.event is None:
        return ""
    try:
        return words_of(message.case, message.event, message.key, language=ENGLISH, now=now)[1]
    except KeyError:
        return ""
