"""The interface as one: its operations, its description in OpenAPI 3.1, and its errors in one shape.

Must not hold an operation itself.
"""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from . import cases, documents, services
from .describing import ABOUT, describe
from .problems import Problem, answer_with, problem_of, unread

VERSION = "1.0.0"
"""Of the interface, not of the product: what stops working for somebody needs another address."""


class Interface(NinjaAPI):
    """Ninja's, with errors described as what they are."""

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        whole = super().get_openapi_schema(**given)
        describe(whole)
        return whole


def _not_valid(request: HttpRequest, problem: ValidationError | type[ValidationError]) -> HttpResponse:
    assert isinstance(problem, ValidationError)
    wrong = {_pointer(error["loc"]): str(error["msg"]) for error in problem.errors}
    return answer_with(Problem("not-valid", errors=wrong))


def _pointer(place: tuple[Any, ...]) -> str:
    """Ninja names first where it looked (body, query, path) and then its own parameter."""
    where, *rest = place
    if where == "body":
        return "/" + "/".join(str(part) for part in rest[1:]) if rest[1:] else ""
    return f"#{'.'.join(str(part) for part in rest)}"


def _http(request: HttpRequest, problem: HttpError | type[HttpError]) -> HttpResponse:
    assert isinstance(problem, HttpError)
    return answer_with(Problem("not-found" if problem.status_code == 404 else "not-readable"))


def _suspicious(request: HttpRequest, problem: SuspiciousOperation | type[SuspiciousOperation]) -> HttpResponse:
    return answer_with(unread(problem))


def _nothing(request: HttpRequest, problem: Http404 | type[Http404]) -> HttpResponse:
    return answer_with(Problem("not-found"))


interface = Interface(
    title="Front Door",
    version=VERSION,
    description=ABOUT,
    openapi_url="openapi.json",
    docs_url=None,
    docs_decorator=require_safe,
    urls_namespace="api",
)
interface.add_exception_handler(Problem, problem_of)
interface.add_exception_handler(ValidationError, _not_valid)
interface.add_exception_handler(HttpError, _http)
interface.add_exception_handler(Http404, _nothing)
interface.add_exception_handler(SuspiciousOperation, _suspicious)
for part in (services, cases, documents):
    interface.add_router("", part.router)
