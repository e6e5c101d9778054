"""The council's own catalogue with one service more, people in teams, browsers signed in as them, and cases."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases import ports
from frontdoor.engine.cases.acting import by_party
from frontdoor.engine.cases.actions import drafts
from frontdoor.engine.cases.actions.submission import submit
from frontdoor.engine.cases.models import Case
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.effects import planning as effects
from frontdoor.engine.parties.actions import invite, join_team
from frontdoor.engine.parties.models import Team, User
from frontdoor.engine.places.models import Postcode
from frontdoor.web.access import SET_UP_IN_THIS_SESSION
from tests.published import published

from .permit import PERMIT

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
COLNE = {"lat": 53.855812, "lng": -2.167803, "words": "Albert Road, Colne"}

Make = Callable[..., User]
Enter = Callable[[User], Client]
Send = Callable[..., Case]


@pytest.fixture
def catalogue(db: None, tmp_path: Path) -> None:
    """With a permit beside the council's services: it needs a second person, asks the resident, and takes longer."""
    assert effects.plan in ports._followers
    folder = shutil.copytree(settings.CATALOGUE, tmp_path / "catalogue")
    (folder / "services" / "highways" / "apply-for-a-test-permit.yaml").write_text(PERMIT)
    published(folder, timezone.now())
    Postcode.objects.create(code="BB80AA", district="E07000122", lat=COLNE["lat"], lng=COLNE["lng"])


@pytest.fixture
def person(catalogue: None) -> Make:
    """person("priya", "highways_area_teams", "manager"): somebody with a second factor, and one place."""

    def make(name: str, team: str = "highways_area_teams", role: str = "handler") -> User:
        now = timezone.now()
        user = invite(f"{name}@example.org", name.title(), actor=None, now=now).user
        join_team(user, Team.objects.get(key=team), role, actor=None, now=now)
        TOTP.activate(user, SECRET)
        return user

    return make


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
def send(catalogue: None) -> Send:
    """A request as a resident sends it."""

    def sent(service: str = "report-a-pothole", **answers: Any) -> Case:
        now = timezone.now()
        draft = drafts.begin(service, definitions.version_id(service), now=now)
        drafts.answer(draft.id, answers or POTHOLE, now=now)
        return submit(draft.id, actor=by_party(None), now=now)

    return sent


POTHOLE: dict[str, Any] = {
    "surface": "road",
    "site": COLNE,
    "size": "large",
    "danger": False,
    "details": "By the bus stop.",
    "photos": None,
    "contact_name": {"first": "Margaret", "last": "Holden"},
    "contact_email": "margaret@example.org",
    "contact_telephone": None,
}

PERMIT_ANSWERS: dict[str, Any] = {
    "why": "Testing",
    "ailment": "Hay fever",
    "contact_name": {"first": "Ann", "last": "Lee"},
    "contact_email": "ann@example.org",
    "contact_telephone": None,
}
