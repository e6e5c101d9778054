"""A browser reads a case for an hour after it sent it or showed that it may, and not for longer."""

import time
from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.references import receipt_code, shown
from frontdoor.web.holding import DRAFT
from tests.heart import Submit

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

MINUTES = 60


def shows_code(client: Client, case: Case) -> None:
    client.post("/track", {"reference": case.reference, "contact": receipt_code(case.reference)})


def reads(client: Client, case: Case) -> bool:
    return "By the bus stop" in client.get(f"/track/{shown(case.reference)}").content.decode()


def test_looking_at_another_case_does_not_lengthen_the_sight_of_the_first(
    client: Client, submit: Submit, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = submit(at=timezone.now()), submit(at=timezone.now())
    now = time.time
    shows_code(client, first)
    monkeypatch.setattr(time, "time", lambda: now() + 50 * MINUTES)
    shows_code(client, second)
    assert (reads(client, first), reads(client, second)) == (True, True)
    monkeypatch.setattr(time, "time", lambda: now() + 70 * MINUTES)
    assert (reads(client, first), reads(client, second)) == (False, True)


@pytest.mark.parametrize(("minutes", "is_read"), [(50, True), (61, False), (40 * 24 * 60, False)])
def test_the_cookie_of_a_sent_draft_opens_its_case_for_an_hour_however_long_it_is_kept(
    client: Client, submit: Submit, minutes: int, is_read: bool
) -> None:
    case = submit(at=timezone.now() - timedelta(minutes=minutes))
    client.cookies[DRAFT + case.service] = str(case.draft_id)
    assert reads(client, case) == is_read
    assert client.get(f"/{case.service}/your-receipt").status_code == (200 if is_read else 404)


def test_a_cookie_of_another_form_opens_nothing(client: Client, submit: Submit) -> None:
    case = submit(at=timezone.now())
    for held in ([[case.id, "contact"]], [], [[]], [[case.id, "contact", 0]]):
        client.cookies["sight"] = signing.dumps(held, salt="sight")
        assert not reads(client, case)
    client.cookies["sight"] = signing.dumps([[case.id, "contact", time.time()]], salt="draft")
    assert not reads(client, case)
