"""The list of people, one person, and the list of teams, for an administrator. They read; nothing changes here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frontdoor.engine.parties import queries
from frontdoor.engine.parties.models import Membership, Team, User
from frontdoor.web.access import access, has_second_factor, today

from .forms import JoinForm, ManagerForm, roles

MOST = 200


@access("administrator")
def people(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    found = list(queries.people(words, on=today())[: MOST + 1])
    shown = {"people": found[:MOST], "more": len(found) > MOST, "looked_for": words, "roles": roles()}
    return render(request, "staff/people/list.html", shown)


@access("administrator")
def person(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, person_of(pk))


@access("administrator")
def teams(request: HttpRequest) -> HttpResponse:
    on, listed = today(), []
    places = Membership.objects.held(on).filter(user__is_active=True).select_related("user__party")
    by_team: dict[int, list[Membership]] = {}
    for place in places.order_by("user__party__name"):
        by_team.setdefault(place.team_id, []).append(place)
    for team in queries.current_teams():
        listed.append({"team": team, "places": by_team.get(team.pk, [])})
    return render(request, "staff/people/teams.html", {"listed": listed, "roles": roles()})


def show(
    request: HttpRequest, subject: User, *, join: JoinForm | None = None, managed: ManagerForm | None = None
) -> HttpResponse:
    """The page of one person, with the form that was sent when it had mistakes."""
    on = today()
    manager = queries.line_manager(subject.party, on)
    typed: dict[str, Any] = {"manager": manager.email if manager else ""}
    join, managed = join or JoinForm(), managed or ManagerForm(initial=typed, person=subject)
    places = subject.memberships.select_related("team").order_by("-from_on", "-pk")
    shown = {
        "person": subject,
        "held": [each for each in places if each.until_on is None or each.until_on >= on],
        "past": [each for each in places if each.until_on and each.from_on <= each.until_on < on],
        "today": on,
        "manager": manager,
        "join": join,
        "managed": managed,
        "errors": join.summary + managed.summary,
        "teams": [(team.key, team.name) for team in Team.objects.filter(retired_on=None).order_by("name")],
        "roles": roles(),
        "has_second_factor": has_second_factor(subject),
        "acts": queries.administration_of(subject),
        "done": request.GET.get("done", ""),
    }
    return render(request, "staff/people/person.html", shown, status=422 if shown["errors"] else 200)


def person_of(pk: int) -> User:
    return get_object_or_404(User.objects.select_related("party"), pk=pk)
