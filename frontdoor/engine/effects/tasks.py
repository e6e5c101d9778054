"""The jobs that wake effects. They hold no state: the Effect row is the truth."""

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from . import actions
from .models import Effect


@app.task(name="effects.wake", queue="effects")
def wake(effect_id: int) -> None:
    actions.run(effect_id, now=timezone.now())


def sweep() -> int:
    """Wake what is due and has no job: whatever lost its job, or was put off, is found here."""
    due = Effect.objects.filter(state=Effect.State.WAITING, next_at__lte=timezone.now())
    return sum(_wake_again(effect_id) for effect_id in due.values_list("id", flat=True)[:500])


def _wake_again(effect_id: int) -> bool:
    """False when the last sweep's job is still waiting for a worker."""
    try:
        with transaction.atomic():
            wake.configure(queueing_lock=f"effect-{effect_id}").defer(effect_id=effect_id)
    except AlreadyEnqueued:
        return False
    return True
