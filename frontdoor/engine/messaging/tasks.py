"""The jobs that wake the sending of messages. They hold no state: the Message row is the truth."""

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from . import actions
from .models import Message
from .post import tells_anybody


@app.task(name="messaging.deliver", queue="messages")
def deliver(message_id: int) -> None:
    now = timezone.now()
    message = actions.deliver(message_id, now=now)
    if message.state == Message.State.WAITING and message.next_at and message.next_at >= now:  # now: by another way
        deliver.configure(schedule_at=message.next_at).defer(message_id=message_id)


def wake(messages: list[Message]) -> None:
    """Wake the sending of what was just written, in the same transaction."""
    for message in messages:
        if message.state == Message.State.WAITING:
            deliver.defer(message_id=message.id)


def sweep() -> int:
    """Wake what is due and has no job: whatever lost its job is found here. Without a post nothing is woken."""
    if not tells_anybody():
        return 0
    due = Message.objects.filter(state=Message.State.WAITING, next_at__lte=timezone.now())
    return sum(_wake_again(message_id) for message_id in due.order_by("next_at").values_list("id", flat=True)[:500])


def _wake_again(message_id: int) -> bool:
    """False when the last sweep's job is still waiting for a worker."""
    try:
        with transaction.atomic():
            deliver.configure(queueing_lock=f"deliver-{message_id}").defer(message_id=message_id)
    except AlreadyEnqueued:
        return False
    return True
