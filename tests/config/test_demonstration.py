"""A demonstration is made only where nobody is real, wholly, by what really happens, and stays one."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from frontdoor.config import demonstration
from frontdoor.config.commands import CannotGoOn
from frontdoor.engine.cases.actions.reopening import reopen_until
from frontdoor.engine.cases.ledger import verify
from frontdoor.engine.cases.models import Case, Clock, Event, Kind
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.models import Installation
from frontdoor.engine.effects.models import Effect
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.models import User
from tests.heart import Person, catalogue, person, postcodes

__all__ = ["catalogue", "person", "postcodes"]


@pytest.fixture
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    # Nobody signs in here, and sixty good hashes take longer than all that happened.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return tmp_path


@pytest.fixture
def everywhere(catalogue: None) -> None:
    """A postcode in each district, so that anybody can live somewhere."""
    from frontdoor.engine.places.models import Postcode, Territory

    districts = sorted(set(Territory.objects.values_list("district", flat=True)))
    Postcode.objects.bulk_create(
        Postcode(code=f"PR{at % 9 + 1}{at // 9}AA", district=district, lat=53.7 + at / 100, lng=-2.7, shared=1)
        for at, district in enumerate(districts)
    )


def test_a_demonstration_holds_every_service_and_every_kind_of_state_as_it_really_came_about(
    everywhere: None, folder: Path
) -> None:
    said: list[str] = []
    now = timezone.now()
    assert demonstration.fill(said.append, now=now)
    states = Counter(Case.objects.values_list("service", "state"))
    services = [service for service in definitions.current().services.values() if service.states]
    assert {service.key for service in services} == {key for key, _ in states}
    whole = {tuple(one.states) for one in services if {(one.key, state) for state in one.states} <= states.keys()}
    assert whole == {tuple(service.states) for service in services}
    assert list(verify()) == []
    assert not Event.objects.filter(at__gt=now).exists()
    assert not Effect.objects.exclude(state=Effect.State.DONE).exists()
    shows_what_is_rare(now)
    signs_in_and_says_so(said)


def shows_what_is_rare(now: object) -> None:
    """Potholes closed 27 and 29 days ago, a late case whose resident was told, and one whose clock has stopped."""
    mended = Case.objects.filter(service="report-a-pothole", state="mended")
    days = sorted((now - case.closed_at).days for case in mended)  # type: ignore[operator]
    assert {27, 29} <= set(days)
    today = timezone.localdate()
    open_again = {(now - case.closed_at).days: reopen_until(case) >= today for case in mended}  # type: ignore[operator]
    assert (open_again[27], open_again[29]) == (True, False)
    late = Clock.objects.filter(ended_at=None, broken_at__isnull=False)
    assert late.exists()
    for clock in late:
        broken = Event.objects.get(case=clock.case, kind=Kind.BROKEN, codes__clock_id=clock.id)
        assert broken.at - clock.due_at < timedelta(minutes=15)
        assert Message.objects.filter(event=broken).exists()
    told = Message.objects.filter(event__kind=Kind.BROKEN, key="look_late", case__closed_at=None, case__due_at__lte=now)
    assert "sent" in told.values_list("state", flat=True)
    assert Case.objects.filter(paused=True).exists()
    assert Case.objects.filter(authority__key="blackburn-with-darwen", outcome="passed_on").exists()


def signs_in_and_says_so(said: list[str]) -> None:
    printed = said[-1]
    user = User.objects.get(email="ada.hargreaves@example.org")
    line = next(line for line in printed.splitlines() if line.startswith(user.email))
    assert user.check_password(line.split()[1])
    assert "A demonstration." in Client().get("/").content.decode()


def test_where_anybody_is_real_it_is_refused(catalogue: None, person: Person) -> None:
    person("ann", administrators="administrator")
    with pytest.raises(CannotGoOn):
        demonstration.fill(print, now=timezone.now())
    assert not Installation.objects.exists()
    assert not definitions.is_demonstration()


def test_what_is_marked_stays_marked_and_is_filled_once(catalogue: None) -> None:
    from frontdoor.engine.definitions.actions import mark_as_demonstration

    mark_as_demonstration(now=timezone.now())
    said: list[str] = []
    assert not demonstration.fill(said.append, now=timezone.now())
    assert said == ["This is a demonstration. Its sign-ins were printed when it was made."]
    for act in (Installation.objects.all().delete, lambda: Installation.objects.update(demonstration_at=None)):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
