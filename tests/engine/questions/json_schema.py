"""As much of JSON Schema as the questions use: does a value fit? An unknown keyword is an error, never a pass.

It must not know questions.
"""

import re
from datetime import date
from typing import Any

_TYPES = {"string": str, "boolean": bool, "integer": int, "number": (int, float), "array": list, "object": dict}
_ABOUT = {"title", "description"}


def _is_a_day(text: str) -> bool:
    try:
        return date.fromisoformat(text) is not None
    except ValueError:
        return False


_FORMATS = {
    "date": _is_a_day,
    "uuid": lambda text: re.fullmatch(r"[0-9a-f-]{36}", text) is not None,
    "email": lambda text: "@" in text,
    "date-time": lambda text: "T" in text,
}

_RULES: dict[str, Any] = {
    "type": lambda v, kind, _: isinstance(v, _TYPES[kind]) and (kind == "boolean" or not isinstance(v, bool)),
    "const": lambda v, only, _: v == only and type(v) is type(only),
    "oneOf": lambda v, each, _: sum(fits(v, one) for one in each) == 1,
    "minLength": lambda v, least, _: len(v) >= least,
    "maxLength": lambda v, most, _: len(v) <= most,
    "pattern": lambda v, pattern, _: re.search(pattern.replace("$", r"\Z"), v) is not None,
    "format": lambda v, name, _: _FORMATS[name](v),
    "minimum": lambda v, least, _: v >= least,
    "maximum": lambda v, most, _: v <= most,
    "items": lambda v, each, _: all(fits(one, each) for one in v),
    "minItems": lambda v, least, _: len(v) >= least,
    "maxItems": lambda v, most, _: len(v) <= most,
    "uniqueItems": lambda v, _yes, _: len({repr(one) for one in v}) == len(v),
    "properties": lambda v, parts, _: all(fits(v[key], part) for key, part in parts.items() if key in v),
    "required": lambda v, keys, _: set(keys) <= set(v),
    "additionalProperties": lambda v, _no, schema: set(v) <= set(schema["properties"]),
}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    rules = sorted((keyword for keyword in schema if keyword not in _ABOUT), key=lambda keyword: keyword != "type")
    return all(_RULES[keyword](value, schema[keyword], schema) for keyword in rules)
