"""Software that may use the interface: it is made, given keys, known by one, and ended. Keys are shown once.

It does not decide which cases a client reads: that is a query of cases.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from .. import mail, tokens
from ..kinds import Scope
from ..models import Client, ClientKey, User

KEY_LASTS = timedelta(days=365)
WARNED_BEFORE = timedelta(days=30)
KEYS_AT_ONCE = 2
"""The one in use and the one that takes over from it."""
MARK = "fdk_"
"""So that a key left in somebody's code is found by those who look for such things."""


class NameTaken(Exception):
    """A client with this name is there already."""


class KeysEnough(Exception):
    """Two keys hold already: end one first."""


def make_client(name: str, *, contact: str, scopes: Sequence[Scope], actor: User | None, now: datetime) -> Client:
    """Raises NameTaken."""
    try:
        with transaction.atomic():
            return Client.objects.create(name=name, contact=contact, scopes=sorted(scopes), made_at=now, made_by=actor)
    except IntegrityError:
        raise NameTaken from None


@transaction.atomic
def issue_key(client: Client, *, actor: User | None, now: datetime, lasts: timedelta = KEY_LASTS) -> str:
    """A new key, in readable form for the only time. The one before it holds until it is ended. Raises KeysEnough."""
    Client.objects.select_for_update().get(pk=client.pk)
    if client.keys.filter(ended_at=None, expires_at__gt=now).count() >= KEYS_AT_ONCE:
        raise KeysEnough
    key = MARK + tokens.new_token()
    client.keys.create(
        key_hash=tokens.hash_of_token(key), hint=key[-4:], made_at=now, made_by=actor, expires_at=now + lasts
    )
    return key


def end_key(key: ClientKey, *, actor: User | None, now: datetime) -> None:
    """At once; ended before, it stays as it was."""
    ClientKey.objects.filter(pk=key.pk, ended_at=None).update(ended_at=now, ended_by=actor)


@transaction.atomic
def end_client(client: Client, *, actor: User, now: datetime) -> None:
    """It and its keys open nothing any more; what it sent stays."""
    client.keys.filter(ended_at=None).update(ended_at=now, ended_by=actor)
    Client.objects.filter(pk=client.pk, ended_at=None).update(ended_at=now, ended_by=actor)


def warn_of_keys(*, now: datetime, subject: str, body: str) -> int:
    """Tell the contact of each client whose key runs out within WARNED_BEFORE, once for a key. `body` names {client},
    {hint} and {day}. Returns how many were told; who could not be is told the next time."""
    told = 0
    soon = ClientKey.objects.select_related("client").filter(
        ended_at=None, client__ended_at=None, warned_at=None, expires_at__range=(now, now + WARNED_BEFORE)
    )
    for key in soon:
        words = body.format(client=key.client.name, hint=key.hint, day=f"{key.expires_at:%-d %B %Y}")
        if mail.tell_by_email(key.client.contact, subject, words):
            ClientKey.objects.filter(pk=key.pk).update(warned_at=now)
            told += 1
    return told


def client_by_key(key: str, *, now: datetime) -> Client | None:
    """Whose key this is, if it holds now."""
    found = (
        ClientKey.objects.select_related("client")
        .filter(key_hash=tokens.hash_of_token(key), ended_at=None, expires_at__gt=now, client__ended_at=None)
        .first()
    )
    if found is None:
        return None
    if found.used_on != now.date():
        ClientKey.objects.filter(pk=found.pk).update(used_on=now.date())
    return found.client
