"""Keying a paper form that came by post: by its code, under the version that was printed, once; and how many come.

Must not show a case: whoever keys one need not be of the team that deals with it.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from frontdoor.engine.cases.actions import drafts, submission
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.models import Case, Channel, Draft
from frontdoor.engine.cases.queries.following import standing_promise
from frontdoor.engine.cases.queries.sight import may_key
from frontdoor.engine.cases.references import receipt_code, shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.parties.models import User
from frontdoor.engine.questions.asking import Posted, Wrong
from frontdoor.engine.questions.date import Date
from frontdoor.web.access import access, today
from frontdoor.web.actors import actor_of
from frontdoor.web.forms_on_paper import read_code
from frontdoor.web.one_page import Sheet, read_sheet, sheet_of
from frontdoor.web.saying import short_day

from .volumes import volumes

OLDEST = timedelta(days=90)
"""A form older than this was lost somewhere: its person is rung before anything is promised."""


@require_http_methods(["GET", "HEAD", "POST"])
@access("staff")
def forms(request: HttpRequest) -> HttpResponse:
    """The code of a form opens it; below, those begun and not sent, and how many came by each channel."""
    user, typed, problem = cast(User, request.user), request.POST.get("code", "")[:100], ""
    if request.method == "POST":
        found = read_code(typed)
        if found is None:
            problem = _("Enter the code at the foot of the form, for example FORM 41-report-a-pothole")
        elif not may_key(user, found[1], on=today()):
            problem = _("Only the team that has this service keys its forms. Send it to them")
        else:
            version_id, service, language = found
            draft = drafts.begin(
                service.key,
                version_id,
                now=timezone.now(),
                channel=Channel.POST,
                language=language,
                keyed_by_id=user.pk,
            )
            return HttpResponseRedirect(reverse("paper_keying", args=[draft.id]))
    begun = Draft.objects.filter(keyed_by=user).order_by("-touched_at")
    context = {
        "code": typed,
        "problem": problem,
        "errors": [{"href": "#code", "text": problem}] if problem else [],
        "begun": [_begun(draft) for draft in begun],
        **volumes(now=timezone.now()),
    }
    return render(request, "staff/paper_forms.html", context, status=422 if problem else 200)


def _begun(draft: Draft) -> dict[str, str]:
    return {
        "text": definitions.version(draft.version_id).title,
        "href": reverse("paper_keying", args=[draft.id]),
        "note": _("Begun %s") % short_day(draft.began_at),
        "put_away": reverse("paper_put_away", args=[draft.id]),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@access("staff")
def keying(request: HttpRequest, draft: UUID) -> HttpResponse:
    """One form. Once sent, the same address shows its reference, however often it is sent."""
    user = cast(User, request.user)
    kept = Draft.objects.filter(id=draft, keyed_by=user).first()
    if kept is None:
        return _sent(request, draft, user)
    service = definitions.version(kept.version_id)
    if not may_key(user, service, on=today()):
        raise PermissionDenied
    if request.method != "POST":
        sheet = sheet_of(service, kept.answers, on=today(), channel=Channel.POST)
        return _page(request, sheet, Posted(CAME_IN.posted(None)))
    sheet = read_sheet(request, service, by=by_draft(kept.id), on=today(), channel=Channel.POST)
    came_in, wrong = _came_in(request)
    try:
        drafts.answer(kept.id, sheet.answers, now=timezone.now())
        if wrong or not sheet.is_complete or came_in is None:
            errors = None if sheet.typed.is_pressed else wrong
            return _page(request, sheet, Posted(dict(request.POST.lists())), wrong=errors)
        submission.submit(
            kept.id,
            actor=actor_of(user, on=today(), channel=Channel.POST),
            now=timezone.now(),
            received_at=_moment_of(came_in),
        )
    except submission.Incomplete as incomplete:
        sheet.typed.wrong[incomplete.key] = Wrong(service.question(incomplete.key).missing())
        return _page(request, sheet, Posted(dict(request.POST.lists())))
    except drafts.Gone:
        pass
    return HttpResponseRedirect(reverse("paper_keying", args=[draft]))


@require_POST
@access("staff")
def put_away(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Begun by mistake, or twice."""
    if Draft.objects.filter(id=draft, keyed_by=cast(User, request.user)).exists():
        drafts.discard(draft)
    return HttpResponseRedirect(reverse("paper_forms"))


CAME_IN = Date(
    key="came_in",
    type="date",
    ask="When did the form come in?",
    hint="The promise counts from this day.",
    personal=False,
)


def _came_in(request: HttpRequest) -> tuple[date | None, Wrong | None]:
    """The day on which the form was received, not one to come and not long ago."""
    posted = Posted(dict(request.POST.lists()))
    try:
        answer = CAME_IN.read(posted)
        if answer is None:
            raise Wrong(CAME_IN.missing(), CAME_IN.first_part)
        day = date.fromisoformat(answer)
        if not today() - OLDEST <= day <= today():
            raise Wrong(_("The day that the form came in must be within the last 90 days"))
        return day, None
    except Wrong as wrong:
        return None, wrong


def _moment_of(day: date) -> datetime:
    """Post comes in the morning; today's is received now."""
    return timezone.now() if day == today() else timezone.make_aware(datetime.combine(day, time(9)))


def _page(request: HttpRequest, sheet: Sheet, posted: Posted, *, wrong: Wrong | None = None) -> HttpResponse:
    errors = [{"href": f"#{CAME_IN.anchor(wrong.part)}", "text": wrong.message}] if wrong else []
    context: dict[str, Any] = {
        "title": sheet.service.title,
        "came_in": {"question": CAME_IN, "posted": posted, "error": wrong},
        "questions": sheet.fields,
        "errors": errors + sheet.typed.errors,
        "back_href": reverse("paper_forms"),
    }
    return render(request, "staff/paper_keying.html", context, status=422 if context["errors"] else 200)


def _sent(request: HttpRequest, draft: UUID, user: User) -> HttpResponse:
    """The reference to write on the form, for whoever keyed it."""
    case = Case.objects.filter(draft_id=draft, channel=Channel.POST).first()
    if case is None or not case.events.filter(seq=1, who="user", who_id=user.pk).exists():
        raise Http404
    promise = standing_promise(case, now=timezone.now(), language="en")
    rows = [
        {"key": _("Write this reference on the form"), "value": shown(case.reference)},
        {"key": _("The person's code to track it"), "value": shown(receipt_code(case.reference))},
    ]
    if promise:
        rows.append({"key": _("We have said"), "value": promise.words})
    context = {
        "title": definitions.version(case.version_id).title,
        "reference": shown(case.reference),
        "rows_shown": rows,
        "next_href": reverse("paper_forms"),
    }
    return render(request, "staff/paper_sent.html", context)
