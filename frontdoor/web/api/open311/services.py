"""Which services apps may report to, and what each asks. Must not offer what is not public."""

from typing import Any

from django.http import HttpRequest

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.web.listing import open_services

from ..callers import caller_of
from ..problems import Problem
from ..services import can_be_sent
from .attributes import attributes, can_be_asked
from .formats import Answer, operation


@operation("GET", "HEAD")
def services(request: HttpRequest) -> Answer:
    caller_of(request).count("ask")
    return "services", [_line(about) for about in offered().values()]


@operation("GET", "HEAD")
def service(request: HttpRequest, code: str) -> Answer:
    caller_of(request).count("ask")
    about = offered_as(code)
    return "service_definition", {"service_code": about.key, "attributes": attributes(about)}


def offered() -> dict[str, Service]:
    return {
        key: about
        for key, about in open_services().items()
        if about.public and not about.sensitive and can_be_sent(about) and can_be_asked(about)
    }


def offered_as(code: str) -> Service:
    """Raises Problem."""
    about = offered().get(code)
    if about is None:
        raise Problem("not-found", "service_code provided was not found.")
    return about


def _line(about: Service) -> dict[str, Any]:
    return {
        "service_code": about.key,
        "service_name": about.title,
        "description": about.summary,
        "metadata": bool(attributes(about)),
        "type": "realtime",
        "keywords": ",".join(word for word in about.words if "," not in word),
        "group": definitions.current().council.areas[about.area].title,
    }
