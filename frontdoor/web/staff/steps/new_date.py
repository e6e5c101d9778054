"""The owner's answer to "when, and why?": a new date for a promise, with a reason that the resident reads.

Must not make a date up: the person gives it.
"""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontdoor.engine.cases.actions.dates import NoReason, NotADate, give_new_date
from frontdoor.engine.cases.giving import by_staff
from frontdoor.engine.cases.models import Clock
from frontdoor.engine.cases.permissions import MovedOn, NotAllowed
from frontdoor.engine.questions.asking import Question, Wrong
from frontdoor.engine.questions.date import Date
from frontdoor.engine.questions.long_text import LongText
from frontdoor.web.access import access
from frontdoor.web.typed import Typed, read, untyped

from ..sight import Sight, seen_number, sight
from .page import moved_on_page, step_page
from .will_read import WillRead, will_read

ON, REASON = "new_date", "reason"


@require_http_methods(["GET", "HEAD", "POST"])
@access("staff")
def new_date(request: HttpRequest, reference: str, clock: str) -> HttpResponse:
    seen = sight(request, reference)
    running = seen.case.clocks.filter(key=clock, ended_at=None).first()
    if running is None or not _may_answer(seen):
        raise Http404
    if request.method == "POST":
        return _post(request, seen, running)
    return _page(request, seen, untyped(_questions()))


def _may_answer(seen: Sight) -> bool:
    """The team that has the case, its owner team, and whoever has it."""
    return seen.case.assignee_id == seen.user.pk or any(
        seen.actor.is_in(team.key) for team in (seen.case.team, seen.case.owner) if team
    )


def _questions() -> list[Question]:
    return [
        Date(key=ON, type="date", ask=_("What is the new date?"), earliest="today"),
        LongText(key=REASON, type="long_text", ask=_("Why?"), hint=_("They will read this."), length=1000),
    ]


def _post(request: HttpRequest, seen: Sight, running: Clock) -> HttpResponse:
    typed = read(request, _questions(), by=by_staff(seen.user.pk), on=seen.on)
    if not typed.is_complete:
        return _page(request, seen, typed, status=422)
    number = seen_number(request)

    def act() -> Any:
        return give_new_date(
            running.id,
            on=date.fromisoformat(typed.answers[ON]),
            reason=typed.answers[REASON],
            actor=seen.actor,
            now=seen.now,
            seen=number,
        )

    try:
        reads = will_read(seen.case.id, act, now=seen.now)
        if not reads.letters or request.POST.get("shown-words") == reads.digest:
            act()
            return HttpResponseRedirect(seen.address)
        return _page(request, seen, typed, reads=reads, asked_twice="shown-words" in request.POST)
    except MovedOn:
        return moved_on_page(request, sight(request, seen.case.reference), typed, number, again=None)
    except NotADate as not_a_date:
        typed.wrong[ON] = Wrong(str(not_a_date), "day")
    except NoReason as no_reason:
        typed.wrong[REASON] = Wrong(str(no_reason))
    except NotAllowed as not_allowed:
        return _page(request, seen, typed, refused=str(not_allowed), status=422)
    return _page(request, seen, typed, status=422)


def _page(
    request: HttpRequest,
    seen: Sight,
    typed: Typed,
    *,
    reads: WillRead | None = None,
    refused: str = "",
    asked_twice: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = step_page(
        seen,
        typed,
        title=_("Give a new date"),
        send=_("Continue"),
        reads=reads,
        refused=refused,
        asked_twice=asked_twice,
    )
    return render(request, "staff/transition.html", context, status=status)
