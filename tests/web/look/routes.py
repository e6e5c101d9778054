"""Routes for the look's own pages: every name that layouts link to, so that these tests wait for no view."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

NAMES = (
    *("home", "services", "search", "track", "sign_in", "sign_out", "accessibility", "privacy"),
    *("my_day", "queues", "people", "find", "outbox", "account"),
)


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path(f"{name.replace('_', '-')}/", nothing, name=name) for name in NAMES]
