"""Writing down what must follow from events, and asking again for what failed. Must not do any of it.

`plan` is the follower that the heart calls in the transaction of the events themselves.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction

from frontdoor.engine.cases.models import Event, Kind
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service

from .models import Effect
from .tasks import wake


def plan(events: Sequence[Event]) -> list[Effect]:
    """One Effect for each thing that must follow, written with the events and woken with them."""
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


@transaction.atomic
def try_again(effect_id: int, *, now: datetime) -> None:
    """A person asks for what failed to be tried again, from the first try on. Nothing happens to any other."""
    failed = Effect.objects.filter(id=effect_id, state=Effect.State.FAILED)
    if failed.update(state=Effect.State.WAITING, attempts=0, next_at=now):
        wake.defer(effect_id=effect_id)
