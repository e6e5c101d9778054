"""A second person reads what was proposed and would be sent, then agrees or not. Must not change the proposal."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontdoor.engine.cases.actions.moving import approve as settle
from frontdoor.engine.cases.models import Event, Kind, Task
from frontdoor.engine.cases.permissions import MovedOn, NotAllowed, may_approve
from frontdoor.engine.cases.queries.asked import question_of
from frontdoor.web.access import access
from frontdoor.web.saying import short_moment
from frontdoor.web.typed import untyped

from ..cases.answers import lines_of
from ..cases.history import note
from ..cases.names import names_in
from ..cases.saying import actor_words
from ..sight import Sight, seen_number, sight
from .page import moved_on_page, step_page
from .will_read import WillRead, will_read


@require_http_methods(["GET", "HEAD", "POST"])
@access("staff")
def approve(request: HttpRequest, reference: str, task: int) -> HttpResponse:
    seen = sight(request, reference)
    waiting = seen.case.tasks.filter(id=task, sort=Task.Sort.APPROVE, done_at=None).first()
    proposed = (
        seen.case.events.select_related("detail", "answer_set").filter(kind=Kind.PROPOSED).order_by("-seq").first()
    )
    if waiting is None or proposed is None or not _is_mine(seen, waiting):
        raise Http404
    if request.method == "POST":
        return _post(request, seen, waiting, proposed)
    return _page(request, seen, waiting, proposed)


def _is_mine(seen: Sight, task: Task) -> bool:
    step = seen.service.states[seen.case.state].transitions.get(task.transition)
    return step is not None and may_approve(seen.case, step, seen.actor)


def _post(request: HttpRequest, seen: Sight, task: Task, proposed: Event) -> HttpResponse:
    agreed, number = request.POST.get("agreed", ""), seen_number(request)
    if agreed not in ("yes", "no"):
        return _page(request, seen, task, proposed)
    try:
        settle(seen.case.id, task.id, agreed=agreed == "yes", actor=seen.actor, now=seen.now, seen=number)
        return HttpResponseRedirect(seen.way_on)
    except MovedOn:
        return moved_on_page(request, sight(request, seen.case.reference), untyped([]), number, again=None)
    except NotAllowed as not_allowed:
        return _page(request, seen, task, proposed, refused=str(not_allowed), status=422)


def _page(
    request: HttpRequest, seen: Sight, task: Task, proposed: Event, *, refused: str = "", status: int = 200
) -> HttpResponse:
    names = names_in([proposed])
    reads, cannot = _would_read(seen, task)
    context: dict[str, Any] = step_page(
        seen,
        untyped([]),
        title=task.words,
        send=_("Agree"),
        reads=reads,
        refused=refused or cannot,
        nobody_reads=_("No message is sent for this."),
    )
    context |= {
        "proposed": lines_of(proposed, lambda event, key: question_of(seen.case, seen.service, key))
        if proposed.answers_digest
        else [],
        "proposed_by": f"{short_moment(proposed.at)}. {actor_words(proposed, names)}",
        "proposed_note": note(proposed, {}, {}),
        "may_agree": not cannot,
    }
    return render(request, "staff/approve.html", context, status=status)


def _would_read(seen: Sight, task: Task) -> tuple[WillRead | None, str]:
    """What would be sent, or why this person cannot agree: whoever proposed it never agrees to it."""

    def act() -> Any:
        return settle(seen.case.id, task.id, agreed=True, actor=seen.actor, now=seen.now)

    try:
        return will_read(seen.case.id, act, now=seen.now), ""
    except NotAllowed as not_allowed:
        return None, str(not_allowed)
