"""Receipts and letters as PDF, for those who may read the case. Must not lay anything out: the paper adapter does."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.web import languages
from frontdoor.web.access import access
from frontdoor.web.forms_on_paper import form_of
from frontdoor.web.papers import letter_of, receipt_of

from .tracking import seen_case, track_first
from .visits import refusal, visit


@require_safe
@access("case")
def receipt_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    case = seen_case(request, reference)
    if case is None:
        return track_first(request, reference)
    return _pdf(receipt_of(case), f"receipt-{shown(case.reference)}.pdf")


@require_safe
@access("case")
def letter_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """What we decided, as a letter; there is none before the end."""
    case = seen_case(request, reference)
    if case is None:
        return track_first(request, reference)
    if case.closed_at is None:
        raise Http404
    return _pdf(letter_of(case), f"letter-{shown(case.reference)}.pdf")


@require_safe
@access("public")
def form_pdf(request: HttpRequest, service: str) -> HttpResponse:
    """The service on paper, for whoever cannot or will not do it here; `?large` is large print."""
    here = visit(request, service)
    refused = refusal(request, here.service)
    if refused is not None:
        return refused
    if service not in definitions.current().services or here.service.elsewhere:
        raise Http404
    served = languages.version(definitions.version_id(service))
    return _pdf(form_of(served, large="large" in request.GET), f"{service}.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
