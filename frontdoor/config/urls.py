"""Every address, in the order in which it is tried; public pages last, since /<service-key> catches much.

Only includes: an address belongs to the part that answers it.
"""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from frontdoor.config import health

PARTS = ("api", "staff", "account", "public")

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health.health, name="health"),
    path("ready", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
]
for part in PARTS:
    name = f"frontdoor.web.{part}"
    if find_spec(name) and find_spec(f"{name}.urls"):
        urlpatterns.append(path("", include(f"{name}.urls")))
