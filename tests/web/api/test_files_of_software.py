"""Files go before the answers that name them, under the same number, and belong to that one case."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from frontdoor.engine.cases.models import Case, Document
from tests.adapters.files import halves, jpeg

from .asking import DOCUMENTS, HOLE, NUMBER, pointers, problem, send

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path


def upload(
    content: bytes | None = None, *, name: str = "hole.jpg", question: str = "photos", number: str = NUMBER
) -> Any:
    file = SimpleUploadedFile(name, jpeg() if content is None else content)
    return Client().post(DOCUMENTS, {"question": question, "file": file}, headers={"Idempotency-Key": number})


def test_a_photograph_that_an_answer_names_is_part_of_its_case() -> None:
    kept = upload()
    assert (kept.status_code, kept.json()["media_type"]) == (201, "image/jpeg")
    assert send(HOLE | {"photos": [kept.json()["id"]]}).status_code == 201
    assert Document.objects.get(id=kept.json()["id"]).case == Case.objects.get()


def test_a_file_sent_under_another_number_cannot_be_named() -> None:
    theirs = upload(number=NUMBER[::-1]).json()["id"]
    refused = send(HOLE | {"photos": [theirs]})
    assert problem(refused) == (422, "answers")
    assert list(pointers(refused)) == ["/answers/photos"]
    assert not Case.objects.exists()


def test_the_same_file_sent_again_is_the_same_file() -> None:
    first, again = upload(), upload()
    assert [first.status_code, again.status_code] == [201, 200]
    assert again.json() == first.json()
    assert upload(jpeg(halves().rotate(90))).json()["id"] != first.json()["id"]
    assert upload(number=NUMBER[::-1]).json()["id"] != first.json()["id"]
    assert Document.objects.count() == 3


def test_a_file_that_is_part_of_a_case_is_the_same_file_still(monkeypatch: pytest.MonkeyPatch) -> None:
    from frontdoor.web.api import callers

    monkeypatch.setitem(callers.AN_HOUR, "send", (2, 2))
    kept = upload()
    send(HOLE | {"photos": [kept.json()["id"]]})
    again = upload()
    assert (again.status_code, again.json()) == (200, kept.json())
    assert problem(upload(jpeg(halves().rotate(90)))) == (429, "too-many")


def test_what_is_no_picture_is_refused_whatever_its_name() -> None:
    refused = upload(b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
    assert problem(refused) == (422, "answers")
    assert list(pointers(refused)) == ["#file"]


def test_only_a_question_for_files_takes_one() -> None:
    assert problem(upload(question="details")) == (422, "not-valid")
    assert problem(upload(question="photos\0")) == (422, "not-valid")
    assert problem(Client().post(DOCUMENTS, {"question": "photos"}, headers={"Idempotency-Key": NUMBER}))[0] == 422


def test_after_the_case_is_sent_nothing_is_added_to_it() -> None:
    assert send().status_code == 201
    assert problem(upload()) == (409, "other-body")
    assert not Document.objects.exists()
