"""What went wrong, as RFC 9457 has it: one shape for every error of the interface, and each described in OpenAPI.

Must not repeat what was sent: it may be personal.
"""

import json
from functools import cache
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import Field, create_model

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
MEDIA_TYPE = "application/problem+json"

KINDS = {
    "not-readable": (400, "The request cannot be read."),
    "key-missing": (400, "An Idempotency-Key header is wanted, of the form that is described."),
    "not-known": (401, "The key or token opens nothing."),
    "not-allowed": (403, "This may not be done this way."),
    "not-found": (404, "There is nothing here, or nothing that you may see."),
    "wrong-method": (405, "This address does not take that method: Allow names those that it takes."),
    "other-body": (409, "Something else was sent under this Idempotency-Key."),
    "outdated": (409, "The service has changed since the version that you name."),
    "too-large": (413, "That is too large."),
    "answers": (422, "Some answers cannot be taken."),
    "not-valid": (422, "A part of the request does not fit its description."),
    "too-many": (429, "Too many requests. Try again after the seconds that Retry-After says."),
    "failed": (500, "Something failed here. The fault is ours."),
    "away": (503, "We cannot answer for the moment. Try again after the seconds that Retry-After says."),
}
ANYWHERE = ("not-readable", "not-known", "wrong-method", "too-large", "too-many", "failed", "away")
"""What any operation may end with, whatever it is for."""
TYPE = "a URN that names the kind of problem and never changes"


class Fault(Schema):
    """One thing that is wrong, and where."""

    pointer: str = Field(description="JSON Pointer (RFC 6901) into the body, or a parameter's name after a #")
    detail: str


class ProblemDetails(Schema):
    """Problem details for HTTP interfaces (RFC 9457)."""

    type: str = Field(description=TYPE)
    title: str
    status: int
    detail: str = ""
    errors: list[Fault] = []


class Problem(Exception):
    """Ends a request with one of KINDS; `wait` is the seconds after which the same may be asked again, if known."""

    def __init__(self, kind: str, detail: str = "", errors: dict[str, str] | None = None, *, wait: int = 0) -> None:
        super().__init__(kind)
        self.kind, self.detail, self.errors, self.wait = kind, detail, errors or {}, wait


def answer_with(problem: Problem) -> HttpResponse:
    status, title = KINDS[problem.kind]
    told: dict[str, Any] = {"type": urn(problem.kind), "title": title, "status": status}
    if problem.detail:
        told["detail"] = problem.detail
    if problem.errors:
        told["errors"] = [{"pointer": where, "detail": what} for where, what in problem.errors.items()]
    response = HttpResponse(json.dumps(told), content_type=MEDIA_TYPE, status=status)
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if problem.wait:
        response.headers["Retry-After"] = str(problem.wait)
    return response


def unread(refused: Exception | type[Exception]) -> Problem:
    """What Django will not read: too many bytes, fields or files, or what is no form at all."""
    return Problem("too-large" if isinstance(refused, TOO_LARGE) else "not-readable")


def problem_of(request: HttpRequest, problem: "Problem | type[Problem]") -> HttpResponse:
    """As ninja calls it."""
    assert isinstance(problem, Problem)
    return answer_with(problem)


def urn(kind: str) -> str:
    return f"urn:front-door:problem:{kind}"


def errors(*kinds: str) -> dict[int, type[ProblemDetails]]:
    """For the description of an operation: the problems that it may end with, by status, with those of ANYWHERE."""
    by_status: dict[int, list[str]] = {}
    for kind, (status, _) in KINDS.items():
        if kind in (*ANYWHERE, *kinds):
            by_status.setdefault(status, []).append(kind)
    return {status: _shape(status, *by_status[status]) for status in sorted(by_status)}


@cache
def _shape(status: int, *kinds: str) -> type[ProblemDetails]:
    """The details of these kinds alone, for whom a description is read into code."""
    name = "Or".join(kind.title().replace("-", "") for kind in kinds)
    return create_model(
        f"{name}Problem",
        __base__=ProblemDetails,
        __doc__=" ".join(KINDS[kind][1] for kind in kinds),
        type=(str, Field(description=TYPE, json_schema_extra={"enum": [urn(kind) for kind in kinds]})),
        status=(int, Field(json_schema_extra={"enum": [status]})),
    )
