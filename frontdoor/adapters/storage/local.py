"""The store of a question of type file, in the data folder: judges what is sent, keeps it, and opens it again.

Must not say who may read a document; and the original of one that nobody scanned or released is not opened.
"""

import re
import unicodedata
import uuid
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.utils import timezone

from frontdoor.engine.cases.models import Document, Draft, Scan
from frontdoor.engine.questions.file import LARGEST, Described, File, Unfit

from .contents import ContentGone, Contents
from .remaking import NotDecoded, Remade, remade
from .sniffing import IMAGES, is_two_things, is_whole_pdf, media_type

SAFE = (Scan.CLEAN, Scan.RELEASED)


class InQuarantine(PermissionError):
    """The original was neither scanned nor released by a person."""


class LocalStore:
    """Keeps what is sent as a Document; an image is also made anew, and only that is shown."""

    def keep(self, upload: Any, question: File, by: str) -> str:
        """The id of a new document. `by` is draft:<uuid>, user:<id>, party:<id> or client:<id>. Raises Unfit."""
        content = _whole(upload)
        kind = media_type(content)
        if kind is None or (question.takes == "image" and kind not in IMAGES):
            raise Unfit("type")
        if is_two_things(content, kind):
            raise Unfit("damaged")
        shown = _verified(content, kind)
        document = Document(
            draft_id=_draft_of(by),
            question=question.key,
            given_by=by,
            name=_plain_name(upload.name),
            sha256=contents().put(content),
            size=len(content),
            media_type=kind,
            created_at=timezone.now(),
        )
        if shown is not None:
            document.scan, document.shown_sha256 = Scan.REMADE, contents().put(shown.jpeg)
            document.width, document.height = shown.width, shown.height
        document.save(force_insert=True)
        return str(document.id)

    def describe(self, document: str) -> Described:
        """Name, type, size and giver. Raises KeyError for an id that it never gave, or that was disposed of."""
        try:
            found = Document.objects.get(id=uuid.UUID(document), disposed_at=None)
        except (ValueError, Document.DoesNotExist):
            raise KeyError(document) from None
        return Described(name=found.name, content_type=found.media_type, size=found.size, by=found.given_by)


local_store = LocalStore()


def contents() -> Contents:
    """The folder of this installation's documents."""
    return Contents(Path(settings.DATA) / "documents")


def open_original(document: Document) -> BinaryIO:
    """The file as it was sent. Raises InQuarantine, ContentGone."""
    if document.scan not in SAFE:
        raise InQuarantine(document.id)
    return _opened(document, document.sha256)


def open_shown(document: Document) -> BinaryIO:
    """The image made anew, a JPEG. Raises ContentGone, also for what is no image; InQuarantine when infected."""
    if document.scan == Scan.INFECTED:
        raise InQuarantine(document.id)
    return _opened(document, document.shown_sha256)


def _opened(document: Document, digest: str) -> BinaryIO:
    if document.disposed_at is not None:
        raise ContentGone(document.id)
    return contents().open(digest)


def _whole(upload: Any) -> bytes:
    """Its bytes, no more of them than may be: what the sender said of its size counts nothing."""
    parts, size = [], 0
    for chunk in upload.chunks():
        size += len(chunk)
        if size > LARGEST:
            raise Unfit("size")
        parts.append(chunk)
    if not size:
        raise Unfit("empty")
    return b"".join(parts)


def _verified(content: bytes, kind: str) -> Remade | None:
    if kind in IMAGES:
        try:
            return remade(content, kind)
        except NotDecoded:
            raise Unfit("damaged") from None
    if not is_whole_pdf(content):
        raise Unfit("damaged")
    return None


def _draft_of(by: str) -> uuid.UUID | None:
    """None for a draft that was sent: what is added to its case is still given by it."""
    sort, _, who = by.partition(":")
    return Draft.objects.filter(id=who).values_list("id", flat=True).first() if sort == "draft" else None


def _plain_name(name: str) -> str:
    """The last part of a path, on one line, without what could disguise its ending."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(one for one in last if unicodedata.category(one)[0] != "C")
    stem, dot, ending = kept.strip().rpartition(".")
    return (stem[: 199 - len(ending)] + dot + ending)[:200] or "file"
