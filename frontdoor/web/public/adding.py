"""Something more that we should know: words and files that a case's person adds while it is open.

Must not ask for what we need: that is a transition, which stops the clock.
"""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontdoor.engine.cases.actions.adding import add, refuse_ended
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.permissions import NotAllowed
from frontdoor.engine.cases.references import shown
from frontdoor.engine.parties.actions import TooMany, count_attempt
from frontdoor.engine.questions.asking import Posted, Question
from frontdoor.engine.questions.file import File
from frontdoor.engine.questions.long_text import LongText
from frontdoor.web.access import access

from .answering import context_of, read_answers
from .tracking import acting, seen_case, track_first

A_DAY, TRIES_A_DAY = timedelta(days=1), 30
MOST_FILES = 5


@require_http_methods(["GET", "HEAD", "POST"])
@access("case")
def add_more(request: HttpRequest, reference: str) -> HttpResponse:
    case = seen_case(request, reference)
    if case is None:
        return track_first(request, reference)
    here = reverse("progress", args=[shown(case.reference)])
    if case.closed_at and request.method != "POST":
        return HttpResponseRedirect(here)
    asked, typed = _asked(), Posted(dict(request.POST.lists()))
    fields = [{"question": one, "posted": typed or one.posted(None), "error": None} for one in asked]
    problem, status = "", 200
    if request.method == "POST":
        status = 422
        try:
            # Before a file is kept: what is refused must cost nothing.
            _refuse(case)
            answers, fields = read_answers(request, asked, by=by_draft(case.draft_id))
            if answers is not None:
                _add(request, case, answers)
                return HttpResponseRedirect(f"{here}#added")
        except NotAllowed as not_allowed:
            problem = str(not_allowed)
        except TooMany:
            problem, status = _("You have added a lot today. Add the rest tomorrow, or ring us"), 429
    body = _("We read it before we go on. If we have to ask you something, we will tell you.")
    context = context_of(case, _("Add something we should know"), body, fields, problem)
    return render(request, "public/answer.html", context, status=status)


def _refuse(case: Case) -> None:
    """Raises NotAllowed for what has ended, and TooMany for who tries without end."""
    refuse_ended(case)
    count_attempt(f"add:{case.id}", limit=TRIES_A_DAY, window=A_DAY, now=timezone.now())


def _add(request: HttpRequest, case: Case, answers: dict[str, Any]) -> None:
    actor = acting(request, case)
    add(case.id, text=answers["more"], files=answers.get("files", []), actor=actor, now=timezone.now())


def _asked() -> list[Question]:
    return [
        LongText(key="more", type="long_text", ask=_("What should we know?"), length=2000),
        File(
            key="files",
            type="file",
            accept="document",
            ask=_("A photograph or a file"),
            optional=True,
            most=MOST_FILES,
        ),
    ]
