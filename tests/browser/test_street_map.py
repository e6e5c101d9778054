"""With a street map configured: a picture of it without scripts, and with them a map that moves, for keyboards too.
The tiles come from a contract server, written from the published way in which slippy maps name them."""

import io
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import LazySettings
from django.utils.csp import CSP
from PIL import Image
from playwright.sync_api import Page, expect

from frontdoor.config.tiles import provider

from .conftest import DESK, Open
from .judging import is_for_everyone

pytestmark = pytest.mark.browser

SITE = "/report-a-pothole/site"


class Tiles(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        is_tile = re.fullmatch(r"/\d+/\d+/\d+\.png", self.path)
        self.send_response(200 if is_tile else 404)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(_tile() if is_tile else b"")

    def log_message(self, *given: object) -> None:
        pass


def _tile() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (256, 256), "#dfe8dc").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def tiles(settings: LazySettings) -> Iterator[list[str]]:
    """What the provider was asked for."""
    Tiles.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    configured = provider(f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png", "© The makers of the map")
    assert configured
    settings.TILES = configured
    settings.SECURE_CSP = settings.SECURE_CSP | {"img-src": [CSP.SELF, "data:", configured.origin]}
    yield Tiles.asked
    server.shutdown()


def found(page: Page) -> None:
    page.goto("/report-a-pothole/begin")
    page.get_by_label("A road").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Postcode, road or landmark").fill("PR1 8XJ")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("Near PR1 8XJ")).to_be_visible()


def test_without_scripts_the_streets_about_the_place_are_shown(visit: Open, tiles: list[str]) -> None:
    page = visit()
    found(page)
    page.wait_for_load_state("networkidle")
    assert len(tiles) in {4, 6, 9} and {path.split("/")[1] for path in tiles} == {"17"}
    expect(page.get_by_text("© The makers of the map")).to_be_visible()


def test_with_scripts_the_map_moves_under_its_pin_by_keyboard(visit: Open, tiles: list[str]) -> None:
    page = visit(DESK, scripts=True)
    page.emulate_media(reduced_motion="reduce")
    found(page)
    is_for_everyone(page, "a place on a map that moves")
    before = page.locator("#site-lat").input_value()
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#site-lat")).not_to_have_value(before)
    moved = float(page.locator("#site-lat").input_value())
    assert 0 < moved - float(before) < 0.01
    page.get_by_role("button", name="Use this place").click()
    expect(page.get_by_text("Near PR1")).to_be_visible()
    assert float(page.locator("#site-lat").input_value()) == pytest.approx(moved, abs=1e-6)
    assert tiles
