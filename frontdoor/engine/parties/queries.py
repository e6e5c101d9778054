"""Reads about people worth a name. They change nothing, and decide nothing about cases."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from frontdoor.engine.statements import Given, Statement

from .kinds import ADMINISTRATOR, RelationshipKind
from .models import Administration, Membership, Party, Relationship, Team, User

PLACES = Statement(lambda: Membership.objects.filter(user=Given("user")))


def with_places(user: User) -> User:
    """The user, whose places in teams are read now and not again: every page asks for them more than once."""
    user.known_places = PLACES(user=user.pk)
    return user


def places_of(user: User, on: date) -> list[Membership]:
    """The user's places on a day, each with its team; of whoever signed in they were read already."""
    places = user.memberships.all() if user.known_places is None else user.known_places
    return [place for place in places if place.is_held(on)]


def teams_of(user: User, on: date) -> list[Team]:
    """The teams the user is in on a day, each once, by name."""
    return sorted({place.team for place in places_of(user, on)}, key=lambda team: team.name)


def roles_of(user: User, on: date) -> frozenset[tuple[str, str]]:
    """(team key, role) for every place the user holds on a day."""
    return frozenset((place.team.key, place.role) for place in places_of(user, on))


def audiences_of(user: User, on: date) -> frozenset[str]:
    """For whom the user signs in: employee, councillor, partner."""
    return frozenset(place.team.audience for place in places_of(user, on))


def is_staff(user: User, on: date) -> bool:
    """Whether the user may see the staff side at all: a place in any team that day."""
    return bool(places_of(user, on))


def is_administrator(user: User, on: date) -> bool:
    """Whether the user lets people in and ends their access: the role of administrator in any team that day."""
    return any(place.role == ADMINISTRATOR for place in places_of(user, on))


def administrators(on: date) -> QuerySet[User]:
    holders = Membership.objects.held(on).filter(role=ADMINISTRATOR).values("user")
    return User.objects.filter(pk__in=holders, is_active=True).select_related("party").order_by("email")


def line_manager(party: Party, on: date) -> User | None:
    """Who manages this person on a day; None when nobody does, or that person has left."""
    held = Relationship.objects.held(on).filter(of=party, kind=RelationshipKind.LINE_MANAGER)
    return User.objects.filter(party__in=held.values("to"), is_active=True).select_related("party").first()


def members_of(team: Team, on: date) -> QuerySet[User]:
    """People in the team on a day."""
    ids = Membership.objects.held(on).filter(team=team).values("user")
    return User.objects.filter(pk__in=ids, is_active=True).select_related("party").order_by("party__name")


def people(words: str = "", *, on: date) -> QuerySet[User]:
    """Everyone who signs in or did, those here first, with their places of the day as `places`."""
    found = User.objects.select_related("party").prefetch_related(
        Prefetch("memberships", Membership.objects.held(on).select_related("team"), to_attr="places")
    )
    for word in words.split():
        found = found.filter(Q(party__name__icontains=word) | Q(email__icontains=word))
    return found.order_by("-is_active", "party__name", "pk")


def current_teams() -> QuerySet[Team]:
    return Team.objects.filter(retired_on=None).order_by("audience", "name")


def administration_of(user: User) -> QuerySet[Administration]:
    """What was done to this person's access, newest first."""
    return user.administrations.select_related("actor__party", "team").order_by("-at", "-pk")


def contacts_of(parties: Iterable[Party], kind: str) -> dict[int, str]:
    """The newest contact of a kind for each party, proved ones first: {party id: value}."""
    found: dict[int, str] = {}
    for party in parties:
        point = party.contact_points.filter(kind=kind).order_by(F("proved_at").desc(nulls_last=True), "-pk").first()
        if point:
            found[party.pk] = point.value
    return found
