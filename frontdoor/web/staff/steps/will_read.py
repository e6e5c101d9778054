"""What the resident will read, worked out by doing the thing itself in a transaction that is taken back.

So it is exact: the same answers, clocks and words. Must not leave anything behind.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from frontdoor.engine.cases.models import Case, Event, Kind
from frontdoor.engine.cases.queries.following import state_words
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.engine.effects.planning import following
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.messaging import actions as messaging
from frontdoor.engine.messaging.placeholders import values_for

from ..cases.told import in_english


@dataclass(frozen=True)
class Letter:
    """One message to one person; `to` is empty when there is no way to reach them.

    `english` is its body again for us, where the person is told in another language.
    """

    subject: str
    body: str
    to: str
    language: str = ENGLISH
    english: str = ""


@dataclass(frozen=True)
class WillRead:
    """The messages that will be sent, and what the case's page will say."""

    letters: tuple[Letter, ...]
    says: str

    @property
    def digest(self) -> str:
        """Sent back with the confirming press: what was read is what is sent, or it is shown again."""
        told = [[letter.subject, letter.body, letter.to] for letter in self.letters]
        return hashlib.sha256(json.dumps([told, self.says]).encode()).hexdigest()


def will_read(case_id: int, act: Callable[[], object], *, now: datetime) -> WillRead:
    """What would be read after `act`, which does the thing and may refuse: its refusals are raised."""
    with transaction.atomic():
        last = Case.objects.values_list("seq", flat=True).get(id=case_id)
        act()
        case = Case.objects.select_related("authority", "team", "owner").get(id=case_id)
        events = list(case.events.filter(seq__gt=last).select_related("detail").order_by("seq"))
        found = WillRead(tuple(_letters(case, events, now)), _says(case, events, now))
        transaction.set_rollback(True)
    return found


def _letters(case: Case, events: list[Event], now: datetime) -> list[Letter]:
    return [
        Letter(message.subject, message.body, message.to, message.language, in_english(message, now=now))
        for event in events
        for kind, key in following(definitions.version(event.version_id), event)
        if kind == "tell"
        for message in messaging.write(case, event, key, now=now)
    ]


def _says(case: Case, events: list[Event], now: datetime) -> str:
    service = definitions.version(case.version_id)
    moved = next((event for event in events if event.kind == Kind.MOVED), None)
    return fill(state_words(service, moved), values_for(case, moved, now=now, language=ENGLISH)) if moved else ""
