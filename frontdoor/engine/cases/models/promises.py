"""Clocks, which are promises, and tasks, which a case waits for a person to do. No verbs here."""

from django.db import models
from django.db.models import Q


class Clock(models.Model):
    """A promise as it was shown: to when, paused or running, kept or broken. A case has one open of each key."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="clocks")
    key = models.CharField(max_length=80)
    period = models.CharField(max_length=30, help_text="as the definition says it: 5 working days")
    started_at = models.DateTimeField()
    due_on = models.DateField(null=True, help_text="a promise in days is this date, kept until its local midnight")
    due_at = models.DateTimeField(help_text="the moment at which it breaks")
    promised_on = models.DateField(null=True, help_text="the first date shown, frozen")
    promised_at = models.DateTimeField(help_text="the first moment promised, frozen")
    pauses = models.JSONField(default=list, help_text="[[paused, resumed], ...] in UTC; the last may be open")
    paused_at = models.DateTimeField(null=True)
    ask_at = models.DateTimeField(null=True, help_text="when its owner is asked for a new date")
    asked_at = models.DateTimeField(null=True)
    kept_at = models.DateTimeField(null=True)
    broken_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True, help_text="when it stopped mattering: kept, or its case ended otherwise")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "key"], condition=Q(ended_at=None), name="one_open_clock_a_key")
        ]
        indexes = [
            models.Index("ask_at", condition=Q(ended_at=None, asked_at=None, paused_at=None), name="clock_to_ask"),
            models.Index("due_at", condition=Q(ended_at=None, broken_at=None, paused_at=None), name="clock_to_break"),
        ]


ASKED = Q(done_at=None) & ~Q(sort__in=["answer", "work"])
"""Tasks that are somebody's to do besides the work of their case."""


class Task(models.Model):
    """Work that a case waits for a person to do: a team, a user, or a party (the resident's own to-do)."""

    class Sort(models.TextChoices):
        WORK = "work"
        ANSWER = "answer"
        NEW_DATE = "new_date"
        APPROVE = "approve"
        TELL = "tell"

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="tasks")
    sort = models.CharField(max_length=10, choices=Sort.choices)
    words = models.CharField(max_length=200, help_text="from the definition: no personal value")
    clock = models.ForeignKey(Clock, null=True, on_delete=models.PROTECT, related_name="tasks")
    transition = models.CharField(max_length=80, blank=True)
    asks = models.JSONField(default=dict, help_text="for an answer: question keys chosen, and questions written")
    team = models.ForeignKey("parties.Team", null=True, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    user = models.ForeignKey("parties.User", null=True, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    party = models.ForeignKey("parties.Party", null=True, on_delete=models.PROTECT, related_name="tasks")
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False) | Q(user__isnull=False) | Q(party__isnull=False),
                name="a_task_is_for_somebody",
            )
        ]
        indexes = [
            models.Index(fields=["team", "due_at", "id"], condition=ASKED, name="task_team"),
            models.Index("user", "due_at", condition=Q(done_at=None), name="task_user"),
            models.Index("party", condition=Q(done_at=None), name="task_party"),
        ]
