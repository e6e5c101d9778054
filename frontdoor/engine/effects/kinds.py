"""The closed list of effects and what does each. A new kind is one function and one row.

Must not run by itself: `actions.run` calls one inside a transaction that marks the effect done.
"""

from collections.abc import Callable
from datetime import datetime

from frontdoor.engine.cases.models import Case, Task
from frontdoor.engine.messaging import actions as messaging
from frontdoor.engine.messaging import tasks as messages

from .models import Effect

State = Effect.State


def tell(effect: Effect, case: Case, now: datetime) -> str:
    """Messages are written and their sending woken, in the same transaction."""
    messages.wake(messaging.write(case, effect.event, effect.key, now=now))
    return State.DONE


def hand_over(effect: Effect, case: Case, now: datetime) -> str:
    """The case was given to its authority with the transition itself; nothing else has to follow here yet."""
    return State.DONE


def by_hand(effect: Effect, case: Case, now: datetime) -> str:
    """What the product cannot do by itself yet is shown to a person, never dropped."""
    Task.objects.create(
        case=case, sort=Task.Sort.TELL, words=BY_HAND[effect.kind], team=case.team or case.owner, opened_at=now
    )
    return State.BY_HAND


BY_HAND = {
    "refund": "Refund the payment by hand, then note it here",
    "open": "Open the other request by hand, then note it here",
    "record": "Make the register entry by hand, then note it here",
    "share": "Share the answers under the agreement by hand, then note it here",
    "call": "Tell the other system by hand, then note it here",
}

KINDS: dict[str, Callable[[Effect, Case, datetime], str]] = {
    "tell": tell,
    "hand_over": hand_over,
    **dict.fromkeys(BY_HAND, by_hand),
}
