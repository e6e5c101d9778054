"""What Open311 is here, as OpenAPI 3.1 describes it. The standard has no such description of its own; the words of its
fields are there. Must not promise what the views beside it do not do."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from frontdoor.web.access import access

from .requests import LAST_PAGE, MOST

TEXT, MAYBE, YES_NO = {"type": "string"}, {"type": ["string", "null"]}, {"type": "boolean"}
MOMENT = {"type": "string", "format": "date-time"}
DEGREES = {"type": ["number", "null"]}
ERRORS = {
    400: "Something is missing or does not fit.",
    403: "The key is missing or opens nothing, or may not do this.",
    404: "There is nothing here that is public.",
    413: "That is too large.",
    429: "Too many requests. Try again in an hour.",
}

Schema = dict[str, Any]


@require_safe
@access("software")
def description(request: HttpRequest) -> HttpResponse:
    return JsonResponse(openapi())


def openapi() -> dict[str, Any]:
    page = [_asked("page", _number(LAST_PAGE)), _asked("page_size", _number(MOST))]
    span = [_asked("start_date", MOMENT), _asked("end_date", MOMENT)]
    chosen = [
        *(_asked("service_request_id", TEXT, "numbers, by commas"), _asked("service_code", TEXT, "codes, by commas")),
        _asked("status", {"type": "string", "pattern": "^(open|closed)(,(open|closed))?$"}),
    ]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Open311 GeoReport v2", "version": "2", "description": "Public reports, and sending one."},
        "servers": [{"url": "/open311/v2"}],
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
        "paths": {
            "/services.{format}": {"get": _read("What may be reported", _list(SERVICE))},
            "/services/{service_code}.{format}": {
                "get": _read("What a service asks", DEFINITION, _in_path("service_code"))
            },
            "/requests.{format}": {
                "get": _read("Public reports, the newest first", _list(REPORT), *chosen, *span, *page),
                "post": _send(),
            },
            "/requests/{service_request_id}.{format}": {
                "get": _read("One public report", _list(REPORT), _in_path("service_request_id"))
            },
            "/tokens/{token}.{format}": {
                "get": _read("The report of an Idempotency-Key", _list(TOKEN), _in_path("token", "^[!-.0-~]{1,200}$"))
                | {"security": [{"key": []}]}
            },
            "/servicerequestupdates.{format}": {
                "get": _read("What has happened to public reports", _list(UPDATE), *span, *page)
            },
        },
    }


def _read(summary: str, schema: Schema, *asked: Schema) -> Schema:
    return {"summary": summary, "parameters": [FORMAT, JURISDICTION, *asked], "responses": _answers(200, schema)}


def _send() -> Schema:
    body: Schema = {
        "type": "object",
        "required": ["service_code"],
        "additionalProperties": TEXT,
        "properties": dict.fromkeys(SENT, TEXT),
    }
    pictures = {"media": _list({"type": "string", "contentMediaType": "image/jpeg"})}
    form: Schema = {
        "application/x-www-form-urlencoded": {"schema": body},
        "multipart/form-data": {"schema": body | {"properties": body["properties"] | pictures}},
    }
    again = {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"}}
    return {
        "summary": "Send a report, for people who asked for it; attributes as attribute[code]",
        "parameters": [FORMAT, again],
        "requestBody": {"required": True, "content": form},
        "responses": _answers(201, _list(SENT_REPORT)),
        "security": [{"key": []}],
    }


def _answers(status: int, schema: Schema) -> Schema:
    errors = {code: _answer(words, _list(ERROR)) for code, words in ERRORS.items()}
    return {str(code): told for code, told in ({status: _answer("As asked.", schema)} | errors).items()}


def _answer(words: str, schema: Schema) -> Schema:
    return {"description": words, "content": {"application/json": {"schema": schema}, "text/xml": {}}}


def _object(**fields: Schema) -> Schema:
    return {"type": "object", "required": list(fields), "properties": fields}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _asked(name: str, schema: Schema, words: str = "") -> Schema:
    return {"name": name, "in": "query", "schema": schema} | ({"description": words} if words else {})


def _in_path(name: str, pattern: str = "^[A-Za-z0-9-]+$") -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": pattern}}


def _number(most: int) -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": most}


FORMAT = {"name": "format", "in": "path", "required": True, "schema": {"enum": ["json", "xml"]}}
JURISDICTION = _asked("jurisdiction_id", TEXT, "the council's key or site; without it, the council")
SENT = (
    *("api_key", "service_code", "lat", "long", "address_string", "description"),
    *("email", "first_name", "last_name", "phone"),
)
ERROR = _object(code={"type": "integer"}, description=TEXT)
SERVICE = _object(
    **dict.fromkeys(("service_code", "service_name", "description", "keywords", "group"), TEXT),
    metadata=YES_NO,
    type={"const": "realtime"},
)
ATTRIBUTE = _object(
    **dict.fromkeys(("code", "description", "datatype_description"), TEXT),
    **dict.fromkeys(("variable", "required"), YES_NO),
    datatype={"enum": ["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"]},
    order={"type": "integer"},
    values=_list(_object(key=TEXT, name=TEXT)),
)
DEFINITION = _object(service_code=TEXT, attributes=_list(ATTRIBUTE))
REPORT = _object(
    **dict.fromkeys(("service_request_id", "service_name", "service_code", "agency_responsible"), TEXT),
    **dict.fromkeys(("description", "status_notes", "service_notice", "address", "zipcode", "media_url"), MAYBE),
    **dict.fromkeys(("requested_datetime", "updated_datetime"), MOMENT),
    status={"enum": ["open", "closed"]},
    expected_datetime={"type": ["string", "null"], "format": "date-time"},
    address_id=MAYBE,
    lat=DEGREES,
    long=DEGREES,
)
SENT_REPORT = _object(service_request_id=TEXT, service_notice=TEXT, account_id={"type": "null"})
TOKEN = _object(service_request_id=TEXT, token=TEXT)
UPDATE = _object(
    update_id={"type": "integer"},
    service_request_id=TEXT,
    status={"enum": ["open", "closed"]},
    updated_datetime=MOMENT,
    description=TEXT,
)
