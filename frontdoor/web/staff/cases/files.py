"""The photographs and other files of a case, each with how far it may be trusted. Must not open a file."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdoor.engine.cases.models import Document, Scan
from frontdoor.web.saying import short_moment

from ..sight import Sight
from .names import Names

OPEN = (Scan.CLEAN, Scan.RELEASED)
RELEASABLE = (Scan.WAITING, Scan.UNREADABLE)
WORDS = {
    Scan.WAITING: ("paused", gettext_lazy("Not scanned")),
    Scan.CLEAN: ("done", gettext_lazy("Scanned, nothing found")),
    Scan.REMADE: ("done", gettext_lazy("Made anew from its pixels")),
    Scan.RELEASED: ("due", gettext_lazy("Released without a scan")),
    Scan.INFECTED: ("late", gettext_lazy("Refused: the scanner found something")),
    Scan.UNREADABLE: ("late", gettext_lazy("Could not be read")),
}


def photographs(documents: Iterable[Document]) -> list[dict[str, str]]:
    """Images made anew, which anybody who sees the case may look at."""
    shown = [document for document in documents if _is_a_picture(document)]
    return [
        {
            "src": reverse("document_shown", args=[document.id]),
            "href": reverse("document_shown", args=[document.id]),
            "original_href": _original(document) if document.scan in OPEN else "",
            "words": _("Photograph %(number)d of %(all)d: %(name)s")
            % {"number": number, "all": len(shown), "name": document.name},
        }
        for number, document in enumerate(shown, 1)
    ]


def other_files(documents: Iterable[Document], seen: Sight, names: Names) -> list[dict[str, Any]]:
    """Everything that is not shown as a picture: opened when it was scanned or released, else waiting."""
    rest = [document for document in documents if not _is_a_picture(document)]
    return [_file(document, seen, names) for document in rest]


def _file(document: Document, seen: Sight, names: Names) -> dict[str, Any]:
    kind, tag = WORDS[Scan(document.scan)]
    released = document.released_at is not None and document.released_by_id is not None
    by = names.users.get(document.released_by_id or 0, "")
    return {
        "name": document.name,
        "href": _original(document) if document.scan in OPEN else "",
        "kind": kind,
        "tag": tag,
        "note": _("%(size)s. Released by %(name)s, %(when)s")
        % {"size": size_words(document.size), "name": by, "when": short_moment(document.released_at)}
        if released and document.released_at
        else size_words(document.size),
        "release_href": seen.page("release", document.id) if document.scan in RELEASABLE else "",
    }


def _is_a_picture(document: Document) -> bool:
    return bool(document.shown_sha256) and document.scan != Scan.INFECTED and document.disposed_at is None


def _original(document: Document) -> str:
    return reverse("document_original", args=[document.id])


def size_words(size: int) -> str:
    return _("%.1f MB") % (size / 1_000_000) if size >= 1_000_000 else _("%d KB") % max(1, size // 1000)
