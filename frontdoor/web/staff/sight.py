"""One case as one member of staff sees it now, or nothing at all. Must not show or change anything."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.queries.sight import case_seen, visible_to
from frontdoor.engine.cases.references import read_reference, shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.parties.models import Team, User
from frontdoor.web import access
from frontdoor.web.actors import actor_of


@dataclass(frozen=True)
class Sight:
    """Who looks at which case, on which day, and as which actor they would act."""

    user: User
    actor: Actor
    case: Case
    now: datetime
    on: date

    @property
    def service(self) -> Service:
        return definitions.version(self.case.version_id)

    @property
    def team(self) -> Team:
        """The team whose people may have the case: the one that has it, else its owner."""
        return self.case.team or self.case.owner

    @property
    def address(self) -> str:
        return case_address(self.case)

    @property
    def way_on(self) -> str:
        """Where its reader goes once something was done: back to the case, or to My day when it left their sight."""
        is_seen = visible_to(self.user, on=self.on).filter(pk=self.case.pk).exists()
        return self.address if is_seen else reverse("my_day")

    def page(self, name: str, *args: object) -> str:
        """The address of something done to this case."""
        return reverse(name, args=[shown(self.case.reference), *args])


def sight(request: HttpRequest, reference: str) -> Sight:
    """Raises Http404 for a case that there is not, and just so for one that this person may not see."""
    user, on = cast(User, request.user), access.today()
    plain = read_reference(reference)
    case = case_seen(user, plain, on=on) if plain else None
    if case is None:
        raise Http404
    return Sight(user, actor_of(user, on=on), case, timezone.now(), on)


def is_in_its_team(seen: Sight) -> bool:
    """The colleagues of the team that has the case share it; others who see it may only do what a step allows."""
    return seen.actor.is_in(seen.team.key)


def case_address(case: Case) -> str:
    return reverse("case", args=[shown(case.reference)])


def seen_number(request: HttpRequest) -> int:
    """The number of the last event that the page showed; nobody saw event 0."""
    typed = request.POST.get("seq", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
