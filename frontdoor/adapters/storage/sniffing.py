"""What a file is, by its content, and whether it is something else as well. Must not decode it: the child does that."""

import re

import puremagic

JPEG, PNG, HEIC, PDF = "image/jpeg", "image/png", "image/heic", "application/pdf"
IMAGES = (JPEG, PNG, HEIC)
ALLOWED = (*IMAGES, PDF)

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis"}
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|\?php)[\s>/]", re.IGNORECASE)
_LOOKED_AT = 1024
_LONGEST_COMMENT = 0xFFFF + 22


def media_type(content: bytes) -> str | None:
    """One of ALLOWED, by the first bytes; None for everything else. What the sender called it counts nothing."""
    head = content[:_LOOKED_AT]
    if head[4:8] == b"ftyp":
        return HEIC if _brands(head) & _HEIC_BRANDS else None
    try:
        found = {match.mime_type for match in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):  # nothing known; nothing at all
        return None
    named = [kind for kind in ALLOWED if kind in found and _begins_as(kind, head)]
    return named[0] if len(named) == 1 else None


def is_two_things(content: bytes, kind: str) -> bool:
    """Whether another program would open it as something else: a page, an archive, or a PDF in an image."""
    head = content[:_LOOKED_AT]
    return bool(_MARKUP.search(head)) or (kind != PDF and b"%PDF-" in head) or _ends_as_archive(content)


def is_whole_pdf(content: bytes) -> bool:
    """A PDF ends with its marker and the place of its table; what a torn transfer left has neither."""
    tail = content[-2048:].rstrip(b"\0\r\n\t ")
    return content.startswith(b"%PDF-") and tail.endswith(b"%%EOF") and b"startxref" in tail


def _begins_as(kind: str, head: bytes) -> bool:
    return head.startswith({JPEG: b"\xff\xd8\xff", PNG: b"\x89PNG\r\n\x1a\n", PDF: b"%PDF-"}[kind])


def _brands(head: bytes) -> set[bytes]:
    end = min(int.from_bytes(head[:4]), len(head))
    return {head[8:12], *(head[at : at + 4] for at in range(16, end, 4))}


def _ends_as_archive(content: bytes) -> bool:
    """A ZIP is read from its end: a directory's end record whose comment reaches the last byte."""
    tail = content[-_LONGEST_COMMENT:]
    at = tail.rfind(b"PK\x05\x06")
    while at >= 0:
        if at + 22 + int.from_bytes(tail[at + 20 : at + 22], "little") == len(tail):
            return True
        at = tail.rfind(b"PK\x05\x06", 0, at)
    return False
