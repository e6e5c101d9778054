"""Takes the pictures of the README from a running demonstration. Run by hand; it sends one made-up report each time.

usage: .venv/bin/python docs/pictures.py ADDRESS PASSWORD SECRET
Password and secret are those of ravi.patel@example.org, as `bin/frontdoor up --demo` printed them.
"""

import hashlib
import hmac
import io
import re
import struct
import sys
import time
from base64 import b32decode
from importlib import import_module
from pathlib import Path
from typing import Any

from PIL import Image

# The tests' own, fetched by name: the product does not need a browser.
sync_playwright = import_module("playwright.sync_api").sync_playwright

type Page = Any
type Browser = Any

INTO = Path(__file__).resolve().parent / "pictures"
WHO = "ravi.patel@example.org"
POSTCODE = "PR7 1AB"
PHONE, DESKTOP = 390, 1280
MOST_BYTES = 150_000


def main(address: str, password: str, secret: str) -> None:
    """Every picture, anew."""
    INTO.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        # Without a sandbox, since it may be root that runs this; it opens our own pages only.
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        _take_of_a_resident(_opened(browser, address, PHONE))
        home = _opened(browser, address, DESKTOP)
        _keep(home, "home")
        _take_of_staff(_opened(browser, f"{address}/staff/", DESKTOP), password, secret)
        browser.close()


def _opened(browser: Browser, address: str, width: int) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 844 if width == PHONE else 900}).new_page()
    page.goto(address)
    return page


def _take_of_a_resident(page: Page) -> None:
    """The question of where, with the place found, and the receipt."""
    page.goto(f"{page.url.rstrip('/')}/report-a-pothole")
    page.get_by_role("button", name="Start now").click()
    page.get_by_label("A road", exact=True).check()
    _go_on(page)
    page.get_by_label("Postcode, road or landmark").fill(f"Outside the library, {POSTCODE}")
    page.get_by_role("button", name="Find", exact=True).click()
    _keep(page, "question")
    _go_on(page)
    page.get_by_label("Bigger than a dinner plate").check()
    _go_on(page)
    page.get_by_label("No", exact=True).check()
    while page.get_by_role("button", name="Continue").count():
        _go_on(page)
    page.get_by_role("button", name=re.compile("Send")).click()
    _keep(page, "receipt")


def _go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def _take_of_staff(page: Page, password: str, secret: str) -> None:
    """The first of the cases that are Ravi's own, signed in with both steps."""
    page.get_by_label("Email address").fill(WHO)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code").fill(_code(secret))
    _go_on(page)
    page.locator("table a").first.click()
    _keep(page, "case")


def _code(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238)."""
    digest = hmac.digest(b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"


def _keep(page: Page, name: str) -> None:
    """What the window shows, in few colours. A picture that is too heavy is an error."""
    page.wait_for_load_state("networkidle")
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(128)
    image.save(INTO / f"{name}.png", optimize=True)
    size = (INTO / f"{name}.png").stat().st_size
    print(f"{name}.png {size:,} bytes")
    assert size < MOST_BYTES


if __name__ == "__main__":
    main(*sys.argv[1:])
