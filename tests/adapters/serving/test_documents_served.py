"""Who may see a file, and how it is served; everybody else is told that there is none."""

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from frontdoor.adapters.storage.local import local_store
from frontdoor.engine.cases.models import Case, CaseParty, Document, Evidence, Role, Scan
from frontdoor.engine.parties.models import User
from frontdoor.engine.questions.file import File
from frontdoor.web.access import SET_UP_IN_THIS_SESSION
from frontdoor.web.holding import hold_case, hold_draft
from tests.adapters import files, rows

pytestmark = [pytest.mark.django_db, pytest.mark.urls("frontdoor.web.documents_urls")]
PROOF = File(key="proof", type="file", ask="Add proof", accept="document")
ALONE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def case() -> Case:
    return rows.a_case("7K4M9QXT", rows.a_team())


def kept(content: bytes, name: str, by: str = "user:7", **given: Any) -> Document:
    document = Document.objects.get(id=local_store.keep(files.Sent(content, name), PROOF, by))
    for key, value in given.items():
        setattr(document, key, value)
    document.save()
    return document


def browser(**held: Any) -> Client:
    """A browser that holds a draft, a case, both or nothing."""
    from django.http import HttpResponse
    from django.test import RequestFactory

    response, client = HttpResponse(), Client()
    if "draft" in held:
        hold_draft(response, held["draft"])
    if "case" in held:
        hold_case(RequestFactory().get("/"), response, held["case"], evidence=Evidence.CONTACT)
    client.cookies.update(response.cookies)
    return client


def signed_in(user: User, *, second_step: bool = True) -> Client:
    client = Client()
    client.force_login(user)
    if second_step:
        session = client.session
        session[SET_UP_IN_THIS_SESSION] = user.pk
        session.save()
    return client


def status(client: Client, document: Document, what: str = "shown") -> int:
    return client.get(f"/documents/{document.id}/{what}").status_code


def test_an_image_is_served_alone_and_without_its_location(case: Case) -> None:
    document = kept(files.telephone_jpeg(), "Albert Road.jpg", case=case)
    worker = signed_in(rows.a_user("bob@example.org", rows.a_team()))
    served = worker.get(f"/documents/{document.id}/shown")
    body = served.content
    assert (served.status_code, served.headers["Content-Type"]) == (200, "image/jpeg")
    assert {name: served.headers[name] for name in ALONE} == ALONE
    assert served.headers["Content-Length"] == str(len(body))
    assert b"Albert" not in body and "Albert" not in str(served.headers)
    assert status(worker, document, "original") == 404


def test_an_original_is_served_to_be_saved_once_it_is_safe(case: Case) -> None:
    document = kept(files.PDF, "Dr Who’s letter.pdf", case=case)
    worker = signed_in(rows.a_user("bob@example.org", rows.a_team()))
    assert status(worker, document, "shown") == 404
    for scan in Scan:
        if scan == Scan.RELEASED:
            document.released_by = rows.a_user("ann@example.org")
        document.scan = scan
        document.save()
        assert status(worker, document, "original") == (200 if scan in (Scan.CLEAN, Scan.RELEASED) else 404)
    document.scan = Scan.CLEAN
    document.save()
    served = worker.get(f"/documents/{document.id}/original")
    assert served.content == files.PDF
    assert {name: served.headers[name] for name in ALONE} == ALONE
    assert served.headers["Content-Type"] == "application/pdf"
    assert served.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''Dr%20Who")


def test_only_staff_who_see_the_case_see_its_files(case: Case) -> None:
    document = kept(files.jpeg(), "a.jpg", case=case)
    mine, other = rows.a_team(), rows.a_team("registration_service")
    assert status(signed_in(rows.a_user("bob@example.org", mine)), document) == 200
    assert status(signed_in(rows.a_user("cat@example.org", other)), document) == 404
    assert status(signed_in(rows.a_user("dan@example.org")), document) == 404
    assert status(signed_in(rows.a_user("eve@example.org", mine), second_step=False), document) == 404


def test_a_resident_sees_what_was_sent_with_their_own_draft_or_case(case: Case) -> None:
    draft, another = rows.a_draft(), rows.a_draft()
    other_case = rows.a_case("8K4M9QXT", rows.a_team())
    by = f"draft:{draft.id}"
    drafted, sent = kept(files.jpeg(), "a.jpg", by), kept(files.jpeg(), "b.jpg", by, draft=None, case=case)
    assert [status(browser(draft=draft), one) for one in (drafted, sent)] == [200, 404]
    assert [status(browser(case=case), one) for one in (drafted, sent)] == [404, 200]
    for stranger in (browser(), browser(draft=another), browser(case=other_case)):
        assert [status(stranger, one) for one in (drafted, sent)] == [404, 404]


def test_what_staff_added_to_a_case_is_not_for_its_resident(case: Case) -> None:
    document = kept(files.jpeg(), "inside the house.jpg", by="user:7", case=case)
    assert status(browser(case=case), document) == 404


def test_whoever_signs_in_sees_what_they_sent_with_their_own_case_and_nobody_elses(case: Case) -> None:
    ann, bob = rows.a_user("ann@example.org"), rows.a_user("bob@example.org")
    CaseParty.objects.create(case=case, party=ann.party, role=Role.APPLICANT)
    sent = kept(files.jpeg(), "a.jpg", by=f"draft:{rows.a_draft().id}", draft=None, case=case)
    added = kept(files.jpeg(), "inside the house.jpg", by="user:7", case=case)
    assert [status(signed_in(ann), one) for one in (sent, added)] == [200, 404]
    assert [status(signed_in(bob), one) for one in (sent, added)] == [404, 404]
    assert status(signed_in(ann, second_step=False), sent) == 404


def test_an_unknown_file_and_one_in_no_case_look_alike(case: Case) -> None:
    worker = signed_in(rows.a_user("bob@example.org", rows.a_team()))
    assert status(worker, kept(files.jpeg(), "loose.jpg")) == 404
    assert worker.get(f"/documents/{uuid.uuid4()}/shown").status_code == 404


def test_files_are_only_read(case: Case) -> None:
    document = kept(files.jpeg(), "a.jpg", case=case)
    assert browser(case=case).post(f"/documents/{document.id}/shown").status_code == 405
