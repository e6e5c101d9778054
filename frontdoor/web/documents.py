"""Serves files to those who may see them, so that nothing in one can run as a page of ours.

It does not decide what is safe to open: the store does. Whoever may not see a file is told that there is none.
"""

from typing import BinaryIO
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from frontdoor.adapters.storage.contents import ContentGone
from frontdoor.adapters.storage.local import InQuarantine, open_original, open_shown
from frontdoor.engine.cases.giving import is_by_staff
from frontdoor.engine.cases.models import Document
from frontdoor.engine.cases.queries.following import files_for_person
from frontdoor.engine.cases.queries.sight import visible_documents, visible_to
from frontdoor.web.access import access, has_done_second_factor, today
from frontdoor.web.holding import drafts_held
from frontdoor.web.public.tracking import is_seen_here

ALONE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


@require_safe
@access("case")
def shown(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """The image made anew, to stand in a page."""
    document = _readable(request, document_id)
    try:
        return _served(open_shown(document), "image/jpeg")
    except (ContentGone, InQuarantine):
        raise Http404 from None


@require_safe
@access("case")
def original(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """The file as it was sent, to be saved; only once it was scanned, or released by a person."""
    document = _readable(request, document_id)
    try:
        return _served(open_original(document), document.media_type, save_as=document.name)
    except (ContentGone, InQuarantine):
        raise Http404 from None


def _readable(request: HttpRequest, document_id: UUID) -> Document:
    """What staff see through its case, and what was sent with a draft or case that is seen here. Raises Http404."""
    document = Document.objects.select_related("case").filter(id=document_id).first()
    if document is None:
        raise Http404
    if _came_from_here(request, document):
        return document
    if request.user.is_authenticated and has_done_second_factor(request):
        cases = visible_to(request.user, on=today())
        if visible_documents(cases, document_id).exists():
            return document
    raise Http404


def _came_from_here(request: HttpRequest, document: Document) -> bool:
    """What its person sent or was sent; whatever else staff added to a case is for staff."""
    if str(document.draft_id) in drafts_held(request):
        return True
    case = document.case
    if case is None or not is_seen_here(request, case):
        return False
    return not is_by_staff(document) or files_for_person(case).filter(id=document.id).exists()


def _served(content: BinaryIO, media_type: str, *, save_as: str = "") -> HttpResponse:
    with content:
        response = HttpResponse(content.read(), content_type=media_type, headers=ALONE)
    if save_as:
        response.headers["Content-Disposition"] = content_disposition_header(True, save_as)
    return response
