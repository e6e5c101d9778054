"""Something told to a party, and whether it arrived. No verbs here.

One Message for each event, message key and recipient, so that whatever runs twice tells once.
"""

import uuid

from django.db import models


class Message(models.Model):
    """Words to one party by one channel. A secret in them is filled in at sending and never stored here."""

    class State(models.TextChoices):
        WAITING = "waiting", "not sent yet"
        SENDING = "sending", "being sent"
        SENT = "sent", "accepted by the post"
        REFUSED = "refused", "refused for good"
        UNDECIDED = "undecided", "nobody knows whether it was sent"
        UNREACHABLE = "unreachable", "no way to reach the person"

    id = models.BigAutoField(primary_key=True)
    event = models.ForeignKey("cases.Event", null=True, on_delete=models.PROTECT, related_name="messages")
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="messages")
    party = models.ForeignKey("parties.Party", null=True, on_delete=models.PROTECT, related_name="messages")
    key = models.CharField(max_length=80, help_text="the message's key in the definition, or what it is for")
    channel = models.CharField(max_length=12, default="email")
    to = models.CharField(max_length=254, blank=True, help_text="the contact as it was when the message was written")
    language = models.CharField(max_length=12, default="en")
    subject = models.CharField(max_length=300)
    body = models.TextField()
    proof = models.ForeignKey("parties.ContactProof", null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    message_id = models.UUIDField(unique=True, default=uuid.uuid4, help_text="the fixed identity of every attempt")
    attempts = models.PositiveSmallIntegerField(default=0)
    written_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, help_text="when it is tried next")
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=120, blank=True, help_text="the code of the last answer, without its text")
    decided_by = models.ForeignKey("parties.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "key", "party"], name="told_once")]
        indexes = [
            models.Index("next_at", condition=models.Q(state="waiting"), name="message_waiting"),
            models.Index("tried_at", condition=models.Q(state__in=["sending", "undecided"]), name="message_in_doubt"),
        ]
