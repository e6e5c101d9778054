"""A browser that remembers where it has been and what it read. It must not know any page."""

from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.totp.internal.auth import TOTP
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from frontdoor.engine.parties.models import User
from frontdoor.engine.questions.asking import Question
from frontdoor.web.access import SET_UP_IN_THIS_SESSION
from tests.adapters.files import jpeg
from tests.robot.words import read, unfilled


class Browser:
    """Follows redirects one by one, so that every address is seen; refuses a page with a hole in its words."""

    def __init__(self, user: User | None = None) -> None:
        self.client = Client()
        self.visited: list[str] = []
        self.at, self.text, self.html = "", "", ""
        if user is not None:
            self._sign_in(user)

    def get(self, address: str) -> str:
        return self._arrive(address, self.client.get(address))

    def post(self, address: str, fields: dict[str, Any]) -> str:
        return self._arrive(address, self.client.post(address, fields))

    def _arrive(self, address: str, response: HttpResponse) -> str:
        """The text of the page where it ends, which is a good one."""
        self.visited.append(address)
        for _ in range(8):
            if response.status_code not in (302, 303):
                break
            address = response.headers["Location"]
            self.visited.append(address)
            response = self.client.get(address)
        self.at, self.html = urlsplit(address).path, response.content.decode()
        self.text = read(response.content)
        assert response.status_code == 200, f"{address}: {response.status_code} {self.text[:1500]}"
        assert unfilled(self.text) == [], address
        return self.text

    def _sign_in(self, user: User) -> None:
        """As somebody who has done both steps."""
        if not user.authenticator_set.exists():  # type: ignore[attr-defined]
            TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
        self.client.force_login(user)
        session = self.client.session
        session[SET_UP_IN_THIS_SESSION] = user.pk
        session.save()


def fields_of(question: Question, answer: Any) -> dict[str, Any]:
    """What a form sends for an answer; a file is a small photograph."""
    if question.type == "file":
        return {question.key: [_photograph() for _ in answer]} if answer else {}
    return {name: values for name, values in question.posted(answer).items() if values}


def _photograph() -> SimpleUploadedFile:
    return SimpleUploadedFile("photo.jpg", jpeg(), content_type="image/jpeg")
