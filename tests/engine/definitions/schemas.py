"""As much of JSON Schema as the language's own schema uses: where does a value not fit?
Must not pass over a keyword that it does not know."""

import re
from typing import Any

TYPES: dict[str, Any] = {"object": dict, "array": list, "string": str, "boolean": bool}
ABOUT = {"$schema", "$defs", "title", "description", "default", "format", "minItems", "maxItems", "minProperties"}
LIMITS = {"minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum"}


def unfit(value: Any, schema: Any, top: Any) -> str:
    """The key or the value that does not fit, or nothing. Our files hold text where a schema says integer."""
    if "$ref" in schema:
        return unfit(value, top["$defs"][schema["$ref"].rpartition("/")[2]], top)
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            told = [unfit(value, each, top) for each in schema[choice]]
            if all(told):
                return told[-1]
    unknown = set(schema) - ABOUT - LIMITS - {
        "$ref", "anyOf", "oneOf", "type", "const", "enum", "pattern", "properties", "required", "additionalProperties",
        "items", "propertyNames", "patternProperties",
    }  # fmt: skip
    assert not unknown, unknown
    kinds = schema.get("type", [])
    if not _is_of([kinds] if isinstance(kinds, str) else kinds, value):
        return str(value)
    if "const" in schema and value != schema["const"]:
        return str(value)
    if "enum" in schema and value not in schema["enum"]:
        return str(value)
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        return str(value)
    return _inside(value, schema, top)


def _is_of(kinds: list[str], value: Any) -> bool:
    if not kinds:
        return True
    numbers = isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?", value) and {"integer", "number"} & set(kinds)
    return bool(numbers) or any(kind in TYPES and isinstance(value, TYPES[kind]) for kind in kinds)


def _inside(value: Any, schema: Any, top: Any) -> str:
    if isinstance(value, list):
        return next((told for each in value if (told := unfit(each, schema.get("items", {}), top))), "")
    if not isinstance(value, dict):
        return ""
    known, other = schema.get("properties", {}), schema.get("additionalProperties", {})
    for pattern, each in schema.get("patternProperties", {}).items():
        known = {**known, **{key: each for key in value if re.search(pattern, key)}}
    for key in schema.get("required", []):
        if key not in value:
            return key
    for key, each in value.items():
        if key not in known and other is False:
            return key
        told = unfit(each, known.get(key, other), top)
        if told:
            return told
    return ""
