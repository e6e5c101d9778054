"""Open311's Service Discovery: where the interface is, in which formats, and whom to ask. Must not need a key."""

from datetime import UTC

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.models import Publication
from frontdoor.web.access import access

from ..addresses import absolute
from .formats import written

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
"""As the standard names itself; nothing is fetched from there."""


@require_safe
@access("public")
def discovery(request: HttpRequest, format: str) -> HttpResponse:
    council = definitions.current().council
    published = Publication.objects.values_list("at", flat=True).get(pk=definitions.publication())
    changed = published.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
    telephone = f" Telephone {phone}, {council.hours}." if (phone := council.contacts.get("phone")) else ""
    endpoint = {
        "specification": SPECIFICATION,
        "url": absolute(request, "/open311/v2"),
        "changeset": changed,
        "type": "test" if definitions.is_demonstration() else "production",
        "formats": ["text/xml", "application/json"],
    }
    told = {
        "changeset": changed,
        "contact": f"{council.name}, {council.address}.{telephone}",
        "key_service": f"Reading needs no key. To send, ask us for one.{telephone} Say whom we can write to.",
        "endpoints": [endpoint],
    }
    return written(format, "discovery", told)
