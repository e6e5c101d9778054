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
        self.port = port
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
        status, lines, sent = self._answered(method, path, body, headers)
        for name, line in lines:
            if name.lower() == "set-cookie":
                self.cookies |= {key: kept.value for key, kept in SimpleCookie(line).items()}
        if status >= 400:
            raise RuntimeError(f"{method} {path} was answered {status}")
        if status in (301, 302) and follow:
            return self._ask("GET", next(value for name, value in lines if name.lower() == "location"))
        return Page(path, status, sent.decode("utf-8", "replace"))

    def _answered(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        """Status, headers and body."""
        self.link.request(method, path, body, headers)
        answer = self.link.getresponse()
        return answer.status, answer.getheaders(), answer.read()


def at_once[Given, Found](act: Callable[[Given], Found], given: Sequence[Given]) -> list[Found]:
    """Eight clients do everything given, in the order given."""
    with ThreadPoolExecutor(CLIENTS) as pool:
        return list(pool.map(act, given))
