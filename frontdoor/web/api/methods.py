"""Which methods an address of the interface takes. Must not know what is done there.

HEAD is answered wherever GET is, as GET without its content; any other is a problem that names those which are taken
(RFC 9110, sections 9.1, 9.3.2 and 15.5.6).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from .problems import Problem, answer_with

View = Callable[..., HttpResponse]


def with_head(view: View) -> View:
    """A view of GET answers HEAD; the server leaves out the content."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
        asked = request.method
        request.method = "GET" if asked == "HEAD" else asked
        try:
            response = view(request, *args, **given)
        finally:
            request.method = asked
        return _refused(response.headers["Allow"]) if response.status_code == 405 else response

    return answer


def _refused(allowed: str) -> HttpResponse:
    methods = set(allowed.split(", "))
    response = answer_with(Problem("wrong-method"))
    response.headers["Allow"] = ", ".join(sorted(methods | {"HEAD"} if "GET" in methods else methods))
    return response
