"""Software of others that uses the interface, and its keys. No verbs here."""

from django.db import models

from ..kinds import Scope
from .people import User


class Client(models.Model):
    """Software of somebody else that may use the interface, for a purpose, within its scopes, until it is ended."""

    name = models.CharField(max_length=120, unique=True)
    contact = models.EmailField(max_length=254, help_text="whom we tell when a key runs out")
    scopes = models.JSONField(default=list, help_text="of Scope")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name

    def may(self, scope: Scope) -> bool:
        return scope in self.scopes


class ClientKey(models.Model):
    """A secret of a client's. Two hold at once while one takes over from the other. Only its hash is kept."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="keys")
    key_hash = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=8, help_text="its last symbols, so that people can tell keys apart")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    warned_at = models.DateTimeField(null=True, blank=True, help_text="when its contact was told that it runs out")
    used_on = models.DateField(null=True, blank=True, help_text="the last day on which it was used")

    def __str__(self) -> str:
        return f"key {self.pk} of client {self.client_id}"
