"""The home of an employee, a councillor or a partner: their own cases, what waits for them, and services for them.

Must not show a case that they only deal with.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frontdoor.engine.cases.models import Case, Task
from frontdoor.engine.cases.queries.answers import answers_of_all
from frontdoor.engine.cases.queries.asked import is_withdrawal
from frontdoor.engine.cases.queries.following import Promise, standing_promises
from frontdoor.engine.cases.queries.sight import own_cases
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.parties import queries as parties
from frontdoor.engine.parties.models import Party, User
from frontdoor.web import access
from frontdoor.web.access import access as only
from frontdoor.web.saying import plain_day
from frontdoor.web.titles import case_title

MOST = 50
FOR_ALL = {"everyone", "resident", "business", "supplier"}
TAGS = {
    "running": ("on_time", _("On time")),
    "late": ("late", _("Late")),
    "paused": ("paused", _("Paused")),
}


@require_safe
@only("staff")
def home(request: HttpRequest) -> HttpResponse:
    user, on, now = cast(User, request.user), access.today(), timezone.now()
    mine = list(own_cases(user.party).select_related("authority").order_by("-received_at", "-id")[:MOST])
    waiting = _waiting(user.party, mine)
    answers = answers_of_all(mine)
    open_cases = [case for case in mine if case.closed_at is None]
    in_hand = [case for case in open_cases if case.id not in {waits.id for waits, task in waiting}]
    promises = standing_promises(in_hand, now=now, language="en")
    in_hand.sort(key=lambda case: promises[case.id].clock.due_at if case.id in promises else now + timedelta(days=9999))
    context = {
        "name": (user.party.first_name or user.party.name or user.email),
        "summary": _summary(len(waiting), len(open_cases)),
        "first": [_to_do(case, task, answers[case.id]) for case, task in waiting],
        "open": [_line(case, answers[case.id], promises.get(case.id)) for case in in_hand],
        "ended": [_ended(case, answers[case.id]) for case in mine if case.closed_at is not None],
        "services": _services(user, on),
    }
    return render(request, "account/home.html", context)


def _waiting(party: Party, cases: Iterable[Case]) -> list[tuple[Case, Task]]:
    by_id = {case.id: case for case in cases}
    tasks = Task.objects.filter(party=party, done_at=None, case__in=by_id).order_by("opened_at")
    return [(by_id[task.case_id], task) for task in tasks]


def _summary(waiting: int, open_cases: int) -> str:
    if waiting:
        return _("One thing needs you.") if waiting == 1 else _("%d things need you.") % waiting
    return _("Nothing needs you. Everything is in hand.") if open_cases else _("You have no open requests.")


def _to_do(case: Case, task: Task, answers: dict[str, Any]) -> dict[str, str]:
    """Straight to the one thing that can be done; where there is a choice, to the page that shows it."""
    service = definitions.version(case.version_id)
    steps = service.states[case.state].transitions
    ways = [key for key, step in steps.items() if "resident" in step.by and not is_withdrawal(service, step)]
    only = ways[0] if len(ways) == 1 else ""
    return {
        "title": case_title(service, answers),
        "case_href": _address(case),
        "body": task.words,
        "href": reverse("resident_answer", args=[shown(case.reference), only]) if only else _address(case),
        "link": steps[only].label if only else _("Look at it"),
    }


def _line(case: Case, answers: dict[str, Any], promise: Promise | None) -> dict[str, str]:
    service = definitions.version(case.version_id)
    kind, tag = TAGS.get(promise.stands if promise else "", ("not_started", _("In hand")))
    return {
        "href": _address(case),
        "title": case_title(service, answers),
        "body": _says(case),
        "sent": _("Sent %s") % plain_day(case.received_at),
        "promise": promise.words if promise else "",
        "kind": kind,
        "tag": tag,
    }


def _ended(case: Case, answers: dict[str, Any]) -> dict[str, str]:
    assert case.closed_at is not None
    return {
        "href": _address(case),
        "title": case_title(definitions.version(case.version_id), answers),
        "body": _("%(says)s %(day)s.") % {"says": _says(case), "day": plain_day(case.closed_at)},
    }


def _says(case: Case) -> str:
    state = definitions.version(case.version_id).states[case.state]
    return fill(state.says, {"authority": case.authority.name, **definitions.current().council.placeholders()})


def _address(case: Case) -> str:
    return f"/track/{shown(case.reference)}"


def _services(user: User, on: date) -> list[dict[str, str]]:
    """What is offered to people of their kind, and to nobody else."""
    theirs = parties.audiences_of(user, on)
    return [
        {"href": f"/{service.key}", "title": service.title, "summary": service.summary}
        for service in definitions.current().services.values()
        if theirs & set(service.audience) and not FOR_ALL & set(service.audience)
    ]
