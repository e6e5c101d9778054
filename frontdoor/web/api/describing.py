"""What OpenAPI says of the interface beyond its shapes: keys, headers, limits and each operation's own errors.

Must not describe what the operations do not do: kinds of problems come from where each is declared.
"""

from typing import Any

from .callers import AN_HOUR
from .problems import MEDIA_TYPE

ABOUT = f"""Services of the council: what they ask, sending to them, and what became of it.

Limits, in each hour of the clock: whoever shows no key may send {AN_HOUR["send"][0]:,} times and ask
{AN_HOUR["ask"][0]:,} times from one network address; a client may send {AN_HOUR["send"][1]:,} times and ask
{AN_HOUR["ask"][1]:,} times. Beyond that the answer is 429, and Retry-After says in how many seconds the next hour
begins. What was sent before, and is sent again under the same Idempotency-Key, is not counted.

HEAD is answered wherever GET is."""
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
WITH_KEY = ("sendCase", "sendDocument")
SAFE_FOR: dict[str, list[dict[str, Any]]] = {"readCase": [{"case": []}, {"client": []}], "listCases": [{"client": []}]}
ANYBODY: list[dict[str, Any]] = [{}, {"client": []}]


def _header(description: str, **schema: Any) -> dict[str, Any]:
    return {"required": True, "description": description, "schema": schema}


AGAIN = {"Retry-After": _header("Seconds after which to ask again.", type="integer", minimum=1)}
HEADERS = {
    401: {"WWW-Authenticate": _header("How to show a key (RFC 6750).", type="string", enum=["Bearer"])},
    405: {"Allow": _header("The methods that this address takes.", type="string")},
    429: AGAIN,
    503: AGAIN,
}
LOCATION = {"Location": _header("Where the case is read.", type="string", format="uri-reference")}


def describe(whole: dict[str, Any]) -> None:
    """Adds to what Ninja says of all operations."""
    shapes = whole["components"]["schemas"]
    for path in whole["paths"].values():
        for operation in path.values():
            _describe(operation, shapes)
    whole["components"]["securitySchemes"] = SECURITY


def _describe(operation: dict[str, Any], shapes: dict[str, Any]) -> None:
    name = operation["operationId"]
    for status, response in operation["responses"].items():
        if status >= 400:
            content = response["content"]["application/json"]
            response["content"] = {MEDIA_TYPE: content}
            response["description"] = shapes[content["schema"]["$ref"].rpartition("/")[2]]["description"]
        headers = LOCATION if name == "sendCase" and status < 400 else HEADERS.get(status)
        if headers:
            response["headers"] = headers
    if name in WITH_KEY:
        operation["responses"][200]["description"] = "Sent before under this key: nothing new was made."
        operation["parameters"].append(KEY)
    operation["security"] = SAFE_FOR.get(name, ANYBODY)
