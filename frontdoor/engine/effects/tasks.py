"""The jobs that wake effects. They hold no state: the Effect row is the truth."""

from django.utils import timezone
from procrastinate.contrib.django import app

from . import actions
from .models import Effect


@app.task(name="effects.wake", queue="effects")
def wake(effect_id: int) -> None:
    actions.run(effect_id, now=timezone.now())


def sweep() -> int:
    """Wake what is due and has no job: whatever lost its job, or was put off, is found here."""
    due = Effect.objects.filter(state=Effect.State.WAITING, next_at__lte=timezone.now())
    ids = list(due.values_list("id", flat=True)[:500])
    for effect_id in ids:
        wake.configure(queueing_lock=f"effect-{effect_id}").defer(effect_id=effect_id)
    return len(ids)
