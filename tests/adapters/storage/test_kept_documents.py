"""What a person sends is judged, kept by its content, and opened again only as far as it is safe."""

import stat
import uuid
from pathlib import Path
from typing import Any

import pytest

from frontdoor.adapters.storage.contents import ContentGone
from frontdoor.adapters.storage.local import InQuarantine, contents, local_store, open_original, open_shown
from frontdoor.engine.cases.models import Document, Scan
from frontdoor.engine.questions.file import LARGEST, File, Unfit
from tests.adapters import files, rows
from tests.adapters.files import Sent

PHOTOS = File(key="photos", type="file", ask="Add photographs", accept="image", most=3)
PROOF = File(key="proof", type="file", ask="Add proof", accept="document")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "documents"


def kept(sent: Sent, question: File = PHOTOS, by: str = "user:7") -> Document:
    return Document.objects.get(id=local_store.keep(sent, question, by))


def in_folder(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("??/*")}


@pytest.mark.django_db
def test_a_photograph_is_shown_at_once_and_its_original_waits() -> None:
    draft = rows.a_draft()
    sent = files.telephone_jpeg(orientation=6)
    document = kept(Sent(sent, "C:\\fakepath\\hole.jpg"), by=f"draft:{draft.id}")
    assert (document.draft_id, document.case_id, document.question) == (draft.id, None, "photos")
    assert (document.name, document.size, document.media_type) == ("hole.jpg", len(sent), "image/jpeg")
    assert (document.scan, document.width, document.height) == (Scan.REMADE, 32, 64)
    with open_shown(document) as shown:
        assert b"Albert" not in shown.read()
    with pytest.raises(InQuarantine):
        open_original(document)


@pytest.mark.django_db
def test_a_pdf_waits_until_somebody_releases_it() -> None:
    document = kept(Sent(files.PDF, "letter.pdf"), PROOF)
    assert (document.scan, document.shown_sha256, document.width) == (Scan.WAITING, "", None)
    with pytest.raises(ContentGone):
        open_shown(document)
    for scan in set(Scan) - {Scan.CLEAN, Scan.RELEASED}:
        document.scan = scan
        with pytest.raises(InQuarantine):
            open_original(document)
    for scan in (Scan.CLEAN, Scan.RELEASED):
        document.scan = scan
        with open_original(document) as original:
            assert original.read() == files.PDF


@pytest.mark.django_db
def test_nothing_of_an_infected_or_disposed_document_is_opened() -> None:
    document = kept(Sent(files.jpeg()))
    document.scan = Scan.INFECTED
    for opens in (open_original, open_shown):
        with pytest.raises(InQuarantine):
            opens(document)
    document.scan, document.disposed_at = Scan.CLEAN, rows.NOW
    for opens in (open_original, open_shown):
        with pytest.raises(ContentGone):
            opens(document)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "question", "why"),
    [
        (b"", PHOTOS, "empty"),
        (files.PDF, PHOTOS, "type"),
        (b"GIF89a" + b"\0" * 50, PROOF, "type"),
        (b"<html>", PROOF, "type"),
        (files.jpeg()[:-200], PHOTOS, "damaged"),
        (files.png_bomb(), PHOTOS, "damaged"),
        (files.PDF[:-20], PROOF, "damaged"),
        (files.jpeg() + b"PK\x05\x06" + b"\0" * 18, PHOTOS, "damaged"),
        (files.jpeg() + b"\0" * LARGEST, PHOTOS, "size"),
    ],
)
def test_what_is_unfit_is_refused_and_leaves_nothing(content: bytes, question: File, why: str, folder: Path) -> None:
    with pytest.raises(Unfit) as unfit:
        local_store.keep(Sent(content, size=10), question, "user:7")
    assert unfit.value.why == why
    assert Document.objects.count() == 0
    assert in_folder(folder) == set()


@pytest.mark.django_db
def test_each_giver_is_remembered_and_only_what_was_given_is_described() -> None:
    draft = rows.a_draft()
    for by in (f"draft:{draft.id}", "user:7", "party:8", "client:9"):
        document = kept(Sent(files.PDF, "a.pdf"), PROOF, by)
        described = {"name": "a.pdf", "content_type": "application/pdf", "size": len(files.PDF), "by": by}
        assert local_store.describe(str(document.id)) == described
        assert document.draft_id == (draft.id if by.startswith("draft") else None)
    Document.objects.filter(id=document.id).update(disposed_at=rows.NOW)
    for never in (str(document.id), str(uuid.uuid4()), "../../etc/passwd"):
        with pytest.raises(KeyError):
            local_store.describe(never)


@pytest.mark.django_db
def test_equal_files_are_one_content_and_two_documents(folder: Path) -> None:
    first, second = kept(Sent(files.PDF), PROOF), kept(Sent(files.PDF), PROOF)
    assert first.id != second.id
    assert in_folder(folder) == {first.sha256}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("one\ntwo\0.jpg", "onetwo.jpg"),
        ("x" * 300 + ".jpg", "x" * 196 + ".jpg"),
        ("/", "file"),
    ],
)
def test_a_name_is_one_plain_line(sent: str, name: str) -> None:
    assert kept(Sent(files.PDF, sent), PROOF).name == name


def test_contents_are_readable_by_this_user_alone_and_found_by_digest_only(folder: Path) -> None:
    digest = contents().put(b"words")
    path = folder / digest[:2] / digest
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent, folder)] == [0o600, 0o700, 0o700]
    for wrong in ("", "0" * 64, "../" + digest, digest.upper()):
        with pytest.raises(ContentGone):
            contents().open(wrong)
