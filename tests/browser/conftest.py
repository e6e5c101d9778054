"""A served installation, people who can sign in, and Debian's Chromium: what the browser tests stand on."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.utils import timezone
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from frontdoor.config import static
from frontdoor.engine.parties.actions import accept_invitation, invite, join_team, set_line_manager
from frontdoor.engine.parties.models import Team, User
from tests.heart import catalogue, findable, postcodes

pytest.register_assert_rewrite("tests.browser.judging")

from .judging import what_is_not_valid  # noqa: E402

__all__ = ["catalogue", "findable", "postcodes"]

PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MEANT = ("422", "403", "ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_RESET")
"""What a browser complains of because a test wants it so."""
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def playwright_started() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright_started: Playwright) -> Iterator[Browser]:
    static.make(lambda line: None)
    launched = playwright_started.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def large_text(playwright_started: Playwright, chromium: Browser) -> Iterator[Browser]:
    """The browser of somebody who has set its text to twice the usual size."""
    flags = [*FLAGS, "--blink-settings=defaultFontSize=32"]
    launched = playwright_started.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
    yield launched
    launched.close()


@pytest.fixture
def plain_static(settings: Any) -> None:
    """The tests' server finds static files by their own names, not by their digests."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture
def visit(
    plain_static: None, transactional_db: None, findable: None, postcodes: None, live_server: Any, chromium: Browser
) -> Iterator[Open]:
    """visit(PHONE, scripts=False): a page of a browser of its own; what its console complains of fails the test."""
    complaints: list[str] = []
    contexts = []

    def opened(size: dict[str, int] = PHONE, *, scripts: bool = False, browser: Browser = chromium) -> Page:
        context = browser.new_context(viewport=size, java_script_enabled=scripts, base_url=live_server.url)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert what_is_not_valid() == []
    assert [line for line in complaints if not any(meant in line for meant in MEANT)] == []


@pytest.fixture
def person(catalogue: None) -> Callable[..., User]:
    """person("priya", highways_area_teams="handler"): with a password, an app, and places in teams."""

    def make(name: str, *, manager: User | None = None, **places: str) -> User:
        now = timezone.now()
        user = accept_invitation(
            invite(f"{name}@example.org", name.title(), actor=None, now=now).token, PASSWORD, now=now
        )
        for team, role in places.items():
            join_team(user, Team.objects.get(key=team), role, actor=None, now=now, from_on=date(2020, 1, 1))
        if manager:
            set_line_manager(user, manager, actor=None, now=now)
        TOTP.activate(user, SECRET)
        return user

    return make


def sign_in(page: Page, user: User, path: str = "/staff/") -> None:
    """With password and the six digits, through the pages."""
    page.goto(path)
    page.locator("input[name=login]").fill(user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.locator("input[name=code]").fill(format_hotp_value(hotp_value(SECRET, int(time.time()) // 30)))
    page.locator("main button[type=submit]").first.click()
    page.goto(path)
