"""The same answer as JSON and as XML, errors included, shaped as GeoReport v2 has it. Must not know what it says."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import wraps
from typing import Any
from xml.etree import ElementTree

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from frontdoor.engine.definitions import queries as definitions
from frontdoor.web.access import access

from ..problems import KINDS, Problem, unread

ITEMS = {
    "services": "service",
    "attributes": "attribute",
    "values": "value",
    "service_requests": "request",
    "service_request_updates": "request_update",
    "errors": "error",
    "endpoints": "endpoint",
    "formats": "format",
}
"""What each line of a list is called in XML."""
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Answer = tuple[str, Any]
"""The name of the whole in XML, and the whole: maps, lists and plain values. None is said to be empty."""


class Format:
    """In an address: the way of writing that is asked for."""

    regex = "json|xml"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def operation(*methods: str, status: int = 200) -> Callable[[Callable[..., Answer]], Callable[..., HttpResponse]]:
    """Makes a view of what gives an Answer: for software, for our jurisdiction only, in the format asked for."""

    def declare(act: Callable[..., Answer]) -> Callable[..., HttpResponse]:
        @wraps(act)
        def view(request: HttpRequest, format: str, **given: Any) -> HttpResponse:
            if request.method not in methods:
                return _not_this_way(format, methods)
            try:
                _ours(request)
                return written(format, *act(request, **given), status=status)
            except SuspiciousOperation as refused:
                problem = unread(refused)
            except Problem as told:
                problem = told
            response = written(format, "errors", _errors(problem), status=_status(problem))
            if problem.wait:
                response.headers["Retry-After"] = str(problem.wait)
            return response

        return csrf_exempt(access("software")(view))

    return declare


def by_method(*, get: Callable[..., HttpResponse], post: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """One address for reading and for sending."""

    @csrf_exempt
    @access("software")
    def view(request: HttpRequest, **given: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD", "POST"):
            return _not_this_way(given["format"], ("GET", "HEAD", "POST"))
        return (post if request.method == "POST" else get)(request, **given)

    return view


def written(format: str, root: str, value: Any, *, status: int = 200) -> HttpResponse:
    if format == "json":
        return HttpResponse(
            json.dumps(value, default=_plain), content_type="application/json; charset=utf-8", status=status
        )
    body = ElementTree.tostring(_element(root, value), encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, content_type="text/xml; charset=utf-8", status=status)


def _not_this_way(format: str, methods: Sequence[str]) -> HttpResponse:
    ways = ", ".join(methods)
    told = [{"code": 405, "description": f"This address takes {ways}."}]
    response = written(format, "errors", told, status=405)
    response.headers["Allow"] = ways
    return response


def _element(name: str, value: Any) -> ElementTree.Element:
    element = ElementTree.Element(name)
    if isinstance(value, Mapping):
        element.extend(_element(key, below) for key, below in value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        element.extend(_element(ITEMS[name], below) for below in value)
    elif value is not None:
        element.text = NOT_XML.sub("", _plain(value))
    return element


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)


def _ours(request: HttpRequest) -> None:
    """The standard lets one server speak for several councils; this one speaks for one, by its key or its site."""
    asked = request.POST.get("jurisdiction_id") or request.GET.get("jurisdiction_id") or ""
    asked = asked.strip().lower().removeprefix("www.")
    council = definitions.current().council
    site = (council.authorities[council.key].url or "").split("//")[-1].split("/")[0].removeprefix("www.")
    if asked and asked not in (council.key, site):
        raise Problem("not-found", "jurisdiction_id provided was not found.")


def _errors(problem: Problem) -> list[dict[str, Any]]:
    """One line for each thing that is wrong, as the standard has it."""
    lines = [f"{where}: {what}" for where, what in problem.errors.items()] or [problem.detail or KINDS[problem.kind][1]]
    return [{"code": _status(problem), "description": line} for line in lines]


def _status(problem: Problem) -> int:
    """The standard knows 400 for what is missing or does not fit, and 403 for a key that is."""
    status = KINDS[problem.kind][0]
    return {401: 403, 422: 400, 409: 400}.get(status, status)
