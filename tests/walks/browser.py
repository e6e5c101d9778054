"""A person's browser: opens, follows, fills and presses what stands on the page, by its words. It knows no page.

Its cookies end when they say; it refuses a page that failed.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from allauth.mfa.totp.internal.auth import TOTP
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from frontdoor.engine.parties.models import User
from frontdoor.web.access import SET_UP_IN_THIS_SESSION

from .pages import Button, Control, Form, Page

FORM = "application/x-www-form-urlencoded"


class Browser:
    """`page` is what is open. Whoever works here signs in again each day, with both steps done."""

    def __init__(self, now: Callable[[], datetime], user: User | None = None) -> None:
        self.now, self.user = now, user
        self.pdf = b""
        self.take_another_device()

    def take_another_device(self) -> None:
        """One that holds nothing of what was done before."""
        self.client = Client(enforce_csrf_checks=True)
        self.page = Page("")
        self._ends: dict[str, datetime] = {}
        self._signed_in_at: datetime | None = None

    def open(self, address: str, *, status: int = 200) -> Page:
        return self._arrive(address, self._ask("get", address), status)

    def follow(self, words: str) -> Page:
        """The link of these words; several may say the same when they go to the same place."""
        found = {address for said, address in self.page.links if said == words}
        assert len(found) == 1, f"links “{words}”: {found}; there are {[said for said, _ in self.page.links]}"
        return self.open(urljoin(self.page.address, found.pop()))

    def answer(self, pages: dict[str, Any], *, button: str = "Continue") -> Page:
        """Question pages in their order, each by its heading: a choice's words, what is written, or parts by label."""
        for heading, answer in pages.items():
            assert self.page.heading == heading, f"asked “{self.page.heading}”, not “{heading}”"
            self.give(heading, answer)
            self.press(button)
        return self.page

    def give(self, label: str, answer: Any) -> None:
        """One answer: None leaves it empty; a list ticks boxes; tuples are files; a dict fills fields by label."""
        match answer:
            case None:
                return
            case dict():
                for part, value in answer.items():
                    self.fill(part, value)
            case list():
                self.choose(*answer)
            case tuple():
                self.attach(label, answer)
            case _ if any(each.label == answer for form in self.page.forms for each in form.controls):
                self.choose(answer)
            case _:
                self.fill(label, answer)

    def choose(self, *words: str) -> None:
        """Tick boxes, or choose a radio, by the words beside them."""
        for each in words:
            form, chosen = self._control(each, "radio", "checkbox")
            for other in form.controls:
                if other.kind == "radio" and other.name == chosen.name:
                    other.checked = False
            chosen.checked = True

    def untick(self, words: str) -> None:
        self._control(words, "checkbox")[1].checked = False

    def fill(self, label: str, value: str) -> None:
        """Write into the field of this label."""
        self._control(label, "text", "email", "tel", "number", "search", "password", "textarea")[1].value = value

    def attach(self, label: str, *files: tuple[str, bytes, str]) -> None:
        """Files, each as name, content and type."""
        self._control(label, "file")[1].files = list(files)

    def press(self, words: str, *, status: int = 200) -> Page:
        """Send the form of this button, as it stands."""
        found = [(form, button) for form in self.page.forms for button in form.buttons if button.words == words]
        seen = [button.words for form in self.page.forms for button in form.buttons]
        assert len(found) >= 1, f"no button “{words}” on {self.page.address}, but {seen}:\n{self.page.text}"
        form, button = found[-1]
        address = urljoin(self.page.address, form.action) if form.action else self.page.address
        fields = _sent(form, button)
        if form.encoding:
            return self._arrive(address, self._ask("post", address, fields), status)
        body = urlencode(fields, doseq=True)
        return self._arrive(address, self._ask("post", address, body, content_type=FORM), status)

    def status(self, address: str) -> int:
        """What an address answers, without going there."""
        return self._ask("get", address).status_code

    def _control(self, label: str, *kinds: str) -> tuple[Form, Control]:
        found = [
            (f, each) for f in self.page.forms for each in f.controls if each.label == label and each.kind in kinds
        ]
        seen = [each.label for form in self.page.forms for each in form.controls if each.label]
        assert len(found) == 1, f"{len(found)} fields “{label}” on {self.page.address}, but {seen}"
        return found[0]

    def _arrive(self, address: str, response: HttpResponse, status: int) -> Page:
        for _ in range(8):
            if response.status_code not in (302, 303):
                break
            address = urljoin(address, response.headers["Location"])
            response = self._ask("get", address)
        if response.headers.get("Content-Type", "").startswith("application/pdf"):
            self.pdf = response.content
            return self.page
        parts = urlsplit(address)
        where = parts.path + (f"?{parts.query}" if parts.query else "")
        self.page = Page(response.content.decode(), where)
        assert response.status_code == status, f"{address}: {response.status_code}\n{self.page.text[:1500]}"
        return self.page

    def _ask(self, verb: str, address: str, *given: Any, **more: Any) -> Any:
        self._forget_what_ended()
        if self.user is not None and (self._signed_in_at is None or self._signed_in_at.date() != self.now().date()):
            self._sign_in(self.user)
        response = getattr(self.client, verb)(address, *given, **more)
        for name, cookie in response.cookies.items():
            if cookie["max-age"] != "":
                self._ends[name] = self.now() + timedelta(seconds=int(cookie["max-age"]))
        return response

    def _forget_what_ended(self) -> None:
        for name, end in list(self._ends.items()):
            if end <= self.now():
                self.client.cookies.pop(name, None)
                del self._ends[name]

    def _sign_in(self, user: User) -> None:
        if not user.authenticator_set.exists():  # type: ignore[attr-defined]
            TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
        self.client.force_login(user)
        session = self.client.session
        session[SET_UP_IN_THIS_SESSION] = user.pk
        session.save()
        self._signed_in_at = self.now()


def _sent(form: Form, button: Button) -> dict[str, list[Any]]:
    """The fields that a browser would send when this button is pressed."""
    fields: dict[str, list[Any]] = {}
    for each in form.controls:
        if each.kind in ("radio", "checkbox") and not each.checked:
            continue
        if each.kind == "file":
            for name, content, kind in each.files:
                fields.setdefault(each.name, []).append(SimpleUploadedFile(name, content, content_type=kind))
            continue
        fields.setdefault(each.name, []).append(each.value)
    if button.name:
        fields.setdefault(button.name, []).append(button.value)
    return fields
