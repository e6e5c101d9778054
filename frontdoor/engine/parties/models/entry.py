"""How somebody is let in and how often they may try, and the record of who let whom in. No verbs here."""

from typing import ClassVar

import pgtrigger
from django.db import models

from ..kinds import Act
from .people import Team, User


class Invitation(models.Model):
    """A link that lets a user choose a password. Only the token's hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"invitation of user {self.user_id}"


class ContactProof(models.Model):
    """A six-digit code and a token sent to one contact, for one purpose and subject. Kept hashed; works once."""

    purpose = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    contact_hash = models.CharField(max_length=64)
    salt = models.CharField(max_length=32)
    code_hash = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["purpose", "subject", "-sent_at"], name="contact_proof_newest")]

    def __str__(self) -> str:
        return f"proof for {self.purpose}"


class RateCount(models.Model):
    """How often something was tried in one window of time. Workers share nothing else, so it lives here."""

    key_hash = models.CharField(max_length=64)
    window_start = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key_hash", "window_start"], name="rate_count_once_for_a_window")
        ]

    def __str__(self) -> str:
        return f"{self.count} since {self.window_start:%H:%M}"


class Administration(models.Model):
    """One act on someone's access: who did what to whom, when. The database refuses to change or remove it."""

    at = models.DateTimeField()
    actor = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=32, choices=Act)
    subject = models.ForeignKey(User, on_delete=models.PROTECT, related_name="administrations")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=60, blank=True)

    class Meta:
        triggers: ClassVar = [
            pgtrigger.Protect(name="administration_is_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            # Protecting rows lets TRUNCATE through.
            pgtrigger.Trigger(
                name="administration_is_not_emptied",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'administration is append-only';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} of user {self.subject_id}"
