"""Who calls: a client by its key, the sender of one case by its tracking secret, or nobody known. Cookies count for
nothing here.

It does not decide which cases a client reads: that is a query of cases.
"""

import re
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from frontdoor.engine.cases.acting import Actor, by_party
from frontdoor.engine.cases.models import Authorisation, Channel, Evidence, Who
from frontdoor.engine.parties.actions import MARK, TooMany, client_by_key, count_attempt
from frontdoor.engine.parties.kinds import Scope
from frontdoor.engine.parties.models import Client
from frontdoor.web.networks import network_of

from .problems import Problem

HOUR = timedelta(hours=1)
AN_HOUR = {"send": (60, 3600), "ask": (600, 36000)}
"""How often in an hour: from one network address of nobody known, and by a client."""
STRONG = re.compile(r"[A-Za-z0-9_-]{22,200}")
"""128 bits as base64url are 22 symbols: who guesses another's key would read the receipt of their case."""
NAMED = re.compile(r"[\x21-\x7e]{1,200}")
BEARER = re.compile(r"bearer +([A-Za-z0-9._~+/-]+=*) *", re.IGNORECASE)
"""RFC 6750, section 2.1; the name of a scheme is the same in small letters (RFC 9110, section 11.1)."""


@dataclass(frozen=True)
class Caller:
    """`client` is None for whoever shows no key; `token` is what stands in the Bearer header otherwise."""

    client: Client | None
    token: str
    network: str

    def allow(self, scope: Scope) -> None:
        """Anybody may send what anybody may send on a page; a client only within its scopes. Raises Problem."""
        if self.client is not None and not self.client.may(scope):
            raise Problem("not-allowed", f'This client does not have the scope "{scope}".')

    def count(self, doing: Literal["send", "ask"]) -> None:
        """Raises Problem."""
        unknown, known = AN_HOUR[doing]
        who, limit = (f"client-{self.client.pk}", known) if self.client else (self.network, unknown)
        now = timezone.now()
        try:
            count_attempt(f"interface-{doing}:{who}", limit=limit, window=HOUR, now=now)
        except TooMany as told:
            raise Problem("too-many", wait=seconds_until(told.again_at, now)) from None

    def number(self, request: HttpRequest, service: str) -> uuid.UUID:
        """The number of what is sent: the same for the same Idempotency-Key of the same caller and service, and
        nobody else's. Raises Problem."""
        return self.number_of(request.headers.get("Idempotency-Key", "").strip('"'), service)

    def number_or_new(self, request: HttpRequest, service: str) -> uuid.UUID:
        """For an interface whose standard knows no such key: without one, every sending is another."""
        return self.number(request, service) if "Idempotency-Key" in request.headers else uuid.uuid4()

    def number_of(self, key: str, service: str) -> uuid.UUID:
        """Raises Problem."""
        if not (NAMED if self.client else STRONG).fullmatch(key):
            wanted = "1 to 200 printable symbols" if self.client else "at least 22 letters, digits, - or _, at random"
            raise Problem("key-missing", f"Send an Idempotency-Key header: {wanted}. Send the same with every try.")
        whose = self.client.pk if self.client else "anybody"
        digest = salted_hmac("frontdoor.interface", f"{whose}|{service}|{key}", algorithm="sha256").digest()
        return uuid.UUID(bytes=digest[:16], version=4)

    def acting_by(self, channel: Channel) -> Actor:
        """A client acts for people who asked it to; whoever is not known acts for themselves."""
        if self.client is None:
            return by_party(None, channel=channel)
        return Actor(Who.CLIENT, self.client.pk, None, Authorisation.CONSENT, Evidence.NONE, channel)


def seconds_until(moment: datetime, now: datetime) -> int:
    """As Retry-After says it."""
    return ceil((moment - now).total_seconds())


def caller_of(request: HttpRequest, *, or_of_a_case: bool = False) -> Caller:
    """Nobody known only where nothing is shown: who shows what opens nothing would take themselves for known. A case's
    own token is taken where one case is read. Raises Problem."""
    shown = request.headers.get("Authorization")
    if shown is None:
        return _caller(request, "")
    bearer = BEARER.fullmatch(shown)
    if bearer is None:
        raise Problem("not-known", "Authorization must be the word Bearer, a space, and a client's key.")
    caller = _caller(request, bearer[1])
    if caller.client is None and not or_of_a_case:
        raise Problem("not-known", f"A client's key begins with {MARK}, and this does not.")
    return caller


def caller_by_key(request: HttpRequest, key: str) -> Caller:
    """For an interface that has a place of its own for the key. Raises Problem."""
    return _caller(request, key) if key else caller_of(request)


def _caller(request: HttpRequest, token: str) -> Caller:
    client = None
    if token.startswith(MARK):
        client = client_by_key(token, now=timezone.now())
        if client is None:
            raise Problem("not-known")
    return Caller(client, token, network_of(request))
