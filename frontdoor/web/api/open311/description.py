"""What Open311 is here, as OpenAPI 3.1 describes it. The standard has no such description of its own.
Must not promise what the views beside it do not do."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from frontdoor.web.access import access

from . import shapes
from .requests import LAST_PAGE, MOST, MOST_IDS
from .sending import FORMS
from .shapes import MOMENT, TEXT, Schema

WRONG = {
    400: "Something is missing or does not fit.",
    403: "The key is missing or opens nothing, or may not do this.",
    404: "There is nothing here that is public, or it is another council's.",
    413: "That is too large.",
    429: "Too many requests. Try again after the seconds that Retry-After says.",
}
ABOUT = "Public reports, and sending one. Where this is, and whom to ask for a key: /open311/discovery.json."


@require_safe
@access("software")
def description(request: HttpRequest) -> HttpResponse:
    return JsonResponse(openapi())


def openapi() -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Open311 GeoReport v2", "version": "2", "description": ABOUT},
        "servers": [{"url": "/open311/v2"}],
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
        "paths": _services() | _requests() | _updates(),
    }


def _services() -> Schema:
    listed = _read("listServices", "What may be reported", ("services", shapes.SERVICES))
    shape = ("service_definition", shapes.DEFINITION)
    asks = _read("getService", "What a service asks", shape, _in_path("service_code"))
    return {"/services.{format}": {"get": listed}, "/services/{service_code}.{format}": {"get": asks}}


def _requests() -> Schema:
    shape = ("service_requests", shapes.REQUESTS)
    chosen = [
        _asked("service_request_id", TEXT, f"at most {MOST_IDS} by commas; overrides all else"),
        _asked("service_code", TEXT, "codes, by commas"),
        _asked("status", {"type": "string", "pattern": "^(open|closed)(,(open|closed))?$"}, "both when left out"),
        *_when_and_how_many(),
    ]
    words = "Public reports, the newest first. Not by place: lat, long and radius are refused"
    one = _read("getRequest", "One public report", shape, _in_path("service_request_id"))
    token = _in_path("token", "^[!-.0-~]{1,200}$")
    by_token = _read(
        "getRequestOfToken", "The report of an Idempotency-Key", ("service_requests", shapes.TOKENS), token, wrong=[400]
    )
    forms = {
        "application/x-www-form-urlencoded": shapes.REQUEST,
        "multipart/form-data": shapes.REQUEST | {"properties": shapes.REQUEST["properties"] | shapes.PICTURES},
    }
    return {
        "/requests.{format}": {
            "get": _read("listRequests", words, shape, *chosen, wrong=[400]),
            "post": _send("sendRequest", "Send a report, for a person", forms, ("service_requests", shapes.SENT)),
        },
        "/requests/{service_request_id}.{format}": {"get": one},
        "/tokens/{token}.{format}": {"get": by_token | {"security": [{"key": []}]}},
    }


def _updates() -> Schema:
    root, forms = "service_request_updates", dict.fromkeys(FORMS, shapes.WORDS_MORE)
    words = "What has happened to public reports"
    return {
        "/servicerequestupdates.{format}": {
            "get": _read("listUpdates", words, (root, shapes.UPDATES), *_when_and_how_many(), wrong=[400]),
            "post": _send("addUpdate", "Add words to a report that this client sent", forms, (root, shapes.ADDED)),
        }
    }


def _when_and_how_many() -> list[Schema]:
    """As the standard has the span, and its extension the pages."""
    return [
        _asked("start_date", MOMENT, "alone, ninety days from it; neither, the latest ninety days"),
        _asked("end_date", MOMENT, "alone, ninety days up to it; at most ninety days after start_date"),
        _asked("page", {"type": "integer", "minimum": 1, "maximum": LAST_PAGE}, "the first when left out"),
        _asked("page_size", {"type": "integer", "minimum": 1, "maximum": MOST}, "lines of a page"),
    ]


def _read(id: str, summary: str, shape: tuple[str, Schema], *asked: Schema, wrong: Sequence[int] = ()) -> Schema:
    return {
        "operationId": id,
        "summary": summary,
        "parameters": [FORMAT, JURISDICTION, *asked],
        "responses": _answers(200, shape, {403, 404, 429, *wrong}),
    }


def _send(id: str, summary: str, forms: dict[str, Schema], shape: tuple[str, Schema]) -> Schema:
    return {
        "operationId": id,
        "summary": summary,
        "parameters": [FORMAT, AGAIN],
        "requestBody": {"required": True, "content": {kind: {"schema": body} for kind, body in forms.items()}},
        "responses": _answers(201, shape, {*WRONG}),
        "security": [{"key": []}],
    }


def _answers(status: int, shape: tuple[str, Schema], wrong: set[int]) -> Schema:
    errors = {str(code): _answer(WRONG[code], ("errors", shapes.ERRORS)) for code in sorted(wrong)}
    return {str(status): _answer("As asked.", shape)} | errors


def _answer(words: str, shape: tuple[str, Schema]) -> Schema:
    root, schema = shape
    content = {"application/json": {"schema": schema}, "text/xml": {"schema": shapes.in_xml(root, schema)}}
    return {"description": words, "content": content}


def _asked(name: str, schema: Schema, words: str) -> Schema:
    return {"name": name, "in": "query", "schema": schema, "description": words}


def _in_path(name: str, pattern: str = "^[A-Za-z0-9-]+$") -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": pattern}}


FORMAT = {"name": "format", "in": "path", "required": True, "schema": {"enum": ["json", "xml"]}}
JURISDICTION = _asked("jurisdiction_id", TEXT, shapes.OURS["description"])
AGAIN = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"},
    "description": "Drawn at random for each thing that is sent: sent again under it, it is there once.",
}
