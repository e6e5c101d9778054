"""Asks axe-core what is wrong with a page that a browser shows. For the tests of every page."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from frontdoor.config.assets import tools
from frontdoor.config.variables import CHECKOUT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Each breach in a line: the rule, what it says, and where. An empty list is a clean page."""
    page.evaluate(_source())
    found: dict[str, Any] = page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", TAGS)
    return [
        f"{rule['id']}: {rule['help']}: {' '.join(map(str, node['target']))}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@cache
def _source() -> str:
    """The checker itself; the page's policy does not stop it, since the browser's own tools run it."""
    return (tools(CHECKOUT) / "node_modules/axe-core/axe.min.js").read_text()
