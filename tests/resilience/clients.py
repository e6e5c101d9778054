"""Those outside in a storm: software that sends, residents who fill in pages, and some who read their case afterwards.

They note what they were told, and must not judge it.
"""

import random
import re
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from html import unescape
from http.client import HTTPException
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

from tests.adapters.files import jpeg
from tests.adapters.mail.servers import Told
from tests.resilience.judging import CODE_SUBJECT, Known
from tests.resilience.what_follows import POTHOLE, SERVICES, contact_of
from tests.web.staff_work.reading import fields

WAIT_SECONDS, PATIENCE_SECONDS, TRY_AGAIN_SECONDS = 15, 90.0, 0.3
ARRIVES_WITHIN_SECONDS, MOST_CODES = 20, 3
FAILURES = (requests.RequestException, HTTPException, OSError, ValueError)
"""Nobody there, or cut off in the middle: it is tried again."""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
REFERENCE = re.compile(r"\b([0-9A-Z]{4}-[0-9A-Z]{4})\b")
SIX_DIGITS = re.compile(r"\b(\d{6})\b")
PAGES: dict[str, dict[str, str]] = {
    "surface": {"surface": "road"},
    "site": {"site-words": "Albert Road BB8 0AA", "nearby-read": "yes"},
    "size": {"size": "small"},
    "danger": {"danger": "no"},
}
PHOTOGRAPH = ("hole.jpg", jpeg(), "image/jpeg")


class Failed(requests.RequestException):
    """The server's own fault, and so worth another try."""


@dataclass
class Browser:
    """Somebody's, at a network address of their own, since limits are by address."""

    address: str
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.session.mount("http://", _From(f"127.{random.randint(1, 254)}.{random.randint(0, 254)}.1"))

    def get(self, path: str) -> requests.Response:
        return _good(self.session.get(self.address + path, timeout=WAIT_SECONDS))

    def post(self, page: requests.Response, given: dict[str, str], files: Any = None) -> requests.Response:
        """What the page's form sends to its own address, and the page that it leads to."""
        token = TOKEN.search(page.text)
        if token is None:
            raise Failed("no form is here now")
        sent = {**form_of(page), **given, "csrfmiddlewaretoken": token[1]}
        return _good(self.session.post(page.url, sent, files=files, timeout=WAIT_SECONDS))


class _From(HTTPAdapter):
    def __init__(self, source: str) -> None:
        self.source = source
        super().__init__()

    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        super().init_poolmanager(*given, **named, source_address=(self.source, 0))


def form_of(page: requests.Response) -> dict[str, str]:
    """What the page's form would send back as it stands."""
    form: Any = SimpleNamespace(content=page.content)
    return fields(form)


def _good(answer: requests.Response) -> requests.Response:
    if answer.status_code >= 500:
        raise Failed(f"{answer.status_code}")
    return answer


@dataclass
class Sender:
    """It draws a number for each report, and tries until it is acknowledged or the storm is over. `reads` is how it
    looks at its case afterwards, if it does; `unread` are those that it could not look at before the storm was over."""

    address: str
    service: str = POTHOLE
    photographs: bool = False
    reads: "Reader | None" = None
    known: Known = field(default_factory=Known)
    unread: list[str] = field(default_factory=list)

    def send_until(self, over: threading.Event, pause: float) -> None:
        """`pause` is how long between two reports, in seconds, on average; software may send so often in an hour."""
        while not over.is_set():
            number = secrets.token_hex(16)
            self.known.tried[number] = self.service
            deadline, tries = time.monotonic() + PATIENCE_SECONDS, self.tries(number)
            while number not in self.known.acknowledged and time.monotonic() < deadline:
                self._try(number, tries)
                if number in self.known.acknowledged:
                    break
                if over.wait(TRY_AGAIN_SECONDS):
                    return
            self._read(number)
            time.sleep(random.uniform(0, 2 * pause))

    def tries(self, number: str) -> Callable[[], str]:
        """What is called for one report until it gives the reference."""
        raise NotImplementedError

    def _try(self, number: str, tries: Callable[[], str]) -> None:
        with suppress(*FAILURES):
            self.known.acknowledged[number] = tries()

    def _read(self, number: str) -> None:
        if self.reads and number in self.known.acknowledged and not self.reads(number, self.known.acknowledged[number]):
            self.unread.append(number)

    def _fit(self, answer: requests.Response) -> requests.Response:
        """Nobody here sends anything that may be refused."""
        if answer.status_code >= 400:
            self.known.refused.append(f"{answer.request.method} {answer.url} {answer.status_code} {answer.text[:300]}")
            raise Failed("refused")
        return answer


@dataclass
class Software(Sender):
    """By the JSON interface, under a key of its own: one Idempotency-Key for each report, whatever has to be tried
    again."""

    key: str = ""

    def tries(self, number: str) -> Callable[[], str]:
        answers = {**SERVICES[self.service].asks, "contact_email": contact_of(number)}

        def once() -> str:
            if self.photographs and "photos" not in answers:
                kept = self._sent(number, "documents", files={"file": PHOTOGRAPH}, data={"question": "photos"})["id"]
                answers["photos"], self.known.photographs[number] = [kept], kept
            return self._sent(number, "cases", json={"answers": answers})["reference"]

        return once

    def _sent(self, number: str, what: str, **body: Any) -> dict[str, Any]:
        headers = {"Idempotency-Key": number, "Authorization": f"Bearer {self.key}"}
        to = f"{self.address}/api/v1/services/{self.service}/{what}"
        answer = _good(requests.post(to, headers=headers, timeout=WAIT_SECONDS, **body))
        return self._fit(answer).json()


@dataclass
class Resident(Sender):
    """On pages, a browser for each report. After a failure the same page is opened again."""

    def tries(self, number: str) -> Callable[[], str]:
        browser, at = Browser(self.address), [f"/{self.service}/begin"]
        pages = PAGES | {"contact_email": {"contact_email": contact_of(number)}}

        def on() -> str:
            page = self._fit(browser.get(at[0]))
            while not page.url.endswith("/your-receipt"):
                at[0] = urlsplit(page.url).path
                asked = at[0].rpartition("/")[2]
                # A photograph that arrived before the answer was lost stands on the page.
                is_wanted = asked == "photos" and self.photographs and not form_of(page).get("photos")
                page = self._fit(
                    browser.post(page, pages.get(asked, {}), {"photos": PHOTOGRAPH} if is_wanted else None)
                )
            if self.photographs:
                self.known.photographs[number] = ""
            return REFERENCE.search(_main(page))[1]  # type: ignore[index]

        return on


@dataclass
class Reader:
    """Looks for a case by its reference and the contact, with the code that is sent to it; until the storm is over,
    or so many codes were asked for."""

    address: str
    told: Told
    known: Known
    over: threading.Event
    most_codes: int = MOST_CODES

    def __call__(self, number: str, reference: str) -> bool:
        """False when it could not be looked for now. What is looked for and not there is noted."""
        browser = Browser(self.address)
        while self.known.codes[contact_of(number)] < self.most_codes and not self.over.is_set():
            try:
                if page := self._opened(browser, contact_of(number), reference):
                    if reference not in _main(page) or contact_of(number) not in page.text:
                        self.known.missed.append(f"{reference}, {page.status_code} {_main(page)[:500]}")
                    return True
            except FAILURES:
                time.sleep(TRY_AGAIN_SECONDS)
        return False

    def _opened(self, browser: Browser, contact: str, reference: str) -> requests.Response | None:
        """The case's page; None when no code came, or only one that a newer one has replaced."""
        form, before = browser.get("/track"), len(self.told.took)
        self.known.codes[contact] += 1
        asked = browser.post(form, {"reference": reference, "contact": contact})
        deadline = time.monotonic() + ARRIVES_WITHIN_SECONDS
        while not (codes := self._codes(contact, before)):
            if time.monotonic() > deadline or self.over.wait(TRY_AGAIN_SECONDS):
                return None
        page = browser.post(asked, {"code": codes[-1]})
        return None if page.url.endswith("/code") else page

    def _codes(self, contact: str, since: int) -> list[str]:
        """In the letters that arrived for it since so many had, the newest last."""
        arrived = [
            message_from_bytes(one.original_content) for one in self.told.took[since:] if one.rcpt_tos == [contact]
        ]
        codes = [letter for letter in arrived if str(letter["Subject"]).startswith(CODE_SUBJECT)]
        return [SIX_DIGITS.search(letter.as_string())[1] for letter in codes]  # type: ignore[index]


def _main(page: requests.Response) -> str:
    main = page.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
