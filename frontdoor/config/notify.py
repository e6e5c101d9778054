"""How the settings of GOV.UK Notify become an account. Sends nothing, and does not ask whether it is the right one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

HOME = "https://api.notifications.service.gov.uk"
SECRETS = 73
"""Letters of the two identifiers at the end of an API key, with the hyphen between them."""


class NotAnAccount(ValueError):
    """The settings of GOV.UK Notify are not those of an account."""


def account(key: str, templates: Mapping[str, str], address: str) -> dict[str, Any]:
    """The options of NotifyPost; empty without a key. `templates` are ids by channel, empty where there is none."""
    if not key:
        return {}
    _identifier("FRONTDOOR_NOTIFY_KEY", key[-36:])
    _identifier("FRONTDOOR_NOTIFY_KEY", key[-SECRETS:-37])
    given = {way: template for way, template in templates.items() if template}
    for way, template in given.items():
        _identifier(f"FRONTDOOR_NOTIFY_{way.upper()}", template)
    if not given:
        raise NotAnAccount("FRONTDOOR_NOTIFY_KEY carries nothing without FRONTDOOR_NOTIFY_EMAIL, _TEXT or _LETTER")
    return {"key": key, "templates": given, "address": address or HOME}


def _identifier(setting: str, text: str) -> None:
    try:
        UUID(text)
    except ValueError:
        raise NotAnAccount(f"{setting} does not hold an identifier as GOV.UK Notify gives them") from None
