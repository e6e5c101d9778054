"""Doing once what must follow from events. Must not call the network.

What that is was written down with the events: see planning.py.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from frontdoor.engine.cases.models import Case

from .kinds import KINDS
from .models import Effect

log = logging.getLogger("frontdoor.effects")
WAITS = [timedelta(seconds=s) for s in (10, 60, 300, 1800, 7200)]


def run(effect_id: int, *, now: datetime) -> bool:
    """Do one waiting effect once: its row is locked, and done in the same transaction. False when it had to wait."""
    try:
        with transaction.atomic():
            effect = (
                Effect.objects.select_for_update(skip_locked=True, of=("self",))
                .select_related("event")
                .filter(id=effect_id, state=Effect.State.WAITING)
                .first()
            )
            if effect is None:
                return True
            case = Case.objects.select_related("authority", "team", "owner").get(id=effect.event.case_id)
            effect.state = KINDS[effect.kind](effect, case, now)
            effect.done_at = now if effect.state == Effect.State.DONE else None
            effect.save()
            return True
    except Exception as fault:
        _put_off(effect_id, fault, now)
        return False


def _put_off(effect_id: int, fault: Exception, now: datetime) -> None:
    """Try again later; after the last try a person is shown it. The error's text may quote answers: only its name."""
    log.error("effect put off", extra={"effect": effect_id, "fault": type(fault).__name__}, exc_info=fault)
    effect = Effect.objects.get(id=effect_id)
    effect.fault, effect.attempts = type(fault).__name__, effect.attempts + 1
    if effect.attempts > len(WAITS):
        effect.state = Effect.State.FAILED
    else:
        effect.next_at = now + WAITS[effect.attempts - 1]
    effect.save(update_fields=["fault", "attempts", "state", "next_at"])
