"""What Open311 takes and gives here, as JSON Schema. The words of the standard's fields are in the standard.
Must not promise what the views beside it do not do."""

from typing import Any

from .attributes import DATATYPES
from .formats import ITEMS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
YES_NO: Schema = {"type": "boolean"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
DEGREES: Schema = {"type": ["number", "null"]}
STATUS: Schema = {"enum": ["open", "closed"]}
NOTHING: Schema = {"type": "null"}
KEY = "[a-z][a-z0-9_]*"


def holding(**fields: Schema) -> Schema:
    return {"type": "object", "required": list(fields), "properties": fields}


def listing(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def in_xml(name: str, schema: Schema) -> Schema:
    """As `formats.written` writes it: a list is an element with one inside for each line, and null is an empty one."""
    if schema.get("type") == "array":
        line = ITEMS[name]
        below = {line: listing(in_xml(line, schema["items"]))}
    elif schema.get("type") == "object":
        below = {key: in_xml(key, each) for key, each in schema["properties"].items()}
    else:
        return schema
    return {"type": "object", "xml": {"name": name}, "properties": below}


def _said(schema: Schema, words: str) -> Schema:
    return schema | {"description": words}


KEY_SENT = _said(TEXT, "The client's key. A header, Authorization: Bearer, does as well; an address does not.")
OURS = _said(TEXT, "The council's key or site, with www. or without. Left out, it is this council.")
NEVER_FETCHED = _said(TEXT, "Never fetched; the service_notice says so.")
NOT_KEPT = _said(TEXT, "Taken as the standard has it, and not kept.")
REQUEST: Schema = {
    "type": "object",
    "required": ["service_code"],
    "properties": {
        "api_key": KEY_SENT,
        "jurisdiction_id": OURS,
        "service_code": TEXT,
        "lat": _said(TEXT, "Degrees north (WGS 84). With long, or else address_string."),
        "long": _said(TEXT, "Degrees east (WGS 84)."),
        "address_string": _said(TEXT, "A postcode, or with lat and long the words for the place."),
        "address_id": NOT_KEPT,
        "description": _said(TEXT, "For the service's question of a long text; not shown in public."),
        **dict.fromkeys(("email", "phone"), TEXT),
        **dict.fromkeys(("first_name", "last_name"), _said(TEXT, "Both together, or neither is kept.")),
        **dict.fromkeys(("device_id", "account_id"), NOT_KEPT),
        "media_url": NEVER_FETCHED,
    },
    "patternProperties": {
        rf"^attribute\[{KEY}\]$": _said(TEXT, "The answer of an attribute, by its code."),
        rf"^attribute\[{KEY}\]\[\]$": _said(listing(TEXT), "The answers of a multivaluelist, by its code."),
    },
    "additionalProperties": TEXT,
}
PICTURES = {"media": listing({"type": "string", "contentMediaType": "image/jpeg"})}
WORDS_MORE: Schema = {
    "type": "object",
    "required": ["service_request_id", "description"],
    "properties": {
        "api_key": KEY_SENT,
        "jurisdiction_id": OURS,
        "service_request_id": _said(TEXT, "A request that this client sent."),
        "description": _said(TEXT, "At most 2,000 symbols; read by those who have the request, not shown in public."),
        "status": _said(TEXT, "As the request stands, OPEN or CLOSED, or left out: only the council changes it."),
        "update_id": _said(TEXT, "The sender's own. The same again is the same update, as with an Idempotency-Key."),
        "media_url": NEVER_FETCHED,
        **dict.fromkeys(("updated_datetime", "email", "first_name", "last_name", "phone", "account_id"), NOT_KEPT),
    },
    "additionalProperties": TEXT,
}
ERRORS = listing(holding(code={"type": "integer"}, description=TEXT))
SERVICES = listing(
    holding(
        **dict.fromkeys(("service_code", "service_name", "description", "keywords", "group"), TEXT),
        metadata=YES_NO,
        type={"const": "realtime"},
    )
)
ATTRIBUTE = holding(
    **dict.fromkeys(("code", "description", "datatype_description"), TEXT),
    **dict.fromkeys(("variable", "required"), YES_NO),
    datatype={"enum": sorted({*DATATYPES.values()})},
    order={"type": "integer"},
    values=listing(holding(key=TEXT, name=TEXT)),
)
ATTRIBUTE["properties"]["when"] = _said(TEXT, "Ours: the condition (CEL) under which it is wanted at all.")
DEFINITION = holding(service_code=TEXT, attributes=listing(ATTRIBUTE))
REQUESTS = listing(
    holding(
        **dict.fromkeys(("service_request_id", "service_name", "service_code", "agency_responsible"), TEXT),
        **dict.fromkeys(("description", "status_notes", "address"), MAYBE),
        **dict.fromkeys(("service_notice", "address_id", "zipcode", "media_url"), NOTHING),
        **dict.fromkeys(("requested_datetime", "updated_datetime"), MOMENT),
        status=STATUS,
        expected_datetime={"type": ["string", "null"], "format": "date-time"},
        lat=DEGREES,
        long=DEGREES,
    )
)
SENT = listing(holding(service_request_id=TEXT, service_notice=TEXT, account_id=NOTHING))
TOKENS = listing(holding(service_request_id=TEXT, token=TEXT))
UPDATES = listing(
    holding(
        update_id={"type": "integer"},
        service_request_id=TEXT,
        status=STATUS,
        updated_datetime=MOMENT,
        description=TEXT,
        media_url=NOTHING,
    )
)
ADDED_ONE = holding(update_id={"type": "integer"}, account_id=NOTHING)
ADDED_ONE["properties"]["service_notice"] = TEXT
ADDED = listing(ADDED_ONE)
