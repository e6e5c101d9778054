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
from .problems import KINDS, MEDIA_TYPE, Problem, answer_with, problem_of, unread

KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "schema": {"type": "string", "minLength": 22, "maxLength": 200, "pattern": "^[A-Za-z0-9_-]+$"},
    "description": "Drawn at random for each thing that is sent, and the same with every try: at least 128 bits "
    "(22 symbols of base64url). A client with a key may use shorter ones of its own.",
}
SECURITY = {
    "client": {
        "type": "http",
        "scheme": "bearer",
        "description": "A client's key. Scopes: submit, read. Keys end after a year; two hold while one takes over.",
    },
    "case": {"type": "http", "scheme": "bearer", "description": "The token of one case, from its receipt."},
}
VERSION = "1.0.0"
"""Of the interface, not of the product: what stops working for somebody needs another address."""
WITH_KEY = ("sendCase", "sendDocument")
SAFE_FOR: dict[str, list[dict[str, Any]]] = {"readCase": [{"case": []}, {"client": []}], "listCases": [{"client": []}]}
ANYBODY: list[dict[str, Any]] = [{}, {"client": []}]


class Interface(NinjaAPI):
    """Ninja's, with errors described as what they are."""

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        described = super().get_openapi_schema(**given)
        for path in described["paths"].values():
            for operation in path.values():
                _describe(operation)
        described["components"]["securitySchemes"] = SECURITY
        return described


def _describe(operation: dict[str, Any]) -> None:
    name = operation["operationId"]
    for status, response in operation["responses"].items():
        if int(status) >= 400:
            response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
            response["description"] = " ".join(title for code, title in KINDS.values() if code == int(status))
    if name in WITH_KEY:
        operation["parameters"].append(KEY)
    operation["security"] = SAFE_FOR.get(name, ANYBODY)


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
    description="Services of the council: what they ask, sending to them, and what became of it.",
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
