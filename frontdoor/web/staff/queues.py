"""My teams' queues, and one of them by promise, with tabs, and "Take the next". Must not decide who sees what."""

from datetime import UTC, date, datetime
from typing import Any, cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from frontdoor.engine.cases.actions.working import assign
from frontdoor.engine.cases.permissions import MovedOn
from frontdoor.engine.cases.queries.queues import Counts, counts, counts_by_team, narrowed, team_queue
from frontdoor.engine.cases.queries.stretches import Mark, stretch
from frontdoor.engine.parties import queries as parties
from frontdoor.engine.parties.models import Team, User
from frontdoor.web import access
from frontdoor.web.access import access as only
from frontdoor.web.actors import actor_of
from frontdoor.web.saying import day

from .clock_words import day_ends_at
from .rows import rows_of
from .sight import case_address

SIZE = 25
TRIES = 20


@require_safe
@only("staff")
def queues(request: HttpRequest) -> HttpResponse:
    teams = team_rows(cast(User, request.user), on=access.today(), now=timezone.now())
    return render(request, "staff/queues.html", {"teams": teams, "today": day(access.today())})


@require_safe
@only("staff")
def queue(request: HttpRequest, team: str) -> HttpResponse:
    user, on, now = cast(User, request.user), access.today(), timezone.now()
    mine = _team(user, team, on)
    everything = team_queue(mine, user, on=on)
    ends_at = day_ends_at(on)
    counted = counts(everything, user=user, now=now, day_ends_at=ends_at)
    which = request.GET.get("show", "")
    chosen = narrowed(everything, which, user=user, now=now, day_ends_at=ends_at).select_related("assignee__party")
    part = stretch(chosen, size=SIZE, after=_mark(request, "after"), before=_mark(request, "before"))
    context = {
        "team": mine.name,
        "under": _("%s. Ordered by promise: the next one to break is at the top.") % day(on),
        "take_next": reverse("take_next", args=[mine.key]) if counted.nobody else "",
        "figures": _figures(counted),
        "filters": _filters(counted, which),
        "rows": rows_of(part.cases, user=user, now=now),
        "shown": len(part.cases),
        "total": _in_tab(counted, which),
        "previous_href": _href(which, "before", part.before),
        "next_href": _href(which, "after", part.after),
    }
    return render(request, "staff/queue.html", context)


@require_POST
@only("staff")
def take_next(request: HttpRequest, team: str) -> HttpResponse:
    """The next case that nobody has becomes mine. Whoever presses at the same moment gets the one after it."""
    user, on = cast(User, request.user), access.today()
    mine = _team(user, team, on)
    for _try in range(TRIES):
        case = team_queue(mine, user, on=on).filter(assignee=None).first()
        if case is None:
            break
        try:
            assign(case.id, to=user, actor=actor_of(user, on=on), now=timezone.now(), seen=case.seq)
            return HttpResponseRedirect(case_address(case))
        except MovedOn:
            continue
    return HttpResponseRedirect(reverse("queue", args=[mine.key]))


def team_rows(user: User, *, on: date, now: datetime) -> list[dict[str, str]]:
    """My teams, each with how its queue stands."""
    counted = counts_by_team(user, on=on, now=now, day_ends_at=day_ends_at(on))
    return [
        {"name": team.name, "href": reverse("queue", args=[team.key]), "note": _note(counted.get(team.pk))}
        for team in parties.teams_of(user, on)
    ]


def _team(user: User, key: str, on: date) -> Team:
    team = next((team for team in parties.teams_of(user, on) if team.key == key), None)
    if team is None:
        raise Http404
    return team


def _note(counted: Counts | None) -> str:
    if counted is None:
        return _("Nothing here.")
    parts = [_("%d open") % counted.everything]
    parts += [_("%d late") % counted.late] if counted.late else []
    parts += [_("%d due today") % counted.today] if counted.today else []
    parts += [_("%d with nobody") % counted.nobody] if counted.nobody else []
    return ", ".join(parts)


def _figures(counted: Counts) -> list[dict[str, Any]]:
    nobody = _("%d with nobody") % counted.nobody if counted.nobody else ""
    return [
        {"value": counted.late, "label": _("Late")},
        {"value": counted.today, "label": _("Due today")},
        {"value": counted.on_time, "label": _("On time")},
        {"value": counted.everything, "label": _("Open"), "note": nobody},
    ]


def _tabs(counted: Counts) -> list[tuple[str, str, int]]:
    return [
        ("", _("Everything"), counted.everything),
        ("mine", _("Mine"), counted.mine),
        ("nobody", _("Nobody's"), counted.nobody),
        ("late", _("Late"), counted.late),
        ("today", _("Due today"), counted.today),
        ("paused", _("Paused"), counted.paused),
    ]


def _filters(counted: Counts, which: str) -> list[dict[str, Any]]:
    return [
        {"text": f"{words}, {number}", "href": f"?{urlencode({'show': key})}" if key else "?", "current": key == which}
        for key, words, number in _tabs(counted)
    ]


def _in_tab(counted: Counts, which: str) -> int:
    return next((number for key, _words, number in _tabs(counted) if key == which), counted.everything)


def _href(which: str, way: str, mark: Mark | None) -> str:
    if mark is None:
        return ""
    due = mark.due_at.astimezone(UTC).isoformat() if mark.due_at else ""
    return "?" + urlencode(({"show": which} if which else {}) | {way: f"{due}~{mark.reference}"})


def _mark(request: HttpRequest, way: str) -> Mark | None:
    """A mark as _href() wrote it; anything else is as none."""
    due, tilde, reference = request.GET.get(way, "").replace("\x00", "").partition("~")
    if not tilde:
        return None
    try:
        return Mark(datetime.fromisoformat(due).astimezone(UTC) if due else None, reference)
    except (ValueError, OverflowError):
        return None
