"""What a member of staff has to do today. Must not change anything."""

from datetime import datetime
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from frontdoor.engine.cases.models import Task
from frontdoor.engine.cases.permissions import may_settle
from frontdoor.engine.cases.queries.answers import answers_of_all
from frontdoor.engine.cases.queries.queues import Counts, counts, my_queue, my_tasks
from frontdoor.engine.cases.queries.sight import visible_to
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.parties import queries as parties
from frontdoor.engine.parties.kinds import Audience
from frontdoor.engine.parties.models import User
from frontdoor.web import access
from frontdoor.web.access import access as only
from frontdoor.web.actors import actor_of
from frontdoor.web.saying import day
from frontdoor.web.titles import case_title

from .clock_words import day_ends_at, said
from .queues import team_rows
from .rows import rows_of

MOST = 50
LINKS = {
    Task.Sort.NEW_DATE: gettext_lazy("Give a date"),
    Task.Sort.APPROVE: gettext_lazy("Agree or not"),
    Task.Sort.TELL: gettext_lazy("Look at it"),
}


@require_safe
@only("staff")
def my_day(request: HttpRequest) -> HttpResponse:
    user, on, now = cast(User, request.user), access.today(), timezone.now()
    if Audience.EMPLOYEE not in parties.audiences_of(user, on) and not visible_to(user, on=on).exists():
        return HttpResponseRedirect(reverse("account"))
    mine = my_queue(user)
    shown_first = list(mine[:MOST])
    for case in shown_first:
        case.assignee = user
    context = {
        "today": day(on),
        "figures": _figures(counts(mine, user=user, now=now, day_ends_at=day_ends_at(on))),
        "first": _things(_tasks(user, on), now),
        "mine": rows_of(shown_first, user=user, now=now),
        "teams": team_rows(user, on=on, now=now),
    }
    return render(request, "staff/my_day.html", context)


def _figures(counted: Counts) -> list[dict[str, Any]]:
    return [
        {"value": counted.late, "label": _("Late")},
        {"value": counted.today, "label": _("Due today")},
        {"value": counted.on_time, "label": _("On time")},
        {"value": counted.paused, "label": _("Paused")},
    ]


def _tasks(user: User, on: Any) -> list[Task]:
    """What this person can do something about: nobody is shown an approval that is not theirs to give."""
    actor = actor_of(user, on=on)
    tasks = my_tasks(user, on=on).select_related("case__team", "case__owner")[:MOST]
    return [task for task in tasks if task.sort != Task.Sort.APPROVE or may_agree(task, actor)]


def may_agree(task: Task, actor: Any) -> bool:
    step = definitions.version(task.case.version_id).states[task.case.state].transitions.get(task.transition)
    return step is not None and may_settle(task.case, step, actor)


def _things(tasks: list[Task], now: datetime) -> list[dict[str, str]]:
    answers = answers_of_all(task.case for task in tasks)
    return [_thing(task, answers[task.case_id], now) for task in tasks]


def _thing(task: Task, answers: dict[str, Any], now: datetime) -> dict[str, str]:
    case = task.case
    said_words = _("We said: %s.") % said(case, task.clock)
    if task.sort == Task.Sort.NEW_DATE:
        is_late = task.due_at is not None and task.due_at <= now
        body = f"{said_words} {_('That is past.')}" if is_late else said_words
    elif task.sort == Task.Sort.APPROVE:
        body = _("“%s” waits for a second person to agree.") % task.words
    else:
        body = f"{task.words}."
    return {
        "title": case_title(definitions.version(case.version_id), answers),
        "body": f"{shown(case.reference)}. {body}",
        "link": str(LINKS[Task.Sort(task.sort)]),
        "href": task_address(task),
    }


def task_address(task: Task) -> str:
    """Where a task is done."""
    reference = shown(task.case.reference)
    if task.sort == Task.Sort.NEW_DATE and task.clock:
        return reverse("new_date", args=[reference, task.clock.key])
    if task.sort == Task.Sort.APPROVE:
        return reverse("approve", args=[reference, task.id])
    if task.sort == Task.Sort.TELL:
        return reverse("finish", args=[reference, task.id])
    return reverse("case", args=[reference])
