"""What a page says and would send back, read from its HTML. It knows no page."""

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.references import shown


def at(case: Case, page: str = "") -> str:
    return f"/staff/cases/{shown(case.reference)}/{page}"


def words(response: Any) -> str:
    """The words of the main part, tags gone, spaces single."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def queries_of(look: Callable[[], object]) -> int:
    """How many statements a page costs, without the look for a newer catalogue, which depends on the second."""
    with CaptureQueriesContext(connection) as asked:
        look()
    return len([one for one in asked.captured_queries if "definitions_" not in one["sql"]])


def queue_of(response: Any) -> list[str]:
    """The references of a queue table, in order."""
    return re.findall(r'queue__reference reference">([^<]+)<', response.content.decode())


def link(response: Any, rel: str) -> str:
    """Where the link to the next or the previous page goes; "" when there is none."""
    found = re.search(rf'href="([^"]*)" rel="{rel}"', response.content.decode())
    return unescape(found[1]) if found else ""


def fields(response: Any) -> dict[str, str]:
    """What the main part's form would send back as it stands, without its buttons."""
    reader = _Fields()
    reader.feed(response.content.decode().partition("<main")[2].partition("</main>")[0])
    return {name: value for name, value in reader.found.items() if name != "csrfmiddlewaretoken"}


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.writing = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name")
        if tag == "textarea" and name:
            self.writing = name
            self.found[name] = ""
        if tag != "input" or not name:
            return
        if given.get("type") not in ("radio", "checkbox") or "checked" in given:
            self.found[name] = given.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self.writing:
            self.found[self.writing] += data

    def handle_endtag(self, tag: str) -> None:
        self.writing = "" if tag == "textarea" else self.writing
