"""Everybody whom any service needs, its files, and its walker: what the robot stands on."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings, settings

from frontdoor.adapters.storage.local import contents
from frontdoor.config import startup
from frontdoor.engine.cases.examples.walking import Walker
from frontdoor.engine.cases.models import Case, Document, Scan
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.journeys.paths import Covered, paths_of
from frontdoor.engine.messaging.post import provide_post
from frontdoor.engine.parties.actions import set_line_manager
from frontdoor.engine.parties.models import Membership, Party, Team, User
from frontdoor.engine.questions.asking import Question
from tests.adapters.files import jpeg
from tests.heart import NOW
from tests.messages import KeptPost

SERVICES = sorted(
    path.stem
    for path in Path(settings.CATALOGUE).glob("services/*/*.yaml")
    if not re.search(r"^elsewhere:", path.read_text(), re.M)
)
"""Those that are done here; who does the others is asked of their pages in tests/web/public/."""
HOUR = timedelta(hours=1)

Walk = Callable[..., Walker]

_covered: dict[str, Covered] = {}


@pytest.fixture
def company(catalogue: None) -> dict[tuple[str, str], User]:
    """A handler and two managers in every team, by (team, role); the employees' handler has a line manager."""
    places = [(team, role) for team in Team.objects.order_by("id") for role in ("handler", "manager", "manager")]
    parties = Party.objects.bulk_create(
        Party(kind="person", name=f"{role} of {team.name}", at=NOW) for team, role in places
    )
    users = User.objects.bulk_create(
        User(email=f"{role}{party.pk}@example.org", party=party)
        for (_team, role), party in zip(places, parties, strict=True)
    )
    Membership.objects.bulk_create(
        Membership(user=user, team=team, role=role, from_on=date(2020, 1, 1))
        for (team, role), user in zip(places, users, strict=True)
    )
    found: dict[tuple[str, str], User] = {}
    for (team, role), user in zip(places, users, strict=True):
        found.setdefault((team.key, role), user)
    set_line_manager(found["employees", "handler"], found["employees", "manager"], actor=None, now=NOW)
    return found


@pytest.fixture
def walk(company: dict[tuple[str, str], User], postcodes: None, folder: Path) -> Walk:
    """walk("report-a-pothole"): walks examples of a service, with small files that are kept already."""

    def of(key: str) -> Walker:
        return Walker(definitions.current().services[key], keep)

    return of


@pytest.fixture
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    """This test's own data folder."""
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def post() -> Iterator[KeptPost]:
    """A post office that takes everything."""
    provide_post(kept := KeptPost())
    yield kept
    startup.plug_in_posts()


def keep(question: Question, by: str) -> str:
    """A photograph, as the store keeps one; what the store judges has tests of its own."""
    sort, _, who = by.partition(":")
    digest = contents().put(jpeg())
    document = Document.objects.create(
        draft_id=who if sort == "draft" and not Case.objects.filter(draft_id=who).exists() else None,
        question=question.key,
        given_by=by,
        name="photo.jpg",
        sha256=digest,
        shown_sha256=digest,
        scan=Scan.REMADE,
        size=1000,
        media_type="image/jpeg",
        width=64,
        height=32,
        created_at=NOW,
    )
    return str(document.pk)


def covered(key: str) -> Covered:
    """The paths of a service, found once for the whole run."""
    if key not in _covered:
        _covered[key] = paths_of(definitions.current().services[key], today=NOW.date())
    return _covered[key]


def hours(count: int) -> datetime:
    """So many hours after the robot began."""
    return NOW + count * HOUR
