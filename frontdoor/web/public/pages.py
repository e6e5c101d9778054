"""Pages about the product itself: accessibility, and what becomes of what people tell us. Must not know a service."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frontdoor.web import languages
from frontdoor.web.access import access
from frontdoor.web.saying import LAWFUL_BASES


@require_safe
@access("public")
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accessibility.html", {})


@require_safe
@access("public")
def privacy(request: HttpRequest) -> HttpResponse:
    """For each service, as its definition says: what for, on what basis, how long, who else."""
    services = [service for service in languages.catalogue().services.values() if service.purpose]
    street_map = settings.TILES.credit if settings.TILES else ""
    context = {"services": services, "bases": LAWFUL_BASES, "street_map": street_map}
    return render(request, "public/privacy.html", context)
