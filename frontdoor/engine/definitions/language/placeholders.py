"""The ((placeholders)) that words for people may hold.
Must not fill them in; that is for journeys."""

import re

PLACEHOLDER = re.compile(r"\(\(([^()]*)\)\)")

SPECIAL = ("reference", "due", "promised", "promise", "link", "reopen_until", "charge", "authority")
"""Those that the engine fills in; besides them there are question keys and `council.*`."""


def placeholders(text: str) -> set[str]:
    """The names within double brackets."""
    return set(PLACEHOLDER.findall(text))


def is_unclosed(text: str) -> bool:
    """True when a double bracket has no partner."""
    rest = PLACEHOLDER.sub("", text)
    return "((" in rest or "))" in rest
