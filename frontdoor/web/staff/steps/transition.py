"""Taking one step of a case: what it asks, what the resident will read, and only then the step itself.

The first press shows the message, the second sends it. Must not decide whether the step is allowed: the heart does.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontdoor.engine.cases.actions.moving import Given, Unanswered, take
from frontdoor.engine.cases.giving import by_staff
from frontdoor.engine.cases.permissions import MovedOn, NotAllowed
from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.questions.asking import Wrong
from frontdoor.web.access import access
from frontdoor.web.typed import Typed, read, untyped

from ..cases.page import open_steps
from ..sight import Sight, seen_number, sight
from .extras import ASK_NEW, given_of, nothing_is_asked, questions_of
from .outline import outline
from .page import moved_on_page, step_page
from .will_read import WillRead, will_read


@require_http_methods(["GET", "HEAD", "POST"])
@access("staff")
def transition(request: HttpRequest, reference: str, transition: str) -> HttpResponse:
    seen = sight(request, reference)
    step = open_steps(seen, answers_of(seen.case)).get(transition)
    if request.method == "POST":
        return _post(request, seen, transition, step)
    if step is None:
        raise Http404
    typed = untyped(questions_of(seen.case, seen.service, step, on=seen.on))
    reads = (
        None if any(not asked.optional for asked in typed.questions) or step.asks_resident else _try(seen, transition)
    )
    return _page(request, seen, step, typed, reads=reads)


def _post(request: HttpRequest, seen: Sight, key: str, step: Transition | None) -> HttpResponse:
    if step is None:
        return _too_late(request, seen, key)
    typed = read(
        request, questions_of(seen.case, seen.service, step, on=seen.on), by=by_staff(seen.user.pk), on=seen.on
    )
    if typed.is_complete and nothing_is_asked(step, typed.answers):
        typed.wrong[ASK_NEW] = Wrong(_("Choose a question, or write one"))
    if not typed.is_complete:
        return _page(request, seen, step, typed, status=422 if typed.wrong else 200)
    given, number = given_of(step, typed.answers), seen_number(request)

    def act() -> Any:
        return take(seen.case.id, key, given=given, actor=seen.actor, now=seen.now, seen=number)

    try:
        reads = will_read(seen.case.id, act, now=seen.now)
        if not reads.letters or request.POST.get("shown-words") == reads.digest:
            act()
            return HttpResponseRedirect(seen.way_on)
        return _page(request, seen, step, typed, reads=reads, asked_twice="shown-words" in request.POST)
    except MovedOn:
        fresh = sight(request, seen.case.reference)
        return moved_on_page(request, fresh, typed, number, again=_again(fresh, key))
    except Unanswered as unanswered:
        typed.wrong.update({wanting: Wrong(message) for wanting, message in unanswered.wrong.items()})
        return _page(request, seen, step, typed, status=422)
    except NotAllowed as not_allowed:
        return _page(request, seen, step, typed, refused=str(not_allowed), status=422)


def _try(seen: Sight, key: str) -> WillRead | None:
    """For a step that has to ask nothing, the whole is known at once."""
    try:
        return will_read(
            seen.case.id, lambda: take(seen.case.id, key, given=Given(), actor=seen.actor, now=seen.now), now=seen.now
        )
    except (NotAllowed, Unanswered):
        return None


def _too_late(request: HttpRequest, seen: Sight, key: str) -> HttpResponse:
    """The step is not open any more: what was typed for it stays to be read, under the state in which it was asked."""
    steps = [state.transitions[key] for state in seen.service.states.values() if key in state.transitions]
    if not steps or seen_number(request) == seen.case.seq:
        raise Http404
    typed = read(
        request, questions_of(seen.case, seen.service, steps[0], on=seen.on), by=by_staff(seen.user.pk), on=seen.on
    )
    return moved_on_page(request, seen, typed, seen_number(request), again=None)


def _again(seen: Sight, key: str) -> Transition | None:
    return open_steps(seen, answers_of(seen.case)).get(key)


def _page(
    request: HttpRequest,
    seen: Sight,
    step: Transition,
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
        title=step.label,
        send=step.label,
        reads=reads,
        before=None if reads else outline(seen, step),
        refused=refused,
        asked_twice=asked_twice,
        nobody_reads=_nobody_reads(step, reads),
    )
    return render(request, "staff/transition.html", context, status=status)


def _nobody_reads(step: Transition, reads: WillRead | None) -> str:
    if step.approve:
        return _("Nothing is sent until a second person agrees.")
    says = f" {_('Their page will say:')} {reads.says}" if reads and reads.says else ""
    return _("No message is sent for this.") + says
