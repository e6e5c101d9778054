"""Somebody of staff in a storm, who signs in and takes steps through the pages. It must not judge."""

import random
import re
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from types import SimpleNamespace
from typing import Any

import requests
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.resilience.installation import Installation
from tests.web.staff_work.reading import fields

TEAM, EMAIL, PASSWORD = "highways_area_teams", "ines@example.org", "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ANSWERS = {
    "assess": {"depth_mm": "55", "risk": "low"},
    "below_threshold": {"reason": "It is not deep enough."},
}
WAIT_SECONDS, PAUSE_SECONDS = 15, 0.3
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
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
    now = timezone.now()
    user = accept_invitation(invite("{EMAIL}", "Ines", actor=None, now=now).token, "{PASSWORD}", now=now)
    join_team(user, Team.objects.get(key="{TEAM}"), "handler", actor=None, now=now)
    TOTP.activate(user, "{SECRET}")
"""


@dataclass
class Officer:
    """`taken` are the steps of which a page has said that they are taken: (reference, transition)."""

    address: str
    taken: list[tuple[str, str]] = field(default_factory=list)
    browser: requests.Session = field(default_factory=requests.Session)

    def sign_in(self) -> None:
        self._send("/staff/sign-in/", {"login": EMAIL, "password": PASSWORD})
        digits = format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))
        arrived = self._send("/staff/sign-in/code/", {"code": digits})
        assert arrived.status_code == 302, arrived.text

    def act_until(self, over: threading.Event) -> None:
        """What meets nobody there, or is cut off, is left; the case is met again in the queue if nothing was done."""
        while not over.wait(PAUSE_SECONDS):
            with suppress(requests.RequestException, HTTPException, OSError):
                self._act()

    def _act(self) -> None:
        queue = self.browser.get(f"{self.address}/staff/queues/{TEAM}/", timeout=WAIT_SECONDS)
        references = CASES.findall(queue.text)
        if queue.status_code != 200 or not references:
            return
        reference, step = random.choice(references), random.choice(list(ANSWERS))
        path = f"/staff/cases/{reference}/{step}/"
        shown = self._send(path, ANSWERS[step])
        if shown.status_code == 200 and self._post(path, shown, {}).status_code == 302:
            self.taken.append((reference, step))

    def _send(self, path: str, given: dict[str, str]) -> requests.Response:
        return self._post(path, self.browser.get(self.address + path, timeout=WAIT_SECONDS), given)

    def _post(self, path: str, page: requests.Response, given: dict[str, str]) -> requests.Response:
        token = TOKEN.search(page.text)
        if token is None:
            raise requests.RequestException("no form is here now")
        form: Any = SimpleNamespace(content=page.content)
        sent = {**fields(form), **given, "csrfmiddlewaretoken": token[1]}
        return self.browser.post(self.address + path, sent, timeout=WAIT_SECONDS, allow_redirects=False)


def officer(installation: Installation) -> Officer:
    """One who has signed in."""
    subprocess.run(
        [sys.executable, "-c", MAKE, str(installation.data)],
        cwd=installation.checkout,
        env=installation.clean_environment(),
        check=True,
    )
    made = Officer(installation.address)
    made.sign_in()
    return made
