"""Writing down what must follow from events, and doing it once. Must not call the network.

`plan` is the follower that the heart calls in the transaction of the events themselves.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from frontdoor.engine.cases.models import Case, Event, Kind
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service

from .kinds import KINDS
from .models import Effect

log = logging.getLogger("frontdoor.effects")
WAITS = [timedelta(seconds=s) for s in (10, 60, 300, 1800, 7200)]


def plan(events: Sequence[Event]) -> list[Effect]:
    """One Effect for each thing that must follow, written with the events and woken with them."""
    from .tasks import wake

    effects = [
        Effect(event=event, kind=kind, key=key, next_at=event.at)
        for event in events
        for kind, key in following(definitions.version(event.version_id), event)
    ]
    for effect in Effect.objects.bulk_create(effects):
        wake.defer(effect_id=effect.id)
    return effects


def following(service: Service, event: Event) -> Iterator[tuple[str, str]]:
    """(kind, key) of each thing that must follow from an event, read from the definition."""
    if event.kind == Kind.SUBMITTED and "received" in service.messages:
        yield "tell", "received"
    elif event.kind == Kind.MOVED:
        yield from _of_a_move(service, event)
    elif event.kind in (Kind.EXTENDED, Kind.BROKEN) and not _is_told_by_its_step(service, event):
        late = service.clocks[event.codes["clock"]].late or "late"
        if late in service.messages:
            yield "tell", late
    elif event.kind == Kind.REOPENED:
        message = service.message_for(event.to_state)
        if message:
            yield "tell", message


def _is_told_by_its_step(service: Service, event: Event) -> bool:
    """A step that takes longer by right, and says so in its own message, is not late."""
    key = event.codes.get("transition")
    steps = [state.transitions[key] for state in service.states.values() if key in state.transitions]
    return any(service.message_for(step.to, step) for step in steps)


def _of_a_move(service: Service, event: Event) -> Iterator[tuple[str, str]]:
    transition = service.states[event.from_state].transitions[event.codes["transition"]]
    message = service.message_for(event.to_state, transition)
    if message:
        yield "tell", message
    for effect in {transition.effect, service.states[event.to_state].effect} - {None, "tell"}:
        yield str(effect), ""


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


@transaction.atomic
def try_again(effect_id: int, *, now: datetime) -> None:
    """A person asks for what failed to be tried again, from the first try on. Nothing happens to any other."""
    from .tasks import wake

    failed = Effect.objects.filter(id=effect_id, state=Effect.State.FAILED)
    if failed.update(state=Effect.State.WAITING, attempts=0, next_at=now):
        wake.defer(effect_id=effect_id)
