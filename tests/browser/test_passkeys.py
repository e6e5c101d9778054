"""A member of staff adds a passkey and signs in with it: in place of the code, and in place of password and code.

The device is the browser's own virtual one (W3C Web Authentication, section 11): it holds real keys, as a phone does.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page, expect

from frontdoor.engine.parties.models import User

from .conftest import DESK, PASSWORD, Open, sign_in

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def device_of(page: Page) -> tuple[CDPSession, str]:
    link = page.context.new_cdp_session(page)
    link.send("WebAuthn.enable")
    return link, link.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]


def test_a_passkey_stands_for_the_code_and_for_all_of_signing_in(visit: Open, person: Callable[..., User]) -> None:
    user = person("priya", highways_area_teams="handler")
    page = visit(DESK, scripts=True)
    link, device = device_of(page)
    sign_in(page, user)
    page.goto("/staff/second-factor/passkey/")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these recovery codes")
    assert user.authenticator_set.filter(type="webauthn").count() == 1  # type: ignore[attr-defined]

    page.context.clear_cookies()
    page.goto("/staff/")
    page.locator("input[name=login]").fill(user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My day")

    page.context.clear_cookies()
    page.goto("/staff/")
    page.get_by_role("button", name="passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My day")

    page.context.clear_cookies()
    link.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.goto("/staff/")
    page.get_by_role("button", name="passkey").click()
    expect(page.get_by_text("The passkey did not work")).to_be_visible()
    page.goto("/staff/")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("My day")
