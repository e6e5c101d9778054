"""What a case's person does after sending: says what is not right, answers us with a file, keeps their papers."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.models import Case, Event, Kind
from frontdoor.engine.cases.references import receipt_code, shown
from tests.heart import Submit

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")


@pytest.fixture
def mended(submit: Submit) -> Case:
    case = submit(at=timezone.now())
    Case.objects.filter(id=case.id).update(state="mended", outcome="done", closed_at=timezone.now())
    return case


def its_person(case: Case) -> Client:
    client = Client(raise_request_exception=False)
    client.post("/track", {"reference": case.reference, "contact": receipt_code(case.reference)})
    return client


def not_right(case: Case, reason: str) -> Any:
    return its_person(case).post(f"/track/{shown(case.reference)}/not-right", {"reason": reason})


@pytest.mark.parametrize("reason", ["", " \r\n", "\x00", "still\x00there", "\ufeff", "x" * 4001])
def test_a_reason_that_cannot_stand_is_asked_for_again(mended: Case, reason: str) -> None:
    assert not_right(mended, reason).status_code == 422
    assert Event.objects.filter(case=mended, kind=Kind.REOPENED).count() == 0


def test_a_reason_is_kept_as_it_was_typed(mended: Case) -> None:
    assert not_right(mended, " It is back.\r\nAnd deeper. ").status_code == 302
    reopened = Event.objects.get(case=mended, kind=Kind.REOPENED)
    assert reopened.detail.payload == {"reason": "It is back.\nAnd deeper."}
