"""Six-digit codes to a contact, at a measured pace. The code itself is never stored, nor in an address."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.messaging import tasks as messages
from frontdoor.engine.messaging.actions import write_secret
from frontdoor.engine.messaging.post import the_post
from frontdoor.engine.parties.actions import count_attempt, issue_proof
from frontdoor.engine.parties.contacts import takes_texts
from frontdoor.engine.parties.kinds import ContactKind, Way
from frontdoor.web.networks import network_of

HOUR = timedelta(hours=1)
CODES_AN_HOUR, TRIES_AN_HOUR = 5, 20


def contact_given(service: Service, answers: Mapping[str, Any]) -> tuple[str, str]:
    """The kind and value of the contact that a journey gives: an e-mail address, else a telephone number."""
    facts = {question.fact: answers.get(question.key) for question in service.questions if question.fact}
    if facts.get("email"):
        return ContactKind.EMAIL, str(facts["email"])
    return ContactKind.TELEPHONE, str(facts.get("telephone") or "")


def send_code(purpose: str, subject: object, *, kind: str, value: str, language: str) -> None:
    """Issue a code and write its message; whoever asks for it limits the address. Raises TooMany."""
    now = timezone.now()
    count_attempt(f"code:{purpose}:{subject}", limit=CODES_AN_HOUR, window=HOUR, now=now)
    issued = issue_proof(purpose, subject, kind=kind, value=value, now=now)
    channel = Way.EMAIL if kind == ContactKind.EMAIL else Way.TEXT
    if channel == Way.TEXT and (not takes_texts(value) or the_post(channel) is None):
        return
    council = definitions.current().council
    with override(language):
        subject_line = _("Your code: %s") % council.name
        if channel == Way.TEXT:
            body = _("((code)) is your code for %s. It works for 30 minutes.") % council.name
        else:
            body = _("Your code is ((code)). It works for 30 minutes.\n\nIf you did not ask for it, do nothing.")
    message = write_secret(
        issued.proof, to=value, subject=subject_line, body=body, now=now, language=language, channel=channel
    )
    messages.wake([message])


def limit_address(request: HttpRequest, purpose: str) -> None:
    """A limit for each network address, beside those for each reference. Raises TooMany."""
    count_attempt(f"{purpose}:{network_of(request)}", limit=TRIES_AN_HOUR, window=HOUR, now=timezone.now())
