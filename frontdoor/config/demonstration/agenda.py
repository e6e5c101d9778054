"""Months lived through in seconds: what people did, and all that happens unasked, each at its own moment and in order.

Must not decide what happens: it only says when.
"""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from django.db import connection
from django.db.models import Min

from frontdoor.engine.cases.actions import watching
from frontdoor.engine.cases.models import Case, Clock
from frontdoor.engine.effects import actions as effects
from frontdoor.engine.effects.models import Effect
from frontdoor.engine.messaging import actions as messaging
from frontdoor.engine.messaging.models import Message

Act = Callable[[datetime], None]

SWEPT = timedelta(seconds=30)
"""As late as the schedule, which looks every minute, is on average."""
SAID_EVERY = 50
WAKING = ("effects.wake", "messaging.deliver")


class Agenda:
    """Acts by moment. An act may put more on it."""

    def __init__(self) -> None:
        self._waiting: list[tuple[datetime, int, Act]] = []
        self._number = count()

    def at(self, moment: datetime, act: Act) -> None:
        heapq.heappush(self._waiting, (moment, next(self._number), act))

    def live(self, *, until: datetime, say: Callable[[str], None]) -> None:
        """Everything up to a moment, the earliest first; what would come later does not happen."""
        done = 0
        while self._waiting and self._waiting[0][0] <= until:
            moment, _, act = heapq.heappop(self._waiting)
            _let_happen(before=moment)
            act(moment)
            _tell(moment)
            done += 1
            if done % SAID_EVERY == 0:
                say(f"  {moment:%-d %B}: {Case.objects.count()} cases")
        _let_happen(before=until)
        _forget_jobs()


def _let_happen(*, before: datetime) -> None:
    """What the schedule would have done by itself until then."""
    while (moment := _next_due()) is not None and moment + SWEPT < before:
        moment += SWEPT
        happened = watching.ask_for_dates(now=moment) + watching.break_promises(now=moment)
        happened += watching.take_turns(now=moment)
        assert happened, f"what is due at {moment} does not happen"
        _tell(moment)


def _next_due() -> datetime | None:
    running = Clock.objects.filter(ended_at=None, paused_at=None)
    moments = (
        running.filter(asked_at=None, broken_at=None).aggregate(at=Min("ask_at"))["at"],
        running.filter(broken_at=None).aggregate(at=Min("due_at"))["at"],
        Case.objects.aggregate(at=Min("turns_at"))["at"],
    )
    return min((moment for moment in moments if moment is not None), default=None)


def _tell(now: datetime) -> None:
    for effect_id in Effect.objects.filter(state=Effect.State.WAITING).order_by("id").values_list("id", flat=True):
        effects.run(effect_id, now=now)
    due = Message.objects.filter(state=Message.State.WAITING, next_at__lte=now).order_by("id")
    for message_id in due.values_list("id", flat=True):
        messaging.deliver(message_id, now=now)


def _forget_jobs() -> None:
    """Everything was done already that these would wake."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo' AND task_name = ANY(%s)", [list(WAKING)])
