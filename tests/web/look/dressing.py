"""Turns a made-up page into HTML, and serves it to a browser with the real style sheet; no server and no database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.template import engines
from playwright.sync_api import Browser, Page, Route, sync_playwright

from frontdoor.config.assets import build
from frontdoor.config.variables import CHECKOUT

from .around import AROUND
from .made_up import PAGES

SITE = "https://front-door.test"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


def html(name: str, **more: Any) -> str:
    """One of PAGES as the template writes it."""
    template, context = PAGES[name]
    return fill(template, context | more)


def fill(template: str, context: dict[str, Any]) -> str:
    return engines["jinja2"].env.get_template(template).render(AROUND | context)


def part(source: str, **context: Any) -> str:
    """A few lines of a template, for one macro."""
    return engines["jinja2"].env.from_string(source).render(context)


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=options)


def opened(browser: Browser, name: str, width: int, height: int = 900, scale: float = 1, **options: Any) -> Page:
    """The page at a width, its fonts loaded."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, reduced_motion="reduce", **options
    )
    page = context.new_page()
    assets = build(CHECKOUT)
    page.route("**/*", lambda route: _answer(route, assets))
    page.goto(f"{SITE}/{name}")
    page.evaluate("document.fonts.ready")
    return page


def _answer(route: Route, assets: Path) -> None:
    path = route.request.url.removeprefix(SITE).split("?")[0]
    if path.startswith("/static/"):
        found = assets / path.removeprefix("/static/")
        route.fulfill(body=found.read_bytes(), content_type=KINDS[found.suffix])
    elif path.strip("/") in PAGES:
        route.fulfill(body=html(path.strip("/")), content_type="text/html; charset=utf-8")
    else:
        route.fulfill(status=404)
