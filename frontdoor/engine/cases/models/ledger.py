"""The events of a case, append-only, and the personal payloads they vouch for. No verbs here.

An Event holds no personal value: that is its erasable Detail or AnswerSet, whose salted digest the Event keeps.
"""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Func


class Kind(models.TextChoices):
    """What happened, past tense. Each has a sentence for the timeline (sentences.py; a test holds it)."""

    SUBMITTED = "submitted"
    MOVED = "moved"
    PROPOSED = "proposed"
    REOPENED = "reopened"
    HANDED_OVER = "handed_over"
    ASSIGNED = "assigned"
    NOTED = "noted"
    PROMISED = "promised"
    PAUSED = "paused"
    RESUMED = "resumed"
    KEPT = "kept"
    DATE_ASKED = "date_asked"
    EXTENDED = "extended"
    BROKEN = "broken"
    ADDED = "added"
    RELEASED = "released"
    TOLD = "told"
    NOT_TOLD = "not_told"
    TOLD_PERHAPS = "told_perhaps"
    JOINED = "joined"
    DISPOSED = "disposed"


class Who(models.TextChoices):
    """The kind of actor."""

    USER = "user"
    PARTY = "party"
    CLIENT = "client"
    SYSTEM = "system"


class Authorisation(models.TextChoices):
    """On what authority somebody acts for another, or for themselves."""

    SELF = "self"
    CONSENT = "consent"
    POWER_OF_ATTORNEY = "power_of_attorney"
    PROFESSIONAL = "professional"
    DUTY = "duty"
    SYSTEM = "system"


class Evidence(models.TextChoices):
    """How well we know who it was."""

    NONE = "none"
    CONTACT = "contact"
    KNOWLEDGE = "knowledge"
    DOCUMENT = "document"
    VERIFIED = "verified"


class Channel(models.TextChoices):
    """How it reached us."""

    WEB = "web"
    TELEPHONE = "telephone"
    COUNTER = "counter"
    POST = "post"
    EMAIL = "email"
    SOCIAL = "social"
    API = "api"
    OPEN311 = "open311"
    SENSOR = "sensor"
    SYSTEM = "system"


class Event(models.Model):
    """One fact about a case: who, when, for whom, on what authority, by which channel. Timeline, audit, statistics."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="events", db_index=False)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    at = models.DateTimeField()
    who = models.CharField(max_length=8, choices=Who.choices)
    who_id = models.BigIntegerField(null=True)
    for_whom = models.BigIntegerField(null=True, help_text="the party acted for")
    authorisation = models.CharField(max_length=20, choices=Authorisation.choices)
    evidence = models.CharField(max_length=12, choices=Evidence.choices)
    channel = models.CharField(max_length=12, choices=Channel.choices)
    version = models.ForeignKey("definitions.Version", on_delete=models.PROTECT, related_name="+", db_index=False)
    from_state = models.CharField(max_length=80, blank=True)
    to_state = models.CharField(max_length=80, blank=True)
    codes = models.JSONField(default=dict, help_text="keys, numbers and dates; never free text, never a personal value")
    detail_digest = models.CharField(max_length=64, blank=True)
    answers_digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True, help_text="the digest of the case's event before this one")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="one_event_a_number")]
        indexes = [models.Index("kind", "at", name="event_kind_at")]
        triggers = [
            pgtrigger.Protect(name="events_stay", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="events_stay_whole",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'events are append-only';",
            ),
        ]


class Detail(models.Model):
    """The erasable personal payload of an event: a note, a reason, the words that were read."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="detail")
    payload = models.JSONField()
    salt = models.CharField(max_length=64)

    class Meta:
        triggers = [pgtrigger.Protect(name="details_stay", operation=pgtrigger.Update)]


class WhoAndWhere(Func):
    """The words of those parts of answers that say who and where: names, addresses and places, which are objects.
    What somebody wrote freely is a text, and is not found by."""

    output_field = SearchVectorField()
    template = (
        """jsonb_to_tsvector('simple'::regconfig, jsonb_path_query_array(%(expressions)s, """
        """'$.* ? (@.type() == "object")'), '["string"]')"""
    )


class AnswerSet(models.Model):
    """Answers given at one event; appended, never overwritten. Those of a case are erased together, or not at all:
    what is left would be taken for what it was sent with."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="answer_set")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="answer_sets")
    answers = models.JSONField()
    salt = models.CharField(max_length=64)
    proposed = models.BooleanField(default=False, help_text="no answers yet: they wait for a second person to agree")

    class Meta:
        indexes = [GinIndex(WhoAndWhere("answers"), name="answers_who_and_where", gin_pending_list_limit=128)]
        triggers = [pgtrigger.Protect(name="answers_stay", operation=pgtrigger.Update)]


class Root(models.Model):
    """The daily root over the heads of all cases: a rewritten tail shows against it. Also exported outside."""

    on = models.DateField(primary_key=True)
    at = models.DateTimeField()
    last_event = models.BigIntegerField()
    events = models.BigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        triggers = [pgtrigger.Protect(name="roots_stay", operation=pgtrigger.Update | pgtrigger.Delete)]
