"""Who does what in a benchmark: places that residents report, and somebody at their desk, signed in.

It must not be used outside a demonstration: it signs in without a password.
"""

from dataclasses import dataclass

from django.db.models import Count
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions.queries import is_demonstration
from frontdoor.engine.parties.models import Membership, User
from frontdoor.engine.places.models import Postcode
from frontdoor.engine.places.queries import CROWD
from frontdoor.web.access import SET_UP_IN_THIS_SESSION

LANCASHIRE = "E07"


@dataclass(frozen=True)
class Desk:
    """The cookies of a session, and the addresses of its pages."""

    user: User
    cookies: dict[str, str]
    queue: str
    cases: list[str]


def places() -> list[str]:
    """Postcodes all over the county's districts."""
    found = Postcode.objects.filter(district__startswith=LANCASHIRE, shared__lt=CROWD).order_by("code")
    return [str(row) for row in found][::17]


def desk_of(team: str) -> Desk:
    """A handler of a team, and the open cases of that team with the longest histories."""
    if not is_demonstration():
        raise RuntimeError("this is no demonstration")
    held = Membership.objects.held(timezone.localdate()).filter(team__key=team, role="handler")
    user = held.order_by("id").select_related("user__party")[0].user
    client = Client()
    client.force_login(user)
    session = client.session
    session[SET_UP_IN_THIS_SESSION] = user.pk
    session.save()
    cases = Case.objects.filter(team__key=team, closed_at=None).annotate(events_=Count("events"))
    return Desk(
        user,
        {name: kept.value for name, kept in client.cookies.items()},
        f"/staff/queues/{team}/",
        [f"/staff/cases/{shown(case.reference)}/" for case in cases.order_by("-events_", "id")[:8]],
    )
