"""What a case's person does after sending: says what is not right, answers us with a file, keeps their papers."""

import io
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pypdf
import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.actions import moving
from frontdoor.engine.cases.actions.following import join
from frontdoor.engine.cases.models import Case, Document, Event, Kind, Task
from frontdoor.engine.cases.references import receipt_code, shown
from frontdoor.engine.definitions import queries as definitions
from tests.adapters import files
from tests.heart import Person, Submit, acting
from tests.messages import run_effects

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")


@pytest.fixture
def case(submit: Submit) -> Case:
    return submit(at=timezone.now())


@pytest.fixture
def mended(case: Case) -> Case:
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


def test_the_letter_says_what_its_person_was_told_and_not_what_followers_were(submit: Submit, person: Person) -> None:
    case = submit(at=timezone.now())
    join(case.id, email="ann.lee@example.org", now=timezone.now())
    ines = acting(person("ines", highways_area_teams="handler"), on=timezone.localdate())
    refusal = moving.Given(answers={"reason": "It is 20 mm deep"})
    moving.take(case.id, "below_threshold", given=refusal, actor=ines, now=timezone.now())
    run_effects(timezone.now())
    made = its_person(case).get(f"/track/{shown(case.reference)}/letter.pdf").content
    said = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert ("It is 20 mm deep" in said, "News of the report" in said) == (True, False)


@pytest.mark.parametrize("between", ["-", "", '"', "\r\n", " ", "é"])
def test_a_paper_is_named_by_the_reference_and_not_by_what_stands_in_its_address(case: Case, between: str) -> None:
    plain = case.reference
    answer = its_person(case).get(f"/track/{quote(plain[:4] + between + plain[4:])}/receipt.pdf")
    named = answer.headers.get("Content-Disposition")
    assert named == (None if between == "é" else f'inline; filename="receipt-{shown(plain)}.pdf"')
