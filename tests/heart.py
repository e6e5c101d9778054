"""The real catalogue, a few people and postcodes, and cases made by the real actions: what tests of cases stand on.

A conftest takes its fixtures from here. It must not assert anything, nor stand in for a part of the product.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings

from frontdoor.engine.cases.acting import Actor, by_party
from frontdoor.engine.cases.actions import drafts, moving, submission
from frontdoor.engine.cases.models import Authorisation, Case, Event, Evidence, Who
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.finding.actions import index
from frontdoor.engine.parties.kinds import ContactKind
from frontdoor.engine.parties.models import ContactPoint, Membership, Party, Team, User
from frontdoor.engine.parties.queries import roles_of
from frontdoor.engine.places.models import Postcode
from tests.published import published

NOW = datetime(2026, 11, 25, 9, 12, tzinfo=UTC)
"""A Wednesday morning, in winter time: England's clocks show the same."""

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
TODAY = NOW.date()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PRESTON = {"lat": 53.763201, "lng": -2.70309, "words": "County Hall, Preston PR1 8XJ"}
BLACKBURN = {"lat": 53.7486, "lng": -2.4823, "words": "Town Hall, Blackburn BB1 7DY"}
POTHOLE = {
    "surface": "road",
    "site": PRESTON,
    "size": "large",
    "danger": False,
    "details": "By the bus stop",
    "photos": None,
    "contact_name": {"first": "Sam", "last": "Iqbal"},
    "contact_email": "sam.iqbal@example.org",
    "contact_telephone": None,
}
FOI = {
    "about_me": False,
    "topic": "Road repairs in Burnley",
    "wanted": "How many potholes were mended in 2025?",
    "send_as": "email",
    "contact_name": {"first": "Sam", "last": "Iqbal"},
    "contact_email": "sam.iqbal@example.org",
    "contact_telephone": None,
}
POSTCODES = (
    ("PR18XJ", "E07000123", 53.7632, -2.7031),
    ("BB80AA", "E07000122", 53.8558, -2.1678),
    ("LA44BY", "E07000121", 54.0470, -2.8010),
    ("PR31AA", "E07000128", 53.9000, -2.7700),
    ("BB17DY", "E06000008", 53.7486, -2.4823),
)
Person = Callable[..., User]
Submit = Callable[..., Case]


@pytest.fixture
def catalogue(db: None) -> None:
    """The real catalogue, published."""
    published(settings.CATALOGUE, NOW)


@pytest.fixture
def findable(catalogue: None) -> None:
    """The words of the real catalogue, for tests that search."""
    index(definitions.current())


@pytest.fixture
def postcodes(db: None) -> None:
    """One postcode for each of five districts, Blackburn's among them."""
    Postcode.objects.bulk_create(
        Postcode(code=code, district=district, lat=lat, lng=lng, shared=1) for code, district, lat, lng in POSTCODES
    )


@pytest.fixture
def person(catalogue: None) -> Person:
    """person("ann", highways_area_teams="manager"): somebody who signs in, with places in teams."""

    def make(name: str, **places: str) -> User:
        party = Party.objects.create(kind="person", name=name.title(), first_name=name.title(), at=NOW)
        user = User.objects.create(email=f"{name}@example.org", party=party, invited_at=NOW)
        ContactPoint.objects.create(party=party, kind=ContactKind.EMAIL, value=user.email, proved_at=NOW)
        for team, role in places.items():
            Membership.objects.create(user=user, team=Team.objects.get(key=team), role=role, from_on=date(2020, 1, 1))
        return user

    return make


@pytest.fixture
def inspector(person: Person) -> Actor:
    """A handler of the highways area teams."""
    return acting(person("ines", highways_area_teams="handler"))


@pytest.fixture
def submit(catalogue: None, postcodes: None) -> Submit:
    """submit(size="small"): a case of the pothole service, or of another by `service` and `answers`."""

    def make(
        service: str = "report-a-pothole",
        *,
        answers: dict[str, Any] | None = None,
        user: User | None = None,
        at: datetime = NOW,
        **changed: Any,
    ) -> Case:
        draft_id = drafted(service, answers=answers, user=user, at=at, **changed)
        actor = acting(user) if user else by_party(None)
        return submission.submit(draft_id, actor=actor, now=at)

    return make


def drafted(
    service: str = "report-a-pothole",
    *,
    answers: dict[str, Any] | None = None,
    user: User | None = None,
    at: datetime = NOW,
    **changed: Any,
) -> Any:
    """The id of a draft with answers to everything, some of them changed."""
    given = {**(POTHOLE if answers is None else answers), **changed}
    version = definitions.version_id(service)
    draft = drafts.begin(service, version, now=at, user_id=user.pk if user else None)
    drafts.answer(draft.id, given, now=at)
    return draft.id


def acting(user: User, *, on: date = TODAY) -> Actor:
    """What a member of staff acts as on a day."""
    return Actor(
        Who.USER,
        user.pk,
        authorisation=Authorisation.DUTY,
        evidence=Evidence.VERIFIED,
        roles=roles_of(user, on),
    )


def resident_of(case: Case) -> Actor:
    """The case's own applicant."""
    return by_party(Party.objects.get(cases__case=case, cases__role="applicant").pk)


def take(case: Case, key: str, actor: Actor, *, at: datetime = NOW, **given: Any) -> Case:
    """Take a transition: answers by name; `asks`, `authority` and `because`, its reason, beside them."""
    beside = {name: given.pop(name) for name in ("asks", "authority") if name in given}
    because = given.pop("because", "")
    return moving.take(case.id, key, given=moving.Given(given, reason=because, **beside), actor=actor, now=at)


def kinds(case: Case) -> list[str]:
    """What happened to a case, in order."""
    return [str(kind) for kind in Event.objects.filter(case=case).order_by("seq").values_list("kind", flat=True)]
