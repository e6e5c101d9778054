"""One thing that must follow from an Event: done once, waiting, or failed. No verbs here."""

from django.db import models


class Effect(models.Model):
    """The row is the truth; a job only wakes it. One for each event, kind and key, whatever runs twice."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"
        BY_HAND = "by_hand", "for a person to do"

    id = models.BigAutoField(primary_key=True)
    event = models.ForeignKey("cases.Event", on_delete=models.PROTECT, related_name="effects", db_index=False)
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=80, blank=True, help_text="the name of the last error, never its text")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "kind", "key"], name="follows_once")]
        indexes = [models.Index("next_at", condition=models.Q(state="waiting"), name="effect_waiting")]
