"""What every page must be, whoever reads it: asked of each page kind that a browser test reaches."""

from playwright.sync_api import Page, expect

from .axe import violations
from .validity import mistakes

NARROW = 320

_sent: dict[str, str] = {}


def is_for_everyone(page: Page, name: str) -> None:
    """One h1, a title, nothing for axe to find, and no scrolling sideways at 320 px or at 200% text. Whether
    its HTML is valid is asked of all pages of a test at once, at its end."""
    expect(page.locator("h1"), name).to_have_count(1)
    assert page.title().strip(), name
    assert (name, violations(page)) == (name, [])
    _sent[f"{len(_sent):02} {name}"] = _as_sent(page)
    before = page.viewport_size
    assert before is not None
    page.set_viewport_size({"width": NARROW, "height": 800})
    assert _scrolls_sideways(page) == 0, f"{name} at {NARROW} px"
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert _scrolls_sideways(page) == 0, f"{name} with text twice as large"
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(before)


def what_is_not_valid() -> list[str]:
    """The mistakes in the HTML of every page judged since this was last asked."""
    pages = dict(_sent)
    _sent.clear()
    return mistakes(pages) if pages else []


def _as_sent(page: Page) -> str:
    """The page as the server writes it, not as the browser would write it again."""
    return page.context.request.get(page.url).text()


def _scrolls_sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
