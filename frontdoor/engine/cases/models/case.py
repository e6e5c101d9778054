"""One request from submission to disposal, and the parties it concerns. No verbs here."""

from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models import F, Q

BY_PROMISE = (F("due_at").asc(nulls_last=True), "id")
OPEN = Q(closed_at=None)


class Case(models.Model):
    """One request: reference, version of its service, state, parties. State, outcome and closure are three things."""

    id = models.BigAutoField(primary_key=True)
    reference = models.CharField(max_length=8)
    draft_id = models.UUIDField(unique=True, help_text="submit twice, get the same receipt")
    service = models.CharField(max_length=80)
    version = models.ForeignKey("definitions.Version", on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=80)
    state_since = models.DateTimeField()
    outcome = models.CharField(max_length=12, blank=True)
    received_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    authority = models.ForeignKey("places.Authority", on_delete=models.PROTECT, related_name="+")
    authority_is_guess = models.BooleanField(default=False)
    owner = models.ForeignKey("parties.Team", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("parties.Team", null=True, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey("parties.User", null=True, on_delete=models.PROTECT, related_name="+")
    sensitive = models.BooleanField(default=False)
    public = models.BooleanField(default=False)
    channel = models.CharField(max_length=12)
    language = models.CharField(max_length=12, default="en")
    client = models.ForeignKey("parties.Client", null=True, on_delete=models.PROTECT, related_name="cases")
    sent_digest = models.CharField(max_length=64, blank=True, help_text="of what software sent, keyed")
    district = models.CharField(max_length=9, blank=True)
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    due_at = models.DateTimeField(null=True, help_text="the earliest moment at which a running promise breaks")
    paused = models.BooleanField(default=False)
    turns_at = models.DateTimeField(null=True, help_text="when the system takes a transition by itself")
    turns_by = models.CharField(max_length=80, blank=True)
    seq = models.PositiveIntegerField(default=0, help_text="the number of its last event")
    head = models.CharField(max_length=64, blank=True, help_text="the digest of its last event")

    unwritten: list | None = None
    """Events that wait until a new case is written; None where there is nothing to wait for."""

    class Meta:
        indexes = [
            # By promise, and with all that the counts of a queue ask for: they read nothing else.
            models.Index(
                fields=["team", "due_at", "id"],
                include=["assignee", "owner", "paused", "sensitive"],
                condition=Q(closed_at=None),
                name="case_queue",
            ),
            models.Index(
                "assignee", F("due_at").asc(nulls_last=True), "id", condition=Q(closed_at=None), name="case_mine"
            ),
            models.Index(
                "owner", F("due_at").asc(nulls_last=True), "id", condition=Q(closed_at=None), name="case_owned"
            ),
            models.Index("turns_at", condition=Q(turns_at__isnull=False), name="case_turns"),
            models.Index(fields=["service", "-received_at"], name="case_service"),
            models.Index(fields=["received_at", "channel", "service"], name="case_volumes"),
            models.Index(fields=["service", "lat"], condition=Q(closed_at=None, public=True), name="case_nearby"),
            models.Index(
                fields=["-received_at", "-id"], condition=Q(public=True, sensitive=False), name="case_open_data"
            ),
            models.Index(
                fields=["-received_at", "-id"],
                condition=Q(closed_at=None, public=True, sensitive=False),
                name="case_open_data_open",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="case_reference_once"),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="") | Q(closed_at__isnull=False) & ~Q(outcome=""),
                name="a_closed_case_has_an_outcome",
            ),
        ]


class Role(models.TextChoices):
    """What a party is to a case."""

    APPLICANT = "applicant"
    SUBJECT = "subject"
    REPRESENTATIVE = "representative"
    FOLLOWER = "follower"
    HANDLER = "handler"


class CaseParty(models.Model):
    """A party's role on a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties", db_index=False)
    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="cases", db_index=False)
    role = models.CharField(max_length=16, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "party", "role"], name="one_role_once")]
        indexes = [HashIndex(fields=["party"], name="cases_of_party", fillfactor=50)]
