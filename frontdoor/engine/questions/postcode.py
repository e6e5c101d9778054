"""Postcodes as people type them, made into the one form that is kept.

It must not know whether a postcode exists: that is a look-up.
"""

import re

_OUTWARD = r"(?:GIR|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9][0-9ABEHMNPRVWXY]?|[0-9][A-HJKPSTUW]))"
_INWARD = r"[0-9][ABD-HJLNP-UW-Z]{2}"
_WHOLE = re.compile(rf"({_OUTWARD})({_INWARD})")
_WITHIN = re.compile(rf"\b({_OUTWARD}) ?({_INWARD})\b", re.IGNORECASE)
PATTERN = rf"^{_OUTWARD} {_INWARD}$"
"""The kept form, as a JSON Schema pattern."""


def kept_postcode(typed: str) -> str | None:
    """PR1 8XJ for "pr18xj", "PR1-8XJ" or "(PR1 8XJ)"; None for what is no postcode."""
    match = _WHOLE.fullmatch(re.sub(r"[\s().\-]", "", typed).upper())
    return f"{match[1]} {match[2]}" if match else None


def postcode_in(words: str) -> str | None:
    """The first postcode among other words, in the kept form."""
    match = _WITHIN.search(words)
    return f"{match[1]} {match[2]}".upper() if match else None
