"""A draft becomes a case, once: submit twice, get the same case. Must not tell anybody or take money.

Everything is written in one transaction: case, party, answers, events, promise, task and what must follow.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from frontdoor.engine.cases import ports
from frontdoor.engine.cases.acting import SYSTEM, Actor
from frontdoor.engine.cases.calendars import local_day
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, CaseParty, Document, Draft, Event, Evidence, Kind, Role, Who
from frontdoor.engine.cases.references import new_reference
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.journey import Journey
from frontdoor.engine.parties import actions as parties
from frontdoor.engine.parties.kinds import ContactKind
from frontdoor.engine.parties.models import Party, Team
from frontdoor.engine.places import queries as places
from frontdoor.engine.places.models import Authority

from . import drafts
from .entering import enter
from .moving import Given, move

TRIES = 5


class Incomplete(Exception):
    """Not everything that must be answered is; `key` is the first question to answer, or to answer otherwise."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def submit(draft_id: uuid.UUID, *, actor: Actor, now: datetime, received_at: datetime | None = None) -> Case:
    """The case of this draft, opened now or before. Its promises count from when it was received: what came on paper
    came before somebody typed it in. Raises Incomplete, drafts.Gone."""
    for _ in range(TRIES):
        opened = Case.objects.filter(draft_id=draft_id).first()
        if opened is not None:
            return opened
        try:
            return _open(draft_id, actor, now, received_at or now)
        except IntegrityError as clash:
            if "reference" not in str(clash) and "draft_id" not in str(clash):
                raise
    raise RuntimeError("no free reference was found")


@transaction.atomic
def _open(draft_id: uuid.UUID, actor: Actor, now: datetime, received_at: datetime) -> Case:
    try:
        draft = drafts.locked(draft_id)
    except drafts.Gone:
        opened = Case.objects.filter(draft_id=draft_id).first()
        if opened is None:
            raise
        return opened
    service = definitions.version(draft.version_id)
    today = local_day(now, definitions.current())
    answers = checked(Journey(service, draft.answers, today=today, channel=draft.channel))
    party = _applicant(draft, service, answers, now)
    actor = _truthful(actor, party, draft)
    case = _new_case(draft, service, answers, now, received_at)
    CaseParty.objects.create(case=case, party=party, role=Role.APPLICANT)
    Document.objects.filter(draft=draft, id__in=_files(service, answers)).update(case=case, draft=None)
    event = append(case, Kind.SUBMITTED, actor=actor, now=now, to_state=service.first_state, answers=answers)
    events = [event, *enter(case, service, left=None, entered=service.first_state, asks={}, actor=actor, now=now)]
    events += _pass_on(case, service, now)
    case.save()
    draft.delete()
    ports.tell_followers(events)
    return case


def checked(journey: Journey) -> dict[str, Any]:
    """The applicable answers of a complete journey, none of which stops it. Raises Incomplete."""
    waiting = journey.first_open() or journey.stopped_by()
    if waiting is not None:
        raise Incomplete(waiting.key)
    return dict(journey.answers())


def _truthful(actor: Actor, party: Party, draft: Draft) -> Actor:
    """For whom it was done; a resident's own act is by the party itself, known as well as its contact was proved."""
    if actor.who == Who.PARTY:
        evidence = Evidence.CONTACT if draft.proved else actor.evidence
        return Actor(Who.PARTY, party.id, party.id, actor.authorisation, evidence, actor.channel)
    return Actor(actor.who, actor.id, party.id, actor.authorisation, actor.evidence, actor.channel, actor.roles)


def _applicant(draft: Draft, service: Service, answers: Mapping[str, Any], now: datetime) -> Party:
    """Who it is for: the person named at the desk, the one signed in, else a provisional party of this case alone."""
    if draft.for_party is not None:
        return draft.for_party
    if draft.user is not None:
        return draft.user.party
    facts = {
        question.fact: answers[question.key]
        for question in service.questions
        if question.fact and question.key in answers
    }
    name = facts.get("name") or {}
    address = facts.get("address")
    lines = "\n".join([*address["lines"], address["postcode"]]) if isinstance(address, dict) else ""
    email = facts.get("email") or (draft.proved if "@" in draft.proved else "")
    telephone = facts.get("telephone") or (draft.proved if draft.proved.startswith("+") else "")
    party = parties.provisional_party(
        first_name=name.get("first", ""),
        last_name=name.get("last", ""),
        language=draft.language,
        now=now,
        contacts=[(ContactKind.EMAIL, email), (ContactKind.TELEPHONE, telephone), (ContactKind.ADDRESS, lines)],
    )
    if draft.proved:
        kind = ContactKind.EMAIL if "@" in draft.proved else ContactKind.TELEPHONE
        parties.prove_contact(party, kind, draft.proved, now=now)
    return party


def _new_case(draft: Draft, service: Service, answers: Mapping[str, Any], now: datetime, received_at: datetime) -> Case:
    owner = Team.objects.get(key=service.owner)
    routed = next((question for question in service.questions if getattr(question, "routes", False)), None)
    place = answers.get(routed.key) if routed else None
    today = local_day(now, definitions.current())
    district = places.district_of(place["lat"], place["lng"], on=today) if place else ""
    authority = places.authority_for(service.duty, district=district, on=today) if service.duty and district else None
    own = Authority.objects.get(key=definitions.current().council.key)
    case = Case(
        reference=new_reference(),
        draft_id=draft.id,
        service=service.key,
        version_id=draft.version_id,
        state=service.first_state,
        state_since=now,
        received_at=received_at,
        authority=authority or own,
        authority_is_guess=places.is_guess(place["lat"], place["lng"], on=today) if place else False,
        owner=owner,
        team=owner,
        sensitive=service.sensitive,
        public=service.public,
        channel=draft.channel,
        language=draft.language,
        district=district or "",
        lat=place["lat"] if place else None,
        lng=place["lng"] if place else None,
    )
    case.save(force_insert=True)
    return case


def _files(service: Service, answers: Mapping[str, Any]) -> list[str]:
    return [
        document
        for question in service.questions
        if question.type == "file"
        for document in answers.get(question.key, [])
    ]


def _pass_on(case: Case, service: Service, now: datetime) -> list[Event]:
    """A place that is another authority's: the service's own hand-over is taken at once, to that authority by name."""
    if case.authority.key == definitions.current().council.key:
        return []
    for key, transition in service.states[case.state].transitions.items():
        if transition.effect == "hand_over" and not transition.asks:
            given = Given(authority=case.authority)
            return move(case, service, key, transition, given, SYSTEM, now)
    return []
