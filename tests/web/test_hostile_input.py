"""What somebody sends to break in or to break us: each is answered plainly, and nothing of it is kept or believed."""

import io
import json
import resource
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from frontdoor.engine.cases.models import AnswerSet, Case, Document, Draft
from frontdoor.engine.messaging.models import Message
from tests.adapters import files
from tests.adapters.files import jpeg
from tests.heart import PRESTON, catalogue, person, postcodes
from tests.web.api.asking import HOLE, NUMBER, problem, send
from tests.web.api.conftest import Made, software
from tests.web.api.open311 import asking as open311

__all__ = ["catalogue", "person", "postcodes", "software"]

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

RTL, NUL = "\u202egnp.exe", "a\x00b"
QUESTION = "/report-a-pothole/details"


@pytest.fixture
def journey(client: Client, settings: LazySettings, tmp_path: Any) -> Client:
    """At the free text, everything before it answered."""
    settings.DATA = tmp_path
    client.get("/report-a-pothole/begin")
    for key, given in (
        ("surface", {"surface": "road"}),
        ("site", {"site-words": "PR1 8XJ"}),
        ("size", {"size": "small"}),
        ("danger", {"danger": "no"}),
    ):
        client.post(f"/report-a-pothole/{key}", given)
    return client


@pytest.mark.parametrize("text", [NUL, RTL, "a\u2066b"])
def test_a_hidden_character_is_refused_by_pages_and_by_the_interface(journey: Client, text: str) -> None:
    page = journey.post("/report-a-pothole/contact_name", {"contact_name-first": text, "contact_name-last": "Ward"})
    assert page.status_code == 422
    refused = send(HOLE | {"contact_name": {"first": text, "last": "Ward"}})
    assert problem(refused) == (422, "answers")
    assert not Case.objects.exists()


@pytest.mark.parametrize("character", [*"\u202a\u202b\u202c\u202d\u202e", "\0"])
def test_a_long_text_that_turns_others_round_is_refused_everywhere(
    journey: Client, software: Made, character: str
) -> None:
    text = f"By the {character}chapel"
    assert journey.post(QUESTION, {"details": text}).status_code == 422
    assert problem(send(HOLE | {"details": text})) == (422, "answers")
    assert open311.post(software()[1], description=text).status_code == 400
    assert not Case.objects.exists()


def test_isolates_and_line_separators_of_a_long_text_end_where_it_ends(journey: Client, software: Made) -> None:
    text, kept = "one\u2067two\u2028three\u2069\u2029four", "one\u2067two\u2069\nthree\nfour"
    assert journey.post(QUESTION, {"details": text}).status_code == 302
    assert [answers["details"] for answers in Draft.objects.values_list("answers", flat=True)] == [kept]
    assert send(HOLE | {"details": text}).status_code == 201
    assert open311.post(software()[1], description=text).status_code == 201
    assert [answers["details"] for answers in AnswerSet.objects.values_list("answers", flat=True)] == [kept, kept]


@pytest.mark.parametrize(
    ("address", "status"),
    [(QUESTION, 400), ("/track", 400), ("/staff/find/", 302), ("/search", 405), ("/report-a-missed-bin", 400)],
)
def test_a_field_of_ten_megabytes_is_refused_and_not_kept(journey: Client, address: str, status: int) -> None:
    """Unread where it is too large; sent to sign in, or told that nothing is posted there, before it is looked at."""
    answer = journey.post(address, {"details": "x" * 10_000_000, "q": "x"})
    assert answer.status_code == status
    assert "x" * 1000 not in json.dumps(list(Draft.objects.values_list("answers", flat=True)))


def test_a_body_of_ten_megabytes_is_refused_by_the_interface() -> None:
    assert problem(send(HOLE | {"details": "x" * 10_000_000}))[0] in (400, 413, 422)
    assert not Case.objects.exists()


def test_a_hundred_thousand_keys_and_a_deep_nest_end_quickly() -> None:
    many = {f"k{number}": 1 for number in range(100_000)}
    assert problem(send(many))[0] in (400, 413, 422)
    deep = '{"answers": ' + '{"a":' * 50_000 + "1" + "}" * 50_000 + "}"
    assert problem(send(body=deep))[0] in (400, 413, 422)
    assert Client().post("/track", {f"k{number}": "1" for number in range(5_000)}).status_code == 400


@pytest.mark.parametrize("option", ["moon", "ROAD", "road\x00", "['road']", "__proto__", ""])
def test_an_option_that_was_never_offered_is_refused(client: Client, option: str) -> None:
    client.get("/report-a-pothole/begin")
    assert client.post("/report-a-pothole/surface", {"surface": option}).status_code == 422
    assert problem(send(HOLE | {"surface": option})) == (422, "answers")


def test_an_answer_that_was_never_asked_is_not_kept(journey: Client) -> None:
    journey.post(QUESTION, {"details": "By the chapel", "risk": "high", "depth_mm": "900", "badge_number": "ABC123"})
    (answers,) = Draft.objects.values_list("answers", flat=True)
    assert set(answers) == {"surface", "site", "size", "danger", "details"}
    assert problem(send(HOLE | {"depth_mm": 900})) == (422, "answers")


def test_a_state_or_a_promise_cannot_be_chosen_by_who_sends() -> None:
    body = json.dumps({"answers": HOLE, "state": "mended", "due_at": "2020-01-01T00:00:00Z"})
    assert problem(send(body=body)) == (422, "not-valid")


def polyglot() -> bytes:
    """A picture to one reader and a page to another."""
    return jpeg() + b"<script>alert(1)</script>"


def zip_bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("zeros", b"0" * 5_000_000)
    return held.getvalue()


def image_bomb() -> bytes:
    """A PNG of 60,000 by 60,000, in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    head = (60_000).to_bytes(4) + (60_000).to_bytes(4) + b"\x08\x02\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("hole.jpg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("hole.png", zip_bomb()),
        ("hole.jpg", image_bomb()),
        ("hole.jpg", b"GIF89a;<script>alert(1)</script>"),
        ("hole.jpg", b"MZ\x90\x00" + b"\0" * 200),
        ("hole.jpg", b"%PDF-1.7\n%%EOF"),
    ],
    ids=["svg", "svg-as-jpeg", "zip", "image-bomb", "gif-page", "program", "pdf-where-a-picture-is-asked"],
)
def test_a_file_that_is_no_picture_is_refused_whatever_it_is_called(journey: Client, name: str, content: bytes) -> None:
    sent = journey.post("/report-a-pothole/photos", {"photos": SimpleUploadedFile(name, content)})
    assert sent.status_code == 422
    assert not Document.objects.exists()


def test_a_picture_is_taken_and_one_with_a_page_behind_it_is_not(journey: Client) -> None:
    sent = journey.post("/report-a-pothole/photos", {"photos": SimpleUploadedFile("hole.jpg", polyglot())})
    assert (sent.status_code, Document.objects.count()) == (422, 0)
    sent = journey.post("/report-a-pothole/photos", {"photos": SimpleUploadedFile("hole.jpg", jpeg())})
    assert (sent.status_code, Document.objects.count()) == (302, 1)


def pdf_bomb() -> bytes:
    """A whole PDF of a few kilobytes, whose one page inflates twice to 300 megabytes."""
    squeeze = zlib.compressobj(9)
    page = b"".join(squeeze.compress(b" " * 1_000_000) for _ in range(300)) + squeeze.flush()
    page = zlib.compress(page, 9)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    sheet = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    stream = b"4 0 obj<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n" % len(page)
    end = b"\nendstream endobj\ntrailer<</Size 5/Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
    return head + sheet + stream + page + end


@pytest.mark.parametrize("bomb", [pdf_bomb, files.png_bomb])
def test_nothing_that_inflates_enormously_is_inflated_here(journey: Client, bomb: Callable[[], bytes]) -> None:
    """The PDF is kept as it came, for a person's own reader; the picture, which would have to be read, is not."""
    journey.get("/apply-for-a-community-grant/begin")
    content = bomb()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sent = journey.post("/apply-for-a-community-grant/accounts", {"accounts": SimpleUploadedFile("a.pdf", content)})
    grown_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    kept = [(document.media_type, document.size) for document in Document.objects.all()]
    assert (sent.status_code, kept) == ((302, [("application/pdf", len(content))]) if bomb is pdf_bomb else (422, []))
    assert grown_kb < 60_000


@pytest.mark.parametrize("address", ["/report-a-pothole/surface", "/track", "/staff/sign-in/", "/staff/find/"])
def test_a_form_without_its_token_is_refused(address: str) -> None:
    assert Client(enforce_csrf_checks=True).post(address, {"surface": "road"}).status_code == 403


@pytest.mark.parametrize("email", ["sam@example.com\r\nBcc: all@example.com", "sam@example.com\nX: y", "a@b.c, d@e.f"])
def test_no_header_of_a_letter_can_be_written_by_an_address(email: str) -> None:
    assert problem(send(HOLE | {"contact_email": email})) == (422, "answers")
    assert not Message.objects.exists()


def test_a_forged_address_of_a_proxy_changes_nobodys_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    from frontdoor.web.api import callers

    monkeypatch.setitem(callers.AN_HOUR, "send", (2, 2))

    def sent_from(address: str, number: str) -> int:
        headers = {"X-Forwarded-For": address, "Forwarded": f"for={address}", "Idempotency-Key": number}
        body = json.dumps({"answers": HOLE})
        there = "/api/v1/services/report-a-pothole/cases"
        return int(Client().post(there, body, content_type="application/json", headers=headers).status_code)

    statuses = [sent_from(f"203.0.113.{count}", f"{NUMBER}{count}") for count in range(4)]
    assert statuses == [201, 201, 429, 429]


def test_words_of_a_script_are_shown_as_words(journey: Client) -> None:
    journey.post(QUESTION, {"details": "<script>alert(1)</script>{{ 7*7 }}((reference))"})
    page = journey.get(QUESTION).content.decode()
    assert ("<script>alert(1)" in page, "&lt;script&gt;alert(1)" in page) == (False, True)
    assert ("{{ 7*7 }}" in page, "((reference))" in page) == (True, True)


def test_a_place_beyond_the_world_is_refused() -> None:
    for lat, lng in ((91, 0), (0, 181), (1e308, 0)):
        assert problem(send(HOLE | {"site": {"lat": lat, "lng": lng}})) == (422, "answers")
    body = '{"answers": ' + json.dumps(HOLE | {"site": PRESTON}).replace("53.763201", "NaN") + "}"
    assert problem(send(body=body))[0] in (400, 422)
    assert not AnswerSet.objects.exists()
