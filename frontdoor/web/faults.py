"""What is answered where there is no page, or where the product itself failed: in plain words, with a way on.
Must not say what is wrong, nor need the database: it may be what is wrong."""

import re
import sys

from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.web import languages
from frontdoor.web.api.problems import Problem, answer_with, unread

MOST_TYPED = 60
SOFTWARE = ("/api/", "/open311/")
AWAY = (OperationalError, InterfaceError)
"""The database does not answer, or has no room: it will again. A kept connection that was cut is one or the other."""
TRY_AGAIN_AFTER = 30
"""Seconds: more than a database takes to start."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _asks_as_software(request):
        return answer_with(Problem("not-found"))
    try:
        languages.speak_as(request, ENGLISH)
        definitions.current()
    except (Error, definitions.NothingPublished):
        return failed(request)
    words = " ".join(part for part in re.split(r"[^a-z]+", request.path.lower()) if len(part) > 1)
    return _page(request, "faults/not_found.html", 404, {"typed": words[:MOST_TYPED]})


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _asks_as_software(request):
        return answer_with(Problem("not-allowed"))
    return _page(request, "faults/not_allowed.html", 403)


def no_mark(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, "faults/no_mark.html", 403)


def not_readable(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _asks_as_software(request):
        return answer_with(unread(exception))
    return _plain("faults/not_readable.html", 400)


def failed(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database is away: whoever sent something sends it again, and it is done once."""
    wait = TRY_AGAIN_AFTER if _is_away(sys.exception()) else 0
    if _asks_as_software(request):
        return answer_with(Problem("away" if wait else "failed", wait=wait))
    response = _plain("faults/failed.html", 503 if wait else 500)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _asks_as_software(request: HttpRequest) -> bool:
    return request.path.startswith(SOFTWARE)


def _is_away(fault: BaseException | None) -> bool:
    """Also where what failed says so in other words."""
    return fault is not None and (isinstance(fault, AWAY) or _is_away(fault.__cause__ or fault.__context__))


def _page(request: HttpRequest, template: str, status: int, context: dict[str, str] | None = None) -> HttpResponse:
    """It may name who is signed in: no copy of it stays on a computer that others use."""
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _plain(template: str, status: int) -> HttpResponse:
    """Without a request: nothing about whoever asks is read."""
    try:
        phone = definitions.current().council.contacts.get("phone", "")
    except (Error, definitions.NothingPublished):
        phone = ""
    return HttpResponse(loader.get_template(template).render({"phone": phone}), status=status)
