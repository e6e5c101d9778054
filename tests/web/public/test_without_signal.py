"""What a phone sends that kept a report: taken once, however often and however late, and never from another site."""

import re
import uuid
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from frontdoor.engine.cases.models import Case, Document, Draft
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from tests.adapters.files import jpeg
from tests.web.public.test_changed_meanwhile import change
from tests.web.staff_work.reading import words

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

WATER = """\
  - key: water
    type: yes_no
    ask: Is it full of water?
"""
ADDRESS = "/report-a-pothole/without-signal"
ANSWERS = {
    "surface": "road",
    "site-words": "Albert Road, BB8 0AA",
    "size": "small",
    "danger": "no",
    "details": "By the chapel",
}


def send(client: Client, transaction: str, *, page: bool = False, **changed: object):
    headers = {} if page else {"Accept": "application/json"}
    given = {**ANSWERS, **changed, "transaction": transaction}
    return client.post(ADDRESS, {key: value for key, value in given.items() if value is not None}, headers=headers)


def test_the_same_report_sent_again_gets_the_same_answer(client: Client) -> None:
    number = str(uuid.uuid4())
    first, second, other = send(client, number), send(Client(), number), send(client, str(uuid.uuid4()))
    assert [one.status_code for one in (first, second, other)] == [200, 200, 200]
    assert first.json() == second.json()
    assert first.json()["reference"] != other.json()["reference"]
    assert Case.objects.count() == 2
    assert first.json()["reference"] == shown(Case.objects.order_by("id")[0].reference)


def test_without_scripts_the_page_itself_is_sent_and_the_receipt_follows(client: Client) -> None:
    page = client.get(ADDRESS)
    (number,) = re.findall(r'name="transaction" value="([^"]+)"', page.content.decode())
    assert "Where is the hole?" in words(page)
    sent = send(client, number, page=True)
    assert sent.headers["Location"] == "/report-a-pothole/your-receipt"
    assert "We have your report" in words(client.get(sent.headers["Location"]))


def test_what_does_not_fit_is_said_and_what_was_typed_stays(client: Client) -> None:
    number = str(uuid.uuid4())
    told = send(client, number, surface="moon", **{"site-words": None})
    assert told.status_code == 422
    assert len(told.json()["errors"]) == 2
    page = send(client, number, surface=None, page=True)
    assert page.status_code == 422
    assert "By the chapel" in words(page)
    assert not Case.objects.exists()
    assert send(client, number).status_code == 200
    assert Draft.objects.count() == 0


def test_a_photograph_of_a_first_try_does_not_pile_up(client: Client, settings: object, tmp_path: Path) -> None:
    settings.DATA = tmp_path  # type: ignore[attr-defined]
    number = str(uuid.uuid4())
    for surface in ("moon", "road"):
        send(client, number, surface=surface, photos=SimpleUploadedFile("hole.jpg", BytesIO(jpeg()).read()))
    kept, left = Document.objects.order_by("-created_at")
    assert (kept.case, left.case, left.draft) == (Case.objects.get(), None, None)


def test_what_was_written_for_an_older_version_is_told_what_changed(client: Client, tmp_path: Path) -> None:
    before = definitions.version_id("report-a-pothole")
    change(tmp_path, ("  - key: size\n", WATER + "  - key: size\n"))
    told = send(client, str(uuid.uuid4()), version=str(before))
    assert told.status_code == 422
    assert told.json()["changed"] == ["We now also ask: Is it full of water?"]
    assert [error for error in told.json()["errors"] if "full of water" in error] != []


def test_another_site_cannot_send_a_report_from_somebodys_browser(client: Client) -> None:
    given = {**ANSWERS, "transaction": str(uuid.uuid4())}
    there = client.post(ADDRESS, given, headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"})
    older = client.post(ADDRESS, given, headers={"Origin": "https://elsewhere.example"})
    assert [there.status_code, older.status_code] == [403, 403]
    assert not Case.objects.exists()


def test_a_number_that_nobody_drew_is_refused(client: Client) -> None:
    assert [send(client, number).status_code for number in ("", "1", str(uuid.uuid1()))] == [400, 400, 400]


def test_what_asks_for_proof_or_is_sensitive_is_not_written_without_signal(client: Client) -> None:
    services = definitions.current().services.values()
    proof = [one.key for one in services if (one.access != "anyone" or one.sensitive) and one.states]
    assert "tell-us-about-a-child" in proof
    assert [client.get(f"/{key}/without-signal").status_code for key in proof] == [404] * len(proof)
    assert client.get("/apply-for-a-skip-permit/without-signal").status_code == 404


def test_the_worker_keeps_only_pages_that_are_the_same_for_everybody(client: Client) -> None:
    script = client.get("/service-worker.js")
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert '"/report-a-pothole/without-signal"' in script.content.decode()
    for page in (ADDRESS, "/kept-on-this-phone"):
        assert Client().get(page).headers.get("Set-Cookie") is None
    assert client.get("/manifest.webmanifest").json()["start_url"] == "/"


def test_a_form_is_kept_in_a_language_without_a_cookie_and_its_report_is_in_it(client: Client) -> None:
    page = client.get(f"{ADDRESS}?in=pl")
    said = page.content.decode()
    assert ('lang="pl"' in said, f'action="{ADDRESS}?in=pl"' in said, page.cookies) == (True, True, {})
    assert 'lang="en"' in client.get(ADDRESS).content.decode()
    given = {**ANSWERS, "transaction": str(uuid.uuid4())}
    assert Client().post(f"{ADDRESS}?in=pl", given, headers={"Accept": "application/json"}).status_code == 200
    assert Case.objects.get().language == "pl"
    assert 'href="/report-a-pothole/without-signal?language=en"' in said
