"""What a case's person does to it by a transition of theirs: answers what we asked, or withdraws.

Must not offer a transition that the definition gives to somebody else.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontdoor.engine.cases.actions.moving import Given, take
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.models import Case, Task
from frontdoor.engine.cases.permissions import NotAllowed
from frontdoor.engine.cases.queries.asked import asked_questions, is_withdrawal
from frontdoor.engine.cases.references import shown
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.messaging.placeholders import values_for
from frontdoor.engine.questions.asking import Context, Fields, Posted, Question, Wrong
from frontdoor.web import languages
from frontdoor.web.access import access, today

from .tracking import acting, seen_case, track_first


@require_http_methods(["GET", "HEAD", "POST"])
@access("case")
def answer(request: HttpRequest, reference: str, transition: str) -> HttpResponse:
    case = seen_case(request, reference)
    if case is None:
        return track_first(request, reference)
    service = languages.version(case.version_id)
    way = service.states[case.state].transitions.get(transition)
    if way is None or "resident" not in way.by:
        raise Http404
    task = case.tasks.filter(sort=Task.Sort.ANSWER, done_at=None).first()
    questions = asked_questions(service, way, task)
    fields = [{"question": asked, "posted": asked.posted(None), "error": None} for asked in questions]
    problem = ""
    if request.method == "POST":
        answers, fields = read_answers(request, questions, by=by_draft(case.draft_id))
        if answers is not None:
            try:
                take(case.id, transition, given=Given(answers=answers), actor=acting(request, case), now=timezone.now())
                return HttpResponseRedirect(f"/track/{shown(case.reference)}")
            except NotAllowed as not_allowed:
                problem = str(not_allowed)
    return render(
        request,
        "public/answer.html",
        context_of(case, way.label, _body(case, task, leaves=is_withdrawal(service, way)), fields, problem),
        status=422 if request.method == "POST" else 200,
    )


def read_answers(
    request: HttpRequest, questions: list[Question], *, by: str
) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """The answers, or None where the page is shown again: something is wrong, or a file was taken back. And the fields
    as they are then shown, a file that was kept among them."""
    posted = Posted(dict(request.POST.lists()), files=dict(request.FILES.lists()))
    context = Context(today=today(), by=by)
    for asked in questions:
        if (again := asked.again(posted, context=context)) is not None:
            return None, [{"question": one, "posted": again, "error": None} for one in questions]
    answers: dict[str, Any] = {}
    fields = []
    for asked in questions:
        wrong = None
        shown_again: Fields = posted
        try:
            given = asked.read(posted, context=context)
            if given is None and not asked.optional:
                raise Wrong(asked.missing())
            if given is not None:
                answers[asked.key] = given
                shown_again = asked.posted(given)
        except Wrong as found:
            wrong = found
        fields.append({"question": asked, "posted": shown_again, "error": wrong})
    return (None if any(field["error"] for field in fields) else answers), fields


def _body(case: Case, task: Task | None, *, leaves: bool) -> str:
    """Why we ask; or, of withdrawing, what it does."""
    if leaves:
        return _("If you send this, we will stop and close it. You can make a new one at any time.")
    says = languages.version(case.version_id).states[case.state].says
    return fill(says, values_for(case, None, now=timezone.now(), language=languages.spoken())) if task else ""


def context_of(case: Case, label: str, body: str, fields: list[dict[str, Any]], problem: str) -> dict[str, Any]:
    errors = [
        {"href": f"#{field['question'].anchor(field['error'].part)}", "text": field["error"].message}
        for field in fields
        if field["error"]
    ]
    return {
        "title": label,
        "reference": shown(case.reference),
        "body": body,
        "questions": fields,
        "errors": errors + ([{"href": "#main", "text": problem}] if problem else []),
        "asks_files": any(field["question"].type == "file" for field in fields),
        "send_text": _("Send"),
        "back_href": f"/track/{shown(case.reference)}",
    }
