"""The addresses of the JSON interface. Fixed: other software relies on them."""

from django.urls import URLPattern, URLResolver, include, path

from frontdoor.web.access import access

from .interface import interface
from .methods import with_head

VERSION = "api/v1/"


def _declared() -> list[URLPattern]:
    """Ninja's routes, each with its access declared as every route's is."""
    found = []
    for route in interface.urls[0]:
        assert isinstance(route, URLPattern) and route.callback is not None
        view = access("software")(with_head(route.callback))
        found.append(URLPattern(route.pattern, view, route.default_args, route.name))
    return found


urlpatterns: list[URLPattern | URLResolver] = [path(VERSION, include((_declared(), "api"), namespace="api"))]
