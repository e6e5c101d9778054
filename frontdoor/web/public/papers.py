"""Receipts and letters as PDF, for those who may read the case. Must not lay anything out: the paper adapter does."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from frontdoor.web.access import access
from frontdoor.web.papers import letter_of, receipt_of

from .tracking import seen_case, track_first


@require_safe
@access("case")
def receipt_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    case = seen_case(request, reference)
    if case is None:
        return track_first(request, reference)
    return _pdf(receipt_of(case), f"receipt-{reference}.pdf")


@require_safe
@access("case")
def letter_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """What we decided, as a letter; there is none before the end."""
    case = seen_case(request, reference)
    if case is None:
        return track_first(request, reference)
    if case.closed_at is None:
        raise Http404
    return _pdf(letter_of(case), f"letter-{reference}.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
