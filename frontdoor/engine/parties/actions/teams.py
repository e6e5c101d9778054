"""Teams, places in them and line managers, each with its days. It does not decide what a role may do."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Protocol

from django.db import transaction
from django.db.models import Q

from ..days import day_before, day_of
from ..kinds import ADMINISTRATOR, Act, RelationshipKind
from ..models import Membership, Relationship, Team, User
from .records import write_down
from .spans import end_spans


class NotATeam(Exception):
    """The team is retired: nobody joins it."""


class ManagesThemselves(Exception):
    """A person's line manager is someone else."""


class LastAdministrator(Exception):
    """Without this person nobody could let anyone in."""


class DescribedTeam(Protocol):
    """What a team's entry in the catalogue says of it."""

    @property
    def name(self) -> str: ...
    @property
    def audience(self) -> str: ...


@transaction.atomic
def join_team(
    user: User, team: Team, role: str, *, actor: User | None, now: datetime, from_on: date | None = None
) -> Membership:
    """From that day, or today. A place already held is returned as it is. Raises NotATeam."""
    if team.retired_on:
        raise NotATeam
    held = Membership.objects.select_for_update().filter(user=user, team=team, role=role, until_on=None).first()
    if held:
        return held
    membership = Membership.objects.create(user=user, team=team, role=role, from_on=from_on or day_of(now))
    write_down(Act.JOINED_TEAM, user, actor=actor, now=now, team=team, role=role)
    return membership


@transaction.atomic
def leave_team(membership: Membership, *, actor: User, now: datetime, until_on: date | None = None) -> None:
    """At once, or after a later last day. Raises LastAdministrator."""
    if membership.role == ADMINISTRATOR:
        keep_one_administrator(without=membership.user, now=now)
    membership.until_on = max(until_on or day_before(now), membership.from_on - timedelta(days=1))
    membership.save(update_fields=["until_on"])
    write_down(Act.LEFT_TEAM, membership.user, actor=actor, now=now, team=membership.team, role=membership.role)


@transaction.atomic
def set_line_manager(user: User, manager: User | None, *, actor: User | None, now: datetime) -> None:
    """From today; the tie before it lasted until yesterday. None: nobody. Raises ManagesThemselves."""
    if manager == user:
        raise ManagesThemselves
    current = Relationship.objects.filter(of=user.party, kind=RelationshipKind.LINE_MANAGER, until_on=None)
    if manager and current.filter(to=manager.party).exists():
        return
    end_spans(current, day_before(now))
    if manager:
        Relationship.objects.create(
            kind=RelationshipKind.LINE_MANAGER, of=user.party, to=manager.party, from_on=day_of(now)
        )
    write_down(Act.LINE_MANAGER_SET, user, actor=actor, now=now)


@transaction.atomic
def sync_teams(teams: Mapping[str, DescribedTeam], *, on: date) -> None:
    """Makes the table say what the catalogue says. A team that left it is retired, and comes back if it returns."""
    for key, described in teams.items():
        Team.objects.update_or_create(
            key=key, defaults={"name": described.name, "audience": described.audience, "retired_on": None}
        )
    Team.objects.filter(~Q(key__in=teams), retired_on=None).update(retired_on=on)


def keep_one_administrator(*, without: User, now: datetime) -> None:
    """Raises LastAdministrator when nobody else is one. Locks them all: two who end each other must not both win."""
    places = Membership.objects.held(day_of(now)).filter(role=ADMINISTRATOR, user__is_active=True)
    holders = set(places.select_for_update(of=("self",)).order_by("pk").values_list("user_id", flat=True))
    if without.pk in holders and holders == {without.pk}:
        raise LastAdministrator
