"""Following a report that somebody else made: joined by whoever proved an address. Must not tell them anything."""

from datetime import datetime

from django.db import transaction

from frontdoor.engine.cases import ports
from frontdoor.engine.cases.acting import by_party
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, CaseParty, Evidence, Kind, Role
from frontdoor.engine.cases.permissions import NotAllowed
from frontdoor.engine.parties import actions as parties
from frontdoor.engine.parties.contacts import normal_form
from frontdoor.engine.parties.kinds import ContactKind


@transaction.atomic
def join(case_id: int, *, email: str, now: datetime, language: str = "en") -> Case:
    """A new party follows a public case by a proved address, and is told in its own language; once for each address.

    Raises NotAllowed.
    """
    case = Case.objects.select_for_update().get(id=case_id)
    if not case.public or case.sensitive:
        raise NotAllowed("Nobody can follow this.")
    value = normal_form(ContactKind.EMAIL, email)
    followers = CaseParty.objects.filter(case=case, role=Role.FOLLOWER)
    if followers.filter(party__contact_points__kind=ContactKind.EMAIL, party__contact_points__value=value).exists():
        return case
    party = parties.provisional_party(contacts=[(ContactKind.EMAIL, email)], now=now, language=language)
    parties.prove_contact(party, ContactKind.EMAIL, email, now=now)
    CaseParty.objects.create(case=case, party=party, role=Role.FOLLOWER)
    event = append(case, Kind.JOINED, actor=by_party(party.id, evidence=Evidence.CONTACT), now=now)
    case.save()
    ports.tell_followers([event])
    return case
