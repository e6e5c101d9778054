"""The names behind the numbers of a case's events, read at once. Must not say what happened."""

from collections.abc import Iterable
from dataclasses import dataclass

from frontdoor.engine.cases.models import Event, Who
from frontdoor.engine.parties.models import Party, User
from frontdoor.engine.places.models import Authority


@dataclass(frozen=True)
class Names:
    """By id; a name that is not known, or was removed, is not there."""

    users: dict[int, str]
    parties: dict[int, str]
    user_parties: dict[int, int]
    authorities: dict[int, str]


def names_in(events: Iterable[Event], *, users: Iterable[int | None] = ()) -> Names:
    """The names of everybody that events speak of, and of some users more: three reads however many there are."""
    events = list(events)
    acting = {event.who_id for event in events if event.who == Who.USER}
    user_ids = _known({*acting, *users, *(event.codes.get("assignee") for event in events)})
    party_ids = _known(
        {event.for_whom for event in events} | {event.who_id for event in events if event.who == Who.PARTY}
    )
    authority_ids = _known({event.codes.get("authority") for event in events})
    found = User.objects.filter(id__in=user_ids).select_related("party")
    parties = Party.objects.filter(id__in=party_ids)
    authorities = Authority.objects.filter(id__in=authority_ids) if authority_ids else []
    signed_in = {user.pk: user for user in found}
    return Names(
        {pk: user.party.name or user.email for pk, user in signed_in.items()},
        {party.pk: party.name for party in parties if party.name},
        {pk: user.party_id for pk, user in signed_in.items()},
        {authority.pk: authority.name for authority in authorities},
    )


def _known(ids: Iterable[int | None]) -> set[int]:
    return {one for one in ids if one is not None}
