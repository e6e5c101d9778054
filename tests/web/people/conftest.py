"""The real catalogue, people with accounts, and browsers that are signed in as them."""

from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.test import Client
from django.utils import timezone

from frontdoor.config import posts
from frontdoor.engine.messaging import post
from frontdoor.engine.parties import mail
from frontdoor.engine.parties.actions import accept_invitation, invite, join_team
from frontdoor.engine.parties.models import Team, User
from frontdoor.web.access import SET_UP_IN_THIS_SESSION
from tests.published import published

PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

Make = Callable[..., User]
Enter = Callable[[User], Client]


@pytest.fixture
def catalogue(db: None) -> None:
    published(settings.CATALOGUE, timezone.now())


@pytest.fixture
def person(catalogue: None) -> Make:
    """person("ann", "administrators", "administrator"): has a password, an app as second factor, and one place."""

    def make(name: str, team: str = "", role: str = "handler", *, app: bool = True) -> User:
        now = timezone.now()
        invited = invite(f"{name}@example.org", name.title(), actor=None, now=now)
        user = accept_invitation(invited.token, PASSWORD, now=now)
        if team:
            join_team(user, Team.objects.get(key=team), role, actor=None, now=now)
        if app:
            TOTP.activate(user, SECRET)
        return user

    return make


@pytest.fixture
def administrator(person: Make) -> User:
    return person("ann", "administrators", "administrator")


@pytest.fixture
def handler(person: Make) -> User:
    return person("bob", "highways_area_teams")


@pytest.fixture
def enter() -> Enter:
    """A browser in which this person has done both steps of signing in."""

    def inside(user: User) -> Client:
        client = Client()
        client.force_login(user)
        session = client.session
        session[SET_UP_IN_THIS_SESSION] = user.pk
        session.save()
        return client

    return inside


@pytest.fixture
def letters() -> Iterator[list[tuple[str, str, str]]]:
    """Mail that works: (to, subject, body) of every letter that left."""
    sent: list[tuple[str, str, str]] = []

    def tell(to: str, subject: str, body: str) -> bool:
        sent.append((to, subject, body))
        return True

    mail.provide(tell)
    yield sent
    mail.provide(posts.tell_by_email, works=post.tells_anybody)
