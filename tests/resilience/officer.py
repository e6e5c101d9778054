"""Somebody of staff in a storm, who signs in and takes steps through the pages. It must not judge."""

import random
import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException

import requests
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.resilience.clients import TOKEN, form_of
from tests.resilience.finding import OUTBOX
from tests.resilience.installation import Installation
from tests.resilience.what_follows import SERVICES

PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WAIT_SECONDS, PAUSE_SECONDS = 15, 0.3
JPEG = b"\xff\xd8"
CASES = re.compile(r'queue__reference reference">([^<]+)<')
MAKE = f"""
import sys
from frontdoor.config import database
with database.opened(sys.argv[1]):
    database.start_django()
    from allauth.mfa.totp.internal.auth import TOTP
    from django.utils import timezone
    from frontdoor.engine.parties.actions import accept_invitation, invite, join_team
    from frontdoor.engine.parties.models import Team
    for email, team in zip(sys.argv[2::2], sys.argv[3::2]):
        now = timezone.now()
        user = accept_invitation(invite(email, "", actor=None, now=now).token, "{PASSWORD}", now=now)
        join_team(user, Team.objects.get(key=team), "handler", actor=None, now=now)
        TOTP.activate(user, "{SECRET}")
"""


@dataclass
class Officer:
    """Of one team. `taken` are the steps of which a page has said that they are taken: (reference, transition)."""

    address: str
    email: str
    service: str
    taken: list[tuple[str, str]] = field(default_factory=list)
    browser: requests.Session = field(default_factory=requests.Session)

    def sign_in(self) -> None:
        self._send("/staff/sign-in/", {"login": self.email, "password": PASSWORD})
        digits = format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))
        arrived = self._send("/staff/sign-in/code/", {"code": digits})
        assert arrived.status_code == 302, arrived.text

    def act_until(self, over: threading.Event) -> None:
        """What meets nobody there, or is cut off, is left; the case is met again in the queue if nothing was done."""
        while not over.wait(PAUSE_SECONDS):
            with suppress(requests.RequestException, HTTPException, OSError):
                self._act()

    def page(self, path: str) -> str:
        """What is read there."""
        page = self.browser.get(self.address + path, timeout=WAIT_SECONDS)
        assert page.status_code == 200, f"{path}: {page.status_code}"
        return page.text

    def sees_picture(self, document: str) -> bool:
        picture = self.browser.get(f"{self.address}/documents/{document}/shown", timeout=WAIT_SECONDS)
        return picture.status_code == 200 and picture.content.startswith(JPEG)

    def settle(self, message: int, *, arrived: bool) -> None:
        """On the page of messages that may not have arrived."""
        page = self.browser.get(self.address + OUTBOX, timeout=WAIT_SECONDS)
        done = self._post(f"{OUTBOX}{message}/settle/", page, {"arrived": "yes" if arrived else "no"})
        assert done.status_code == 302, done.text

    def _act(self) -> None:
        used = SERVICES[self.service]
        queue = self.browser.get(f"{self.address}/staff/queues/{used.team}/", timeout=WAIT_SECONDS)
        references = CASES.findall(queue.text)
        if queue.status_code != 200 or not references:
            return
        reference = random.choice(references)
        for step in random.sample(list(used.steps), len(used.steps)):
            path = f"/staff/cases/{reference}/{step}/"
            page = self.browser.get(self.address + path, timeout=WAIT_SECONDS)
            if page.status_code == 200:
                self._take(reference, step, path, page)
                return

    def _take(self, reference: str, step: str, path: str, page: requests.Response) -> None:
        """What the resident will read is shown first, where it was not known before."""
        answered = self._post(path, page, dict(SERVICES[self.service].steps[step]))
        if answered.status_code == 200:
            answered = self._post(path, answered, {})
        if answered.status_code == 302 and "/sign-in/" not in answered.headers["Location"]:
            self.taken.append((reference, step))

    def _send(self, path: str, given: dict[str, str]) -> requests.Response:
        return self._post(path, self.browser.get(self.address + path, timeout=WAIT_SECONDS), given)

    def _post(self, path: str, page: requests.Response, given: dict[str, str]) -> requests.Response:
        token = TOKEN.search(page.text)
        if token is None:
            raise requests.RequestException("no form is here now")
        sent = {**form_of(page), **given, "csrfmiddlewaretoken": token[1]}
        return self.browser.post(self.address + path, sent, timeout=WAIT_SECONDS, allow_redirects=False)


def officers(installation: Installation, services: Mapping[str, str]) -> list[Officer]:
    """By name, one of the team that has each service; all have signed in."""
    made = [Officer(installation.address, f"{name}@example.org", service) for name, service in services.items()]
    given = [word for each in made for word in (each.email, SERVICES[each.service].team)]
    subprocess.run(
        [sys.executable, "-c", MAKE, str(installation.data), *given],
        cwd=installation.checkout,
        env=installation.clean_environment(),
        check=True,
    )
    for each in made:
        each.sign_in()
    return made
