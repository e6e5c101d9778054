"""A draft becomes a case, once: submit twice, get the same case. Must not tell anybody or take money.

Everything is written in one transaction: case, party, answers, events, promise, task and what must follow.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from frontdoor.engine.cases import bodies, ports
from frontdoor.engine.cases.acting import SYSTEM, Actor
from frontdoor.engine.cases.calendars import local_day
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.ledger import append, write_new
from frontdoor.engine.cases.models import Case, CaseParty, Document, Draft, Event, Evidence, Kind, Role, Who
from frontdoor.engine.cases.references import new_reference
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.journey import Journey
from frontdoor.engine.parties import actions as parties
from frontdoor.engine.parties.kinds import ContactKind
from frontdoor.engine.parties.models import Party
from frontdoor.engine.places import queries as places
from frontdoor.engine.places.by_words import ROUGH_M

from . import drafts
from .entering import enter
from .moving import Given, move

TRIES = 5
OF_WHO_ASKS = ("name", "email", "telephone")
"""Facts that the last questions ask of whoever fills the form in, for whomever it is."""


class Incomplete(Exception):
    """Not everything that must be answered is; `key` is the first question to answer, or to answer otherwise."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Outdated(Exception):
    """The service was published anew since its person saw it: what changed is shown first."""


@dataclass(frozen=True)
class Sent:
    """The case of a draft, how well its sender was known, and whether it was opened just now."""

    case: Case
    evidence: Evidence
    is_new: bool


def submit(draft_id: uuid.UUID, *, actor: Actor, now: datetime, received_at: datetime | None = None) -> Case:
    """The case of this draft, opened now or before. Its promises count from when it was received: what came on paper
    came before somebody typed it in. Raises Incomplete, drafts.Gone."""
    return send(draft_id, actor=actor, now=now, received_at=received_at).case


def send(
    draft_id: uuid.UUID,
    *,
    actor: Actor,
    now: datetime,
    received_at: datetime | None = None,
    version_id: int | None = None,
    language: str = "",
    digest: str = "",
) -> Sent:
    """The same, with what else is known of it. `version_id` is the version that its person has seen, where no other
    will do; `language` is the one in which they send it, where it is not the draft's; `digest` is that of what
    software sent. Raises Incomplete, Outdated,
    drafts.Gone."""
    for _ in range(TRIES):
        try:
            return _open(draft_id, actor, now, received_at or now, version_id, language, digest)
        except IntegrityError as clash:
            if "reference" not in str(clash):
                raise
    raise RuntimeError("no free reference was found")


@transaction.atomic
def _open(
    draft_id: uuid.UUID,
    actor: Actor,
    now: datetime,
    received_at: datetime,
    version_id: int | None,
    language: str,
    digest: str,
) -> Sent:
    try:
        draft, number = drafts.taken(draft_id)
    except drafts.Gone:
        opened = Case.objects.filter(draft_id=draft_id).first()
        if opened is None:
            raise
        return Sent(opened, Evidence.NONE, is_new=False)
    _refuse_another_s(draft, actor)
    if version_id is not None and version_id != draft.version_id:
        raise Outdated
    draft.language = language or draft.language
    service = definitions.version(draft.version_id)
    today = local_day(now, definitions.current())
    answers = checked(Journey(service, draft.answers, today=today, channel=draft.channel))
    party = _applicant(draft, service, answers, now)
    actor = _truthful(actor, party, draft)
    case = _new_case(number, draft, service, answers, now, received_at)
    case.client_id, case.sent_digest = actor.id if actor.who == Who.CLIENT else None, digest
    CaseParty.objects.create(case=case, party=party, role=Role.APPLICANT)
    if files := _files(service, answers):
        Document.objects.filter(given_by=by_draft(draft_id), id__in=files, case=None).update(case=case)
    event = append(case, Kind.SUBMITTED, actor=actor, now=now, to_state=service.first_state, answers=answers)
    follows = enter(
        case, service, left=None, entered=service.first_state, asks={}, answers=answers, actor=actor, now=now
    )
    events = [event, *follows, *_pass_on(case, service, answers, now)]
    # Its row is written last, once: what refers to it may come before it within a transaction.
    write_new(case)
    ports.tell_followers(events)
    return Sent(case, actor.evidence, is_new=True)


def _refuse_another_s(draft: Draft, actor: Actor) -> None:
    """What somebody began signed in is not sent by whoever uses their browser next."""
    if draft.user_id is not None and (actor.who, actor.id) != (Who.USER, draft.user_id):
        raise drafts.Gone(None)


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
    facts = _facts(service, answers, now)
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


def _facts(service: Service, answers: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """What the answers say of the applicant. Asked for somebody else, only a name and contacts are the applicant's."""
    given = {one.fact: answers[one.key] for one in service.questions if one.fact and one.key in answers}
    today = local_day(now, definitions.current())
    if isinstance(service.for_self, str) and not Journey(service, answers, today=today).is_for_self():
        return {fact: answer for fact, answer in given.items() if fact in OF_WHO_ASKS}
    return given


def _new_case(
    number: int, draft: Draft, service: Service, answers: Mapping[str, Any], now: datetime, received_at: datetime
) -> Case:
    owner = bodies.team(service.owner)
    routed = next((question for question in service.questions if getattr(question, "routes", False)), None)
    place = answers.get(routed.key) if routed else None
    today = local_day(now, definitions.current())
    district, is_guess = places.whereabouts(place["lat"], place["lng"], on=today) if place else ("", False)
    authority = bodies.authority_for(service.duty, district=district, on=today) if service.duty and district else None
    # A region's middle is no place: pinned on a map, or offered as the same hole, it would mislead.
    spot = place if place and place.get("accuracy_m", 0) < ROUGH_M else None
    case = Case(
        id=number,
        reference=new_reference(),
        draft_id=draft.id,
        service=service.key,
        version_id=draft.version_id,
        state=service.first_state,
        state_since=now,
        received_at=received_at,
        authority=authority or bodies.council(),
        authority_is_guess=is_guess,
        owner=owner,
        team=owner,
        sensitive=service.sensitive,
        public=service.public,
        channel=draft.channel,
        language=draft.language,
        district=district,
        lat=spot["lat"] if spot else None,
        lng=spot["lng"] if spot else None,
    )
    case.unwritten = []
    return case


def _files(service: Service, answers: Mapping[str, Any]) -> list[str]:
    return [
        document
        for question in service.questions
        if question.type == "file"
        for document in answers.get(question.key, [])
    ]


def _pass_on(case: Case, service: Service, answers: Mapping[str, Any], now: datetime) -> list[Event]:
    """A place that is another authority's: the service's own hand-over is taken at once, to that authority by name."""
    if case.authority.key == definitions.current().council.key:
        return []
    for key, transition in service.states[case.state].transitions.items():
        if transition.effect == "hand_over" and not transition.asks:
            given = Given(authority=case.authority)
            return move(case, service, key, transition, given, SYSTEM, now, known=answers)
    return []
