"""Who sees which cases: the one rule that list, search, export, interface and dashboard share. Must not be copied.

The team that has the case, the team that owns it, whoever it or one of its tasks was given to; where the service is
sensitive, only those of a team who hold a role that sees such cases. A party sees its own.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from frontdoor.engine.cases.models import Case, Document, Role, Task
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.parties.kinds import Audience
from frontdoor.engine.parties.models import Client, Party, User
from frontdoor.engine.parties.queries import places_of
from frontdoor.engine.statements import Given, OneOf, Statement

SENSITIVE_ROLES = ("handler", "manager")
OWN_ROLES = (Role.APPLICANT, Role.REPRESENTATIVE)


def visible_to(user: User, *, on: date) -> QuerySet[Case]:
    """The cases that this member of staff may see on a day."""
    return Case.objects.filter(in_sight(user, on=on))


def in_sight(user: User, *, on: date, of: str = "") -> Q:
    """The same as a condition: on cases, or on what leads to them by such a name as `case__`."""
    return _in_sight(of=of, **_seer(user, on))


def case_seen(user: User, reference: str, *, on: date) -> Case | None:
    """The case of that reference with whose it is, if this member of staff may see it on a day."""
    return next(iter(CASE(reference=reference, **_seer(user, on) | {"user": user.pk})), None)


def _seer(user: User, on: date) -> dict[str, Any]:
    held = places_of(user, on)
    teams = sorted({place.team_id for place in held})
    trusted = sorted({place.team_id for place in held if place.role in SENSITIVE_ROLES})
    return {"user": user, "teams": teams, "trusted": trusted}


def _in_sight(*, user: Any, teams: Any, trusted: Any, of: str = "") -> Q:
    def has(sensitive: bool, those: Any) -> Q:
        theirs = Q(OneOf(f"{of}team_id", those)) | Q(OneOf(f"{of}owner_id", those))
        return Q((f"{of}sensitive", sensitive)) & theirs

    tasks = Task.objects.filter(user=user, done_at=None).values("case_id")
    given = Q((f"{of}assignee", user)) | Q((f"{of}id__in", tasks))
    return has(False, teams) | has(True, trusted) | given


CASE = Statement(
    lambda: (
        Case.objects.filter(_in_sight(user=Given("user"), teams=Given("teams"), trusted=Given("trusted")))
        .filter(reference=Given("reference"))
        .select_related("team", "owner", "authority", "assignee__party")
    )
)


def may_key(user: User, service: Service, *, on: date) -> bool:
    """Whether this person may type in a paper form for whoever filled it in: any employee of the council, but for a
    sensitive service only those of its team who see such cases. What is only for those who sign in has no form."""
    held = [place for place in places_of(user, on) if place.team.audience == Audience.EMPLOYEE]
    if service.sensitive:
        held = [place for place in held if place.team.key == service.owner and place.role in SENSITIVE_ROLES]
    return not service.is_for_users_only and bool(held)


def own_cases(party: Party) -> QuerySet[Case]:
    """The cases of which this party is the applicant, or the one who speaks for them."""
    return Case.objects.filter(parties__party=party, parties__role__in=OWN_ROLES).distinct()


def sent_by(client: Client) -> QuerySet[Case]:
    """What software sent under a key of its own: neither sensitive ones, nor anybody else's."""
    return Case.objects.filter(client=client, sensitive=False)


def visible_documents(cases: QuerySet[Case], document_id: UUID) -> QuerySet[Document]:
    """A file is seen by those who see its case."""
    return Document.objects.filter(id=document_id, case__in=cases)
