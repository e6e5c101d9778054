"""What a file is, is told by its content alone."""

import pytest

from frontdoor.adapters.storage.sniffing import is_two_things, is_whole_pdf, media_type
from tests.adapters import files

ZIP_END = b"PK\x05\x06" + b"\0" * 18


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (files.jpeg(), "image/jpeg"),
        (files.telephone_jpeg(), "image/jpeg"),
        (files.png(), "image/png"),
        (files.HEIC, "image/heic"),
        (files.HEIC.replace(b"ftypheic", b"ftypmif1"), "image/heic"),
        (files.PDF, "application/pdf"),
    ],
)
def test_what_people_send_is_known(content: bytes, kind: str) -> None:
    assert media_type(content) == kind
    assert not is_two_things(content, kind)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"GIF89a" + b"\0" * 50,
        b"<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"PK\x03\x04" + b"\0" * 50,
        b"\0\0\0\x18ftypavif\0\0\0\0mif1avif",
        b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
        b"\n%PDF-1.4\n",
        b"MZ\x90\0" + b"\0" * 60,
    ],
)
def test_nothing_else_is_taken(content: bytes) -> None:
    assert media_type(content) is None


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (files.jpeg() + ZIP_END, "image/jpeg"),
        (files.jpeg() + b"PK\x05\x06" + b"\0" * 16 + b"\x05\0" + b"hello", "image/jpeg"),
        (files.jpeg(comment=b"%PDF-1.4 1 0 obj"), "image/jpeg"),
        (files.jpeg(comment=b"<script>alert(1)</script>"), "image/jpeg"),
        (b"%PDF-1.4\n<HTML><body>" + files.PDF, "application/pdf"),
        (files.PDF.replace(b"%%EOF\n", b"") + ZIP_END[:20] + b"\x06\0" + b"%%EOF\n", "application/pdf"),
    ],
)
def test_a_file_that_is_two_things_is_told(content: bytes, kind: str) -> None:
    assert media_type(content) == kind
    assert is_two_things(content, kind)


def test_a_torn_pdf_is_told() -> None:
    assert is_whole_pdf(files.PDF)
    assert is_whole_pdf(files.PDF + b"\r\n\0\0")
    assert not is_whole_pdf(files.PDF[:-20])
    assert not is_whole_pdf(files.PDF + b"and more")
