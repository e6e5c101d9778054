"""People and bodies, their contacts, sign-ins, teams and ties, with the constraints that keep them true.

It writes nothing by itself: every change is in `actions`, every read worth a name in `queries`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from ..kinds import Audience, Basis, ContactKind, PartyKind, RelationshipKind, Way


class Party(models.Model):
    """A person or a body we deal with. A provisional one belongs to a single case and is joined only by proof."""

    kind = models.CharField(max_length=12, choices=PartyKind)
    name = models.CharField(max_length=200, blank=True)
    first_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=8, default="en")
    tell_by = models.CharField(max_length=8, choices=Way, blank=True, help_text="what the party asked to be told by")
    provisional = models.BooleanField(default=False)
    joined_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined_from")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            GinIndex(SearchVector("name", config="simple"), name="party_by_name", gin_pending_list_limit=128)
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(joined_to__isnull=True) | ~Q(joined_to=F("pk")), name="party_not_joined_to_itself"
            )
        ]

    def __str__(self) -> str:
        return f"party {self.pk}"


class ContactPoint(models.Model):
    """One way to reach a party. Not unique across parties: an equal e-mail never makes two people one."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="contact_points", db_index=False)
    kind = models.CharField(max_length=12, choices=ContactKind)
    value = models.CharField(max_length=500)
    proved_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True, help_text="since when nothing arrives there")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["party", "kind", "value"], name="contact_point_once_for_a_party")
        ]
        indexes: ClassVar = [HashIndex(fields=["value"], name="contact_points_of_value", fillfactor=50)]

    def __str__(self) -> str:
        return f"{self.kind} of party {self.party_id}"


class Users(BaseUserManager["User"]):
    """How Django finds a user by what is typed at sign-in."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Someone who signs in, for a party. Ending access changes `session_round`, so every session dies at once."""

    email = models.EmailField(max_length=254, unique=True)
    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="user")
    is_active = models.BooleanField(default=True)
    session_round = models.PositiveIntegerField(default=0)
    invited_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    known_places: "list[Membership] | None" = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = Users()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_is_lower_case"),
            models.CheckConstraint(condition=Q(ended_at__isnull=True) | Q(is_active=False), name="user_ended_inactive"),
        ]

    def __str__(self) -> str:
        return f"user {self.pk}"

    def get_session_auth_hash(self) -> str:
        return f"{super().get_session_auth_hash()}.{self.session_round}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for fallback in super().get_session_auth_fallback_hash():
            yield f"{fallback}.{self.session_round}"


class Team(models.Model):
    """People who share a queue. Teams come from the catalogue; one that leaves it is retired, never removed."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    audience = models.CharField(max_length=12, choices=Audience)
    retired_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.key


class DatedQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows that hold over a span of days, the first and the last included."""

    def held(self, on: date) -> "DatedQuerySet[M]":
        return self.filter(from_on__lte=on).filter(Q(until_on__isnull=True) | Q(until_on__gte=on))


class Dated(models.Model):
    """From a first day to a last, both included; open-ended until someone ends it.

    What is ended at once held until the day before; ended on its first day, it held on none.
    """

    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on") - timedelta(days=1)),
                name="%(class)s_ends_after_it_begins",
            )
        ]


class Places(models.Manager.from_queryset(DatedQuerySet)):  # type: ignore[misc]
    """A place is never read without its team."""

    def get_queryset(self) -> DatedQuerySet["Membership"]:
        return super().get_queryset().select_related("team")


class Membership(Dated):
    """A user's place in a team, in a role that `teams.yaml` names."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=60)

    objects: ClassVar = Places()

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "team", "role"], condition=Q(until_on__isnull=True), name="membership_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"user {self.user_id} in team {self.team_id}"

    def is_held(self, on: date) -> bool:
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


class Mandate(Dated):
    """What one party lets another do for them: for which services (all, when the list is empty) and on what basis."""

    giver = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="mandates_given")
    holder = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="mandates_held")
    services = models.JSONField(default=list, blank=True)
    basis = models.CharField(max_length=24, choices=Basis)

    def __str__(self) -> str:
        return f"mandate {self.pk}"


class Relationship(Dated):
    """A dated tie between two parties, read "the `kind` of `of` is `to`": the line manager of Ann is Bob."""

    kind = models.CharField(max_length=24, choices=RelationshipKind)
    of = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="ties")
    to = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="ties_to")

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~Q(of=F("to")), name="relationship_with_someone_else"),
            models.UniqueConstraint(
                fields=["of"],
                condition=Q(kind=RelationshipKind.LINE_MANAGER, until_on__isnull=True),
                name="relationship_one_line_manager",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of party {self.of_id}"
