"""What a member of staff has to do today. Must not change anything."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frontdoor.engine.cases.models import Task
from frontdoor.engine.cases.permissions import may_approve
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
from frontdoor.web.saying import day, short_moment
from frontdoor.web.titles import noun

from .clock_words import day_ends_at
from .queues import team_rows
from .rows import rows_of

MOST = 50


@require_safe
@only("staff")
def my_day(request: HttpRequest) -> HttpResponse:
    user, on, now = cast(User, request.user), access.today(), timezone.now()
    if Audience.EMPLOYEE not in parties.audiences_of(user, on) and not visible_to(user, on=on).exists():
        return HttpResponseRedirect(reverse("account"))
    mine = my_queue(user).select_related("assignee__party")
    shown_first = list(mine[:MOST])
    context = {
        "today": day(on),
        "figures": _figures(counts(mine, user=user, now=now, day_ends_at=day_ends_at(on))),
        "first": [_thing(task) for task in _tasks(user, on)],
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
    return step is not None and may_approve(task.case, step, actor)


def _thing(task: Task) -> dict[str, str]:
    case = task.case
    name = f"{noun(definitions.version(case.version_id).title)} {shown(case.reference)}"
    words = {
        Task.Sort.NEW_DATE: (
            _("Give a date"),
            _("The promise breaks %s.") % (short_moment(task.due_at) if task.due_at else ""),
        ),
        Task.Sort.APPROVE: (_("Agree or not"), _("“%s” waits for a second person to agree.") % task.words),
        Task.Sort.TELL: (_("Look at it"), _("%s.") % task.words),
    }
    link, body = words[Task.Sort(task.sort)]
    return {"title": name, "body": body, "link": link, "href": task_address(task)}


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
