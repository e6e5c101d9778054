"""What nobody refers to goes after a day, and nothing else; what waits is shown to a scanner."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from frontdoor.adapters.antivirus.scanning import NoScanner, Verdict, provide_scanner
from frontdoor.adapters.storage.local import contents
from frontdoor.adapters.storage.sweeping import Swept, scan_waiting, sweep
from frontdoor.engine.cases.actions import drafts
from frontdoor.engine.cases.models import Document, Scan
from tests.adapters import rows
from tests.adapters.rows import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "documents"


def content(words: bytes, *, hours_old: int) -> str:
    digest = contents().put(words)
    at = (NOW - timedelta(hours=hours_old)).timestamp()
    os.utime(Path(contents().folder, digest[:2], digest), (at, at))
    return digest


def document(words: bytes, *, hours_old: int = 30, **given: Any) -> Document:
    given = {"scan": Scan.WAITING, "question": "proof", "given_by": "user:7", "media_type": "application/pdf"} | given
    created_at = NOW - timedelta(hours=hours_old)
    digest = content(words, hours_old=hours_old)
    return Document.objects.create(sha256=digest, size=len(words), name="a.pdf", created_at=created_at, **given)


def readable() -> set[bytes]:
    return {path.read_bytes() for path in contents().folder.glob("??/*")}


def test_only_what_nobody_refers_to_goes() -> None:
    case = rows.a_case("7K4M9QXT", rows.a_team())
    document(b"of a case", case=case)
    document(b"of a draft", draft=rows.a_draft())
    document(b"an image", case=case, shown_sha256=content(b"its remade image", hours_old=30))
    document(b"abandoned an hour ago", hours_old=1)
    document(b"abandoned yesterday")
    document(b"disposed of", case=case, disposed_at=NOW)
    content(b"lost yesterday", hours_old=30)
    content(b"written just now", hours_old=0)
    assert sweep(NOW) == Swept(documents=1, files=3)
    assert readable() == {
        b"of a case", b"of a draft", b"an image", b"its remade image", b"abandoned an hour ago", b"written just now"
    }  # fmt: skip
    assert sweep(NOW) == Swept(documents=0, files=0)


def test_files_of_a_draft_that_was_discarded_go_a_day_after_they_came() -> None:
    draft = rows.a_draft()
    document(b"hers", draft=draft, hours_old=23)
    drafts.discard(draft.id)
    assert sweep(NOW) == Swept(documents=0, files=0)
    assert sweep(NOW + timedelta(hours=2)) == Swept(documents=1, files=1)
    assert readable() == set()


def test_a_content_that_two_documents_share_stays_with_the_other() -> None:
    document(b"shared")
    document(b"shared", case=rows.a_case("7K4M9QXT", rows.a_team()))
    assert sweep(NOW) == Swept(documents=1, files=0)
    assert readable() == {b"shared"}


def test_a_content_sent_again_is_young_again() -> None:
    content(b"again", hours_old=30)
    contents().put(b"again")
    assert sweep(NOW) == Swept(documents=0, files=0)


def test_what_a_killed_write_left_goes() -> None:
    content(b"whole", hours_old=0)
    torn = contents().folder / ".incoming-torn"
    torn.write_bytes(b"half")
    os.utime(torn, (0, 0))
    assert sweep(NOW) == Swept(documents=0, files=1)
    assert not torn.exists()


class Finds:
    """A scanner that fears one word, and cannot be reached for another."""

    scans = True

    def look(self, content: BinaryIO) -> Verdict:
        words = content.read()
        if b"away" in words:
            return Verdict.NOT_SCANNED
        return Verdict.INFECTED if b"evil" in words else Verdict.CLEAN


def test_the_embedded_scanner_says_that_it_does_not_scan() -> None:
    waiting = document(b"words")
    assert NoScanner().scans is False
    assert scan_waiting() == 0
    waiting.refresh_from_db()
    assert waiting.scan == Scan.WAITING


def test_a_scanner_decides_what_waits_and_leaves_what_a_person_released() -> None:
    user = rows.a_user("sam@example.org")
    rows_ = [
        document(b"good"),
        document(b"evil"),
        document(b"good picture", scan=Scan.REMADE),
        document(b"away"),
        document(b"evil, released", scan=Scan.RELEASED, released_by=user),
    ]
    gone = Document.objects.create(sha256="0" * 64, size=1, name="x", created_at=NOW, media_type="application/pdf")
    provide_scanner(Finds())
    try:
        assert scan_waiting() == 4
    finally:
        provide_scanner(NoScanner())
    for row in (*rows_, gone):
        row.refresh_from_db()
    expected = [Scan.CLEAN, Scan.INFECTED, Scan.CLEAN, Scan.WAITING, Scan.RELEASED, Scan.UNREADABLE]
    assert [row.scan for row in (*rows_, gone)] == expected
