"""Something told to a party, and whether it arrived. No verbs here.

One Message for each event and recipient, so that whatever runs twice tells once. It stays one row whatever is tried.
What a post was told to wait for stands in a Rest, since the processes that send share nothing else.
"""

import uuid

from django.db import models


class Message(models.Model):
    """Words to one party by one channel. A secret in them is filled in at sending and never stored here."""

    class State(models.TextChoices):
        WAITING = "waiting", "not sent yet"
        SENDING = "sending", "being sent"
        SENT = "sent", "accepted by the post"
        DELIVERED = "delivered", "known to have arrived"
        REFUSED = "refused", "refused for good"
        UNDECIDED = "undecided", "nobody knows whether it was sent"
        UNREACHABLE = "unreachable", "no way to reach the person"

    id = models.BigAutoField(primary_key=True)
    event = models.ForeignKey(
        "cases.Event", null=True, on_delete=models.PROTECT, related_name="messages", db_index=False
    )
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="messages")
    party = models.ForeignKey("parties.Party", null=True, on_delete=models.PROTECT, related_name="messages")
    key = models.CharField(max_length=80, help_text="the message's key in the definition, or what it is for")
    channel = models.CharField(max_length=12, default="email")
    to = models.CharField(max_length=720, blank=True, help_text="the contact as it was when the message was written")
    language = models.CharField(max_length=12, default="en")
    subject = models.CharField(max_length=300)
    body = models.TextField()
    proof = models.ForeignKey("parties.ContactProof", null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    urgent = models.BooleanField(default=False, help_text="not held back in quiet hours")
    message_id = models.UUIDField(
        unique=True,
        default=uuid.uuid4,
        help_text="the identity of every attempt; another one once the post knows that it did not arrive",
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(default=0, help_text="how often it was accepted and did not arrive")
    given_up = models.JSONField(default=list, help_text="the channels by which it is not tried again")
    post = models.CharField(max_length=12, blank=True, help_text="the post of the last attempt")
    provider_id = models.CharField(max_length=80, blank=True, help_text="what the provider calls it")
    written_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, help_text="when it is tried next")
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True, help_text="when the post was last asked what became of it")
    answer = models.CharField(max_length=120, blank=True, help_text="the code of the last answer, without its text")
    decided_by = models.ForeignKey("parties.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "party"], name="told_once")]
        indexes = [
            models.Index("next_at", condition=models.Q(state="waiting"), name="message_waiting"),
            models.Index("tried_at", condition=models.Q(state__in=["sending", "undecided"]), name="message_in_doubt"),
            models.Index("sent_at", condition=models.Q(state="sent"), name="message_on_its_way"),
        ]


class Rest(models.Model):
    """A post that said it had had enough: until then nothing goes by this channel of it, whichever process sends."""

    post = models.CharField(max_length=12, help_text="its name")
    channel = models.CharField(max_length=12, blank=True, help_text="blank: every channel")
    again_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "channel"], name="one_rest_of_a_channel")]
