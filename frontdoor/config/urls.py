"""Every address, in the order in which it is tried; public pages last, since /<service-key> catches much.

Only includes: an address belongs to the part that answers it.
"""

from django.urls import URLPattern, URLResolver, include, path

from frontdoor.config import health
from frontdoor.web import reports

handler400 = "frontdoor.web.faults.not_readable"
handler403 = "frontdoor.web.faults.not_allowed"
handler404 = "frontdoor.web.faults.not_found"
handler500 = "frontdoor.web.faults.failed"

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health.health, name="health"),
    path("ready", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
    path("notify/delivered", reports.delivered, name="notify_delivered"),
    path("", include("frontdoor.web.staff.urls")),
    path("", include("frontdoor.web.account.urls")),
    path("", include("frontdoor.web.documents_urls")),
    path("", include("frontdoor.web.api.urls")),
    path("", include("frontdoor.web.api.open311.urls")),
    path("", include("frontdoor.web.public.urls")),
]
