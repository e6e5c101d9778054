"""Who takes a step of an example: somebody who holds a fitting place in a team that day. Must not make people."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from frontdoor.engine.cases.acting import SYSTEM, Actor, by_party
from frontdoor.engine.cases.actions.entering import applicant_of
from frontdoor.engine.cases.models import Authorisation, Case, Channel, Evidence, Who
from frontdoor.engine.cases.permissions import may_approve
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.parties.kinds import ADMINISTRATOR
from frontdoor.engine.parties.models import Membership, User
from frontdoor.engine.parties.queries import roles_of

AUDIENCES = ("employee", "councillor", "partner")


class Nobody(LookupError):
    """No one here may do it; the message says for what a person is wanting."""


@dataclass(frozen=True)
class Cast:
    """The people of one day."""

    on: date

    def applicant(self, service: Service) -> User | None:
        """Who must sign in for a service; None for one that is open to everybody. Raises Nobody."""
        wanted = [audience for audience in service.audience if audience in AUDIENCES]
        if not wanted:
            return None
        found = Membership.objects.held(self.on).filter(team__audience__in=wanted).exclude(role=ADMINISTRATOR)
        with_a_manager_first = F("user__party__ties__id").asc(nulls_last=True)
        place = found.order_by(with_a_manager_first, "id").select_related("user").first()
        if place is None:
            raise Nobody(f"a person of {', '.join(wanted)}, for {service.key}")
        return place.user

    def actor(self, case: Case, word: str) -> Actor:
        """One who may take what is `by` this word: team, a team, a role, resident or system. Raises Nobody."""
        if word == "system":
            return SYSTEM
        if word == "resident":
            return by_party(applicant_of(case).pk, evidence=Evidence.CONTACT)
        if word == "team" and case.assignee is not None:
            return self.acting(case.assignee)
        has_it = case.team or case.owner
        teams = [team.pk for team in (case.team, case.owner) if team]
        fitting = Q(team=has_it) if word == "team" else Q(team__key=word) | Q(role=word, team__in=teams)
        place = Membership.objects.held(self.on).filter(fitting).order_by("id").select_related("user").first()
        if place is None:
            raise Nobody(f"{word} of {has_it.key}, for {case.service}")
        return self.acting(place.user)

    def second(self, case: Case, transition: Transition, first: Actor) -> Actor:
        """Another person, who may agree to what the first proposed. Raises Nobody."""
        for place in Membership.objects.held(self.on).exclude(user=first.id).order_by("id").select_related("user"):
            actor = self.acting(place.user)
            if may_approve(case, transition, actor):
                return actor
        raise Nobody(f"a second person for {case.service}: {', '.join(transition.approve)}")

    def acting(self, user: User) -> Actor:
        return Actor(
            Who.USER,
            user.pk,
            authorisation=Authorisation.DUTY,
            evidence=Evidence.VERIFIED,
            channel=Channel.WEB,
            roles=roles_of(user, self.on),
        )
