"""The post over GOV.UK Notify: one message, one call, and an answer that says only what is certain.

Must not try twice, and must not repeat Notify's words, which may quote an address: only numbers and names of errors.
"""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import requests
from notifications_python_client.errors import APIError, HTTPError
from notifications_python_client.notifications import NotificationsAPIClient
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NameResolutionError, NewConnectionError, ProxyError

from frontdoor.engine.messaging.post import Answer, Envelope, Receipt
from frontdoor.engine.parties.kinds import Way

from .fates import fate_of

LOST, UNREACHABLE, NO_TLS = "lost", "unreachable", "no-tls"
_NEVER_LEFT = (NewConnectionError, NameResolutionError, ConnectTimeoutError, ProxyError)


@dataclass(frozen=True)
class NotifyPost:
    """One account. `templates` says by which template each channel goes; a channel without one is not carried.

    Each template holds nothing but our words: ((subject)) and ((body)); that of texts ((body)) alone.
    """

    key: str = field(repr=False)
    templates: Mapping[str, str]
    address: str
    timeout: float = 20
    name: str = "notify"
    can_be_asked: bool = True

    @property
    def channels(self) -> frozenset[str]:
        return frozenset(self.templates)

    def send(self, envelope: Envelope) -> Receipt:
        """ACCEPTED, LATER or REFUSED when that is certain; UNKNOWN when the call left and no answer was understood."""
        try:
            answer = self._call(self._client(), envelope)
        except APIError as failure:
            return _refused_or_later(failure)
        known_as = answer.get("id") if isinstance(answer, dict) else None
        return Receipt(Answer.ACCEPTED, "201", str(known_as)) if known_as else Receipt(Answer.UNKNOWN, LOST)

    def look_up(self, message_id: str) -> Receipt:
        """By the reference that every attempt carried. Notify remembers for seven days."""
        try:
            found = self._client().get_all_notifications(reference=message_id)["notifications"]
            if not found:
                return Receipt(Answer.LATER, "404")
            newest = found[0]  # the newest comes first
            fate = fate_of(newest["status"], newest["type"])
            return Receipt(Answer.ACCEPTED, newest["status"], str(newest["id"]), fate)
        except (APIError, LookupError, TypeError):
            return Receipt(Answer.UNKNOWN, LOST)

    def _client(self) -> NotificationsAPIClient:
        """One for each call: it is not for several threads, and a connection that idled would lose answers."""
        return NotificationsAPIClient(self.key, base_url=self.address, timeout=self.timeout)

    def _call(self, client: NotificationsAPIClient, envelope: Envelope) -> Any:
        template, reference = self.templates[envelope.channel], envelope.message_id
        words = {"subject": envelope.subject, "body": envelope.body}
        match envelope.channel:
            case Way.EMAIL:
                return client.send_email_notification(envelope.to, template, words, reference)
            case Way.TEXT:
                return client.send_sms_notification(envelope.to, template, {"body": envelope.body}, reference)
            case _:
                lines = {f"address_line_{number}": line for number, line in enumerate(envelope.to.splitlines(), 1)}
                return client.send_letter_notification(template, words | lines, reference)


def _refused_or_later(failure: APIError) -> Receipt:
    """Our own key, account or template that is wrong (403, 404) is no fault of the message's, so it waits for us."""
    if failure.response is None:
        return _before_or_after(failure)
    status, error = failure.status_code, _name_of_error(failure)
    if not isinstance(failure, HTTPError):  # it took it, and what it said is no answer
        return Receipt(Answer.UNKNOWN, LOST)
    if status == 429:
        return Receipt(Answer.TOMORROW if error == "TooManyRequestsError" else Answer.SLOWER, error or "429")
    if status == 400:
        return Receipt(Answer.REFUSED, error or "400")
    certain = status < 500 or status == 500  # its own 500 says that nothing was taken; a gateway's knows less
    return Receipt(Answer.LATER if certain else Answer.UNKNOWN, str(status))


def _name_of_error(failure: APIError) -> str:
    """BadRequestError, ValidationError …: the name, which does not change, and never the message."""
    errors = failure.message
    first = errors[0] if isinstance(errors, list) and errors else {}
    name = str(first.get("error", "")) if isinstance(first, dict) else ""
    return name if name.isidentifier() and len(name) <= 40 else ""


def _before_or_after(failure: APIError) -> Receipt:
    """There was no answer: had the call left? Only where no connection was made it certainly had not."""
    cause = failure.__cause__
    reason = cause.args[0] if isinstance(cause, requests.RequestException) and cause.args else None
    reason = reason.reason if isinstance(reason, MaxRetryError) else reason
    if isinstance(reason, _NEVER_LEFT):
        return Receipt(Answer.LATER, UNREACHABLE)
    if reason is not None and any(isinstance(part, ssl.SSLCertVerificationError) for part in (reason, *reason.args)):
        return Receipt(Answer.LATER, NO_TLS)
    return Receipt(Answer.UNKNOWN, LOST)
