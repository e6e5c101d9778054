"""What a case's person does after sending: says what is not right, answers us with a file, keeps their papers."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.models import Case, Document, Event, Kind, Task
from frontdoor.engine.cases.references import receipt_code, shown
from frontdoor.engine.definitions import queries as definitions
from tests.adapters import files
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


@pytest.fixture
def asked(submit: Submit) -> Case:
    """One that waits for its person to send their insurance again."""
    case = submit(at=timezone.now())
    version = definitions.version_id("register-as-a-supplier")
    Case.objects.filter(id=case.id).update(service="register-as-a-supplier", version_id=version, state="asked")
    Task.objects.create(
        case=case,
        sort=Task.Sort.ANSWER,
        words="We need it again",
        party=case.parties.get().party,
        asks={"keys": ["insurance"]},
        opened_at=timezone.now(),
    )
    return case


def test_a_file_that_we_asked_for_after_sending_is_kept_with_the_case(
    asked: Case, settings: LazySettings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    with connection.cursor() as cursor:
        # Outside a test each row is committed by itself, so a draft that is gone is missed at once.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    sent = {"insurance": SimpleUploadedFile("insurance.pdf", files.PDF, "application/pdf")}
    answer = its_person(asked).post(f"/track/{shown(asked.reference)}/answer/answered", sent)
    assert answer.status_code == 302
    assert Document.objects.get().case == asked
