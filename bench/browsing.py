"""A browser of a benchmark: it keeps its connection and its cookies, follows where it is sent, and draws nothing.

It must not share anything with another: eight of them are eight people.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

CLIENTS = 8
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Page:
    """What was answered, after every redirect."""

    path: str
    status: int
    text: str

    @property
    def token(self) -> str:
        found = TOKEN.search(self.text)
        return unescape(found[1]) if found else ""


class Browser:
    """One person's."""

    def __init__(self, port: int, cookies: Mapping[str, str] | None = None) -> None:
        self.link = HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = dict(cookies or {})
        self.requests = 0

    def get(self, path: str) -> Page:
        return self._ask("GET", path)

    def post(self, page: Page, fields: Mapping[str, str], *, follow: bool = True, path: str = "") -> Page:
        """What a form on a page sends, to its own address."""
        body = urlencode({"csrfmiddlewaretoken": page.token, **fields})
        return self._ask("POST", path or page.path, body, follow=follow)

    def _ask(self, method: str, path: str, body: str | None = None, *, follow: bool = True) -> Page:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        self.requests += 1
        self.link.request(method, path, body, headers)
        answer = self.link.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: kept.value for name, kept in SimpleCookie(line).items()}
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path} was answered {answer.status}")
        if answer.status in (301, 302) and follow:
            return self._ask("GET", answer.headers["Location"])
        return Page(path, answer.status, text)


def at_once[Given, Found](act: Callable[[Given], Found], given: Sequence[Given]) -> list[Found]:
    """Eight clients do everything given, in the order given."""
    with ThreadPoolExecutor(CLIENTS) as pool:
        return list(pool.map(act, given))
