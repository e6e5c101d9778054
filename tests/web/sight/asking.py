"""Every address of the route table, for every thing and for nothing; asked as a reader, and whatever that did taken
back. Must not say who may see what."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

import pypdf
from django.db import connection, transaction
from django.test import Client

from tests.architecture.test_routes_declare_access import routes

from .readers import Reader
from .things import NOTHING, Thing

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>.*?\)(?=[$/\\])")
NAMING = {"reference", "document", "document_id", "draft", "way_back", "task", "message", "effect"}
"""Parameters that name a case, a draft, or a part of one."""
FORMATS = ("json", "xml")
SHOW = {
    "staff/messages/": ("show=unreachable", "show=failed"),
    "staff/queues/<slug:team>/": ("show=mine", "show=nobody"),
    "open311/v2/requests.<format:format>": ("service_request_id={references}", "status=closed"),
}
"""Lists that show more when they are asked for it."""
DRAWN_ANEW = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|id="q" name="q" type="search" value="[^"]*"')
"""The token of a form; and the words of an address, which a page that is not there offers to search for."""
WRITES = re.compile(r'\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(?:cases|effects|messaging|parties_(?!ratecount))')
ONCE = ("/paper-form.pdf",)
"""Slow, and of a service that anybody may print: asked of one."""


@dataclass(frozen=True)
class Address:
    """One address of a route, the thing that it names if any, and the same address where it names nothing."""

    route: str
    path: str
    thing: Thing | None = None
    of_nothing: str = ""

    def is_there_by(self, answer: "Answer", nothing: "Answer") -> bool:
        """Whether an answer is another than where nothing is named; that it says again what was asked tells nothing."""
        named = self.thing.parameters if self.thing else NOTHING
        same = _plain(answer.said, self.path, named) == _plain(nothing.said, self.of_nothing, NOTHING)
        return answer.status != nothing.status or not same


@dataclass(frozen=True)
class Answer:
    status: int
    said: str


def addresses(things: Iterable[Thing]) -> list[Address]:
    """Each once."""
    found: dict[str, Address] = {}
    for pattern, _route in routes():
        route = pattern.removeprefix("^").removesuffix("$").replace("\\", "")
        names = {first or second for first, second in PARAMETER.findall(f"{route}$")}
        for format in FORMATS if "format" in names else ("",):
            for address in _of(route, names, format, list(things)):
                found.setdefault(address.path, address)
    return list(found.values())


def _of(route: str, names: set[str], format: str, things: list[Thing]) -> Iterator[Address]:
    references = ",".join(thing.parameters["reference"] for thing in things if thing.case)
    of_nothing = _filled(route, NOTHING, format)
    for thing in things[: 1 if route.endswith(ONCE) else None] if names - {"format"} else [None]:
        path = _filled(route, thing.parameters if thing else NOTHING, format)
        named = thing if names & NAMING or "open311/v2/tokens/" in route else None
        yield Address(route, path, named, of_nothing if named else "")
        for query in SHOW.get(route, ()):
            yield Address(route, f"{path}?{query.format(references=references)}")


def _filled(route: str, given: dict[str, Any], format: str) -> str:
    def fill(found: re.Match[str]) -> str:
        key = found[1] or found[2]
        return format if key == "format" else str(given[key])

    return PARAMETER.sub(fill, f"{route}$").removesuffix("$")


def _plain(said: str, path: str, named: dict[str, Any]) -> str:
    said = said.replace(path, "")
    for name in (str(named[key]) for key in ("reference", "draft", "way_back", "document", "document_id")):
        said = said.replace(name, "").replace(name.replace("-", ""), "")
    return DRAWN_ANEW.sub("", said)


def ask(
    reader: Reader, path: str, data: dict[str, Any] | None = None, *, after: Callable[[], None] = lambda: None
) -> Answer:
    """GET, or POST with data. Where something was written, `after` looks before it is taken back."""
    client = Client()
    client.cookies = SimpleCookie({name: morsel.value for name, morsel in reader.cookies.items()})
    wrote: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *given: Any) -> Any:
        if WRITES.search(sql):
            wrote.append(sql)
        return execute(sql, *given)

    before = transaction.savepoint_create()
    with connection.execute_wrapper(note):
        if data is None:
            answer = client.get(f"/{path}", headers=reader.headers)
        else:
            answer = client.post(f"/{path}", data, headers=reader.headers)
        said = _said(answer)
    if wrote:
        after()
    transaction.savepoint_rollback(before)
    transaction.savepoint_commit(before)  # it stands until it is released, and thousands would not fit
    return Answer(answer.status_code, said)


def _said(answer: Any) -> str:
    """All that can be read of it: the text of a PDF, and where it leads to."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.headers.get("Content-Type", "") == "application/pdf":
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        return "\n".join(page.extract_text() for page in pages).replace("\xa0", " ")
    return str(content.decode("utf-8", "replace")) + answer.headers.get("Location", "")
