"""What the settings of GOV.UK Notify mean. Nothing is sent here."""

import pytest

from frontdoor.config.notify import HOME, NotAnAccount, account
from tests.adapters.notify.contract_server import KEY, TEMPLATES


def test_without_a_key_there_is_no_account() -> None:
    assert account("", TEMPLATES, "") == {}


def test_only_channels_with_a_template_go_by_it() -> None:
    templates = {"email": "", "text": TEMPLATES["text"], "letter": ""}
    assert account(KEY, templates, "") == {"key": KEY, "templates": {"text": TEMPLATES["text"]}, "address": HOME}


@pytest.mark.parametrize(
    ("key", "templates", "setting"),
    [
        ("live-abc", TEMPLATES, "FRONTDOOR_NOTIFY_KEY"),
        (KEY[-36:], TEMPLATES, "FRONTDOOR_NOTIFY_KEY"),
        (KEY, {"letter": "my letter"}, "FRONTDOOR_NOTIFY_LETTER"),
        (KEY, {"email": ""}, "FRONTDOOR_NOTIFY_KEY carries nothing"),
    ],
)
def test_what_is_no_account_is_told_at_once(key: str, templates: dict[str, str], setting: str) -> None:
    with pytest.raises(NotAnAccount, match=setting) as told:
        account(key, templates, "")
    assert KEY[-36:] not in str(told.value)
