"""Answers not yet submitted, and the files that go with them or with a case. No verbs here."""

import uuid

from django.db import models
from django.db.models import Q


class Draft(models.Model):
    """Answers not yet submitted; it expires and has no reference. Its id is the bearer's only key to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.CharField(max_length=80)
    version = models.ForeignKey("definitions.Version", on_delete=models.PROTECT, related_name="+")
    renewed_from = models.ForeignKey(
        "definitions.Version",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="the version it was begun under, when that has changed since",
    )
    answers = models.JSONField(default=dict)
    language = models.CharField(max_length=12, default="en")
    channel = models.CharField(max_length=12, default="web")
    user = models.ForeignKey("parties.User", null=True, on_delete=models.CASCADE, related_name="drafts")
    keyed_by = models.ForeignKey(
        "parties.User", null=True, on_delete=models.PROTECT, related_name="+", help_text="who types it in for another"
    )
    for_party = models.ForeignKey("parties.Party", null=True, on_delete=models.CASCADE, related_name="+")
    proved = models.CharField(max_length=254, blank=True, help_text="the contact proved for this journey, normalised")
    way_back = models.UUIDField(unique=True, default=uuid.uuid4, help_text="in the link by e-mail: opens nothing alone")
    keep_for = models.CharField(max_length=254, blank=True, help_text="where the way back was sent")
    began_at = models.DateTimeField()
    touched_at = models.DateTimeField(db_index=True)
    warned_at = models.DateTimeField(null=True)


class Scan(models.TextChoices):
    """Where a file stands between the sender and a reader's screen."""

    WAITING = "waiting", "not scanned"
    CLEAN = "clean", "scanned, nothing found"
    REMADE = "remade", "made anew from its pixels"
    RELEASED = "released", "released by a person"
    INFECTED = "infected", "refused by the scanner"
    UNREADABLE = "unreadable", "could not be read"


class Document(models.Model):
    """A file: the address of its content, its type by content, its scan, and the image made anew from it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, null=True, on_delete=models.SET_NULL, related_name="documents")
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="documents")
    question = models.CharField(max_length=80)
    given_by = models.CharField(max_length=60, help_text="draft:<id>, user:<id>, party:<id> or client:<id>")
    name = models.CharField(max_length=200, help_text="as the sender called it: personal")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=60)
    scan = models.CharField(max_length=12, choices=Scan.choices, default=Scan.WAITING)
    shown_sha256 = models.CharField(max_length=64, blank=True, help_text="the image made anew, without location")
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    released_by = models.ForeignKey("parties.User", null=True, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True)
    public_at = models.DateTimeField(null=True, help_text="when a person released it to public pages")
    created_at = models.DateTimeField()
    disposed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(scan="released") | Q(released_by__isnull=False), name="a_release_names_a_person"
            )
        ]
