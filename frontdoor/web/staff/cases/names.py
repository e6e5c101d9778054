"""The names behind the numbers of a case's events, read at once. Must not say what happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, CharField, Value

from frontdoor.engine.cases.models import Event, Who
from frontdoor.engine.parties.models import Client, Party, User
from frontdoor.engine.places.models import Authority
from frontdoor.engine.statements import Given, OneOf, Statement


@dataclass(frozen=True)
class Names:
    """By id; a name that is not known, or was removed, is not there."""

    users: dict[int, str]
    parties: dict[int, str]
    user_parties: dict[int, int]
    authorities: dict[int, str]
    software: dict[int, str]


def names_in(events: Iterable[Event], *, users: Iterable[int | None] = ()) -> Names:
    """The names of everybody that events speak of, and of some users more: two reads however many there are,
    and one for each of authorities and software where there are any."""
    events = list(events)
    acting = {event.who_id for event in events if event.who == Who.USER}
    user_ids = _known({*acting, *users, *(event.codes.get("assignee") for event in events)})
    party_ids = _known(
        {event.for_whom for event in events} | {event.who_id for event in events if event.who == Who.PARTY}
    )
    authority_ids = _known({event.codes.get("authority") for event in events})
    client_ids = _known({event.who_id for event in events if event.who == Who.CLIENT})
    rows = _rows(user_ids, party_ids)
    authorities = Authority.objects.filter(id__in=authority_ids) if authority_ids else []
    return Names(
        {user: name or email for user, _, name, email in rows if user},
        {party: name for user, party, name, _ in rows if not user and name},
        {user: party for user, party, _, _ in rows if user},
        {authority.pk: authority.name for authority in authorities},
        dict(Client.objects.filter(id__in=client_ids).values_list("id", "name")) if client_ids else {},
    )


def _rows(user_ids: set[int], party_ids: set[int]) -> list[tuple[int | None, int, str, str]]:
    """(user, party, name, e-mail) of users, and with no user of parties: one read for both."""
    return ROWS(users=sorted(user_ids), parties=sorted(party_ids)) if user_ids or party_ids else []


def _of_both() -> Any:
    users = User.objects.filter(OneOf("id", Given("users"))).values_list("id", "party_id", "party__name", "email")
    nobody, no_email = Value(None, BigIntegerField()), Value("", CharField())
    parties = Party.objects.filter(OneOf("id", Given("parties"))).values_list(nobody, "id", "name", no_email)
    return users.union(parties, all=True)


ROWS = Statement(_of_both)


def _known(ids: Iterable[int | None]) -> set[int]:
    return {one for one in ids if one is not None}
