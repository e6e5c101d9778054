"""An administrator lets other people's software in, and takes its key away again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from frontdoor.engine.parties.models import User

from .conftest import DESK, Open, sign_in
from .judging import is_for_everyone

pytestmark = pytest.mark.browser


def test_an_administrator_adds_software_hands_over_its_key_and_ends_it(
    visit: Open, person: Callable[..., User]
) -> None:
    page = visit(DESK, scripts=True)
    sign_in(page, person("ada", administrators="administrator"), "/staff/people/")
    page.get_by_role("button", name="Software").click()
    is_for_everyone(page, "no software")
    page.get_by_role("button", name="Add software").click()
    page.locator("main").get_by_label("Name").fill("Roads app of Bins Ltd")
    page.get_by_label("Email address").fill("it@bins.example")
    page.get_by_role("button", name="Add software").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what it may do")
    is_for_everyone(page, "add software")
    page.get_by_label("Send cases").check()
    page.get_by_role("button", name="Add software").click()
    expect(page.locator("main code")).to_contain_text("fdk_")
    page.get_by_role("button", name="Continue").click()
    is_for_everyone(page, "one software")
    page.get_by_role("button", name="End this key").click()
    expect(page.get_by_role("status")).to_contain_text("The key opens nothing any more.")
    page.get_by_role("button", name="End its access").click()
    is_for_everyone(page, "end software")
    page.get_by_role("button", name="End its access").click()
    expect(page.get_by_role("status")).to_contain_text("What it sent stays.")
    page.goto("/staff/software/")
    is_for_everyone(page, "software")
