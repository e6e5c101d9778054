"""The jobs that wake the sending of messages. They hold no state: the Message row is the truth."""

from django.utils import timezone
from procrastinate.contrib.django import app

from . import actions
from .models import Message


@app.task(name="messaging.deliver", queue="messages")
def deliver(message_id: int) -> None:
    message = actions.deliver(message_id, now=timezone.now())
    if message.state == Message.State.WAITING and message.next_at:
        deliver.configure(schedule_at=message.next_at).defer(message_id=message_id)


def wake(messages: list[Message]) -> None:
    """Wake the sending of what was just written, in the same transaction."""
    for message in messages:
        if message.state == Message.State.WAITING:
            deliver.defer(message_id=message.id)


def sweep() -> int:
    """Wake what is due and has no job: whatever lost its job is found here."""
    due = Message.objects.filter(state=Message.State.WAITING, next_at__lte=timezone.now())
    ids = list(due.values_list("id", flat=True)[:500])
    for message_id in ids:
        deliver.configure(queueing_lock=f"deliver-{message_id}").defer(message_id=message_id)
    return len(ids)
