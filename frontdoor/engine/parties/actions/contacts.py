"""Parties that are not staff, and their contacts. Two parties become one by proof or a person's decision, never by an
equal e-mail; and it can be undone."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from ..contacts import normal_form
from ..kinds import PartyKind, Way
from ..models import ContactPoint, Party

LONGEST_NAME = 200
"""Two names as long as a question takes, and the space between them, are one character more."""


@transaction.atomic(savepoint=False)
def provisional_party(
    name: str = "",
    contacts: Iterable[tuple[str, str]] = (),
    *,
    now: datetime,
    first_name: str = "",
    last_name: str = "",
    language: str = "en",
    kind: str = PartyKind.PERSON,
) -> Party:
    """A party for one case alone. `contacts` are (kind, value) as typed; none of them is proved."""
    party = Party.objects.create(
        kind=kind,
        name=(name or f"{first_name} {last_name}".strip())[:LONGEST_NAME],
        first_name=first_name,
        last_name=last_name,
        language=language,
        provisional=True,
        at=now,
    )
    points = {(contact_kind, normal_form(contact_kind, value)) for contact_kind, value in contacts if value.strip()}
    ContactPoint.objects.bulk_create(
        ContactPoint(party=party, kind=contact_kind, value=value) for contact_kind, value in sorted(points)
    )
    return party


@transaction.atomic
def prove_contact(party: Party, kind: str, value: str, *, now: datetime) -> ContactPoint:
    """The party has shown that they read what is sent there. Adds the contact when it is new."""
    point, _ = ContactPoint.objects.get_or_create(party=party, kind=kind, value=normal_form(kind, value))
    point.proved_at, point.failed_at = now, None
    point.save(update_fields=["proved_at", "failed_at"])
    return point


def contact_failed(party: Party, kind: str, value: str, *, now: datetime) -> None:
    """Nothing arrives there: the party is not told by it again, until they prove it."""
    failed = ContactPoint.objects.filter(party=party, kind=kind, value=normal_form(kind, value), failed_at=None)
    failed.update(failed_at=now)


def prefer(party: Party, way: str) -> None:
    """The party asked to be told by this; "" leaves it to us."""
    if way and way not in Way.values:
        raise ValueError(way)
    party.tell_by = way
    party.save(update_fields=["tell_by"])


def join_parties(party: Party, to: Party) -> None:
    """Says that both are the same person. Nothing moves, so that it can be undone."""
    party.joined_to = to
    party.save(update_fields=["joined_to"])


def part_party(party: Party) -> None:
    party.joined_to = None
    party.save(update_fields=["joined_to"])
