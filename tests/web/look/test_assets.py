"""What set-up makes of the front-end packages: small, ours alone, and made once."""

import json
import re
import time
from pathlib import Path

import brotli
import pytest

from frontdoor.config.assets import build
from frontdoor.config.variables import CHECKOUT


@pytest.fixture(scope="module")
def made() -> Path:
    return build(CHECKOUT)


def test_the_style_sheet_is_small_and_so_are_scripts_and_fonts(made: Path):
    sheet = brotli.compress((made / "front-door.css").read_bytes())
    fonts = sum(path.stat().st_size for path in (made / "fonts").glob("hyperlegible*.woff2"))
    script = brotli.compress((made / "front-door.js").read_bytes())
    assert (len(sheet) < 20_000, len(script) < 1_800, fonts < 45_000) == (True, True, True)


def test_the_style_sheet_asks_for_our_own_typefaces_and_nothing_else(made: Path):
    asked = re.findall(r"url\(([^)]*)\)", (made / "front-door.css").read_text())
    assert {name.strip("\"'") for name in asked} == {
        f"fonts/{name}-{weight}.woff2" for name in ("hyperlegible", "hyperlegible-more") for weight in (400, 700)
    } | {"fonts/naskh-400.woff2"}
    assert "GDS Transport" not in (made / "front-door.css").read_text()


def test_every_token_of_the_look_is_a_custom_property(made: Path):
    sheet = (made / "front-door.css").read_text()
    wanted = {"rose": "#9d1535", "rose-pressed": "#6f0d25", "ink": "#231d1b", "focus": "#ffd24d", "fault": "#b93a00"}
    found = {name: re.search(rf"--{name}:\s*(#\w+)", sheet) for name in wanted}
    assert {name: match and match[1] for name, match in found.items()} == wanted


def test_a_second_time_nothing_is_made(made: Path):
    said: list[str] = []
    began = time.perf_counter()
    build(CHECKOUT, said.append)
    assert (said, time.perf_counter() - began < 0.05) == ([], True)


def test_the_lock_holds_hashes_and_no_address():
    packages = json.loads((CHECKOUT / "package-lock.json").read_text())["packages"]
    del packages[""]
    assert [name for name, package in packages.items() if "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []
