"""The council's own colours, over those of the look: a small stylesheet, so that a brand needs no compiling.

Must not hold anything but colours: what a page may load is fixed.
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from frontdoor.engine.definitions import queries as definitions
from frontdoor.web.access import access
from frontdoor.web.chrome import brand_digest, stylesheet

YEAR = 365 * 24 * 60 * 60


@require_safe
@access("public")
def brand(request: HttpRequest, digest: str) -> HttpResponse:
    """Its address changes with the colours, so that a browser may keep it."""
    council = definitions.current().council
    response = HttpResponse(stylesheet(council.brand.colours), content_type="text/css; charset=utf-8")
    fresh = digest == brand_digest(council)
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if fresh else "no-store"
    return response
