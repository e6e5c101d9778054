"""Finding a request again without an account, its progress page, and what its person can do there.

The reference alone opens nothing: this browser sent the case, or a code was right, within the hour.
"""

from contextlib import suppress
from typing import Any

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontdoor.engine.cases.acting import Actor, by_party
from frontdoor.engine.cases.actions.reopening import reopen, reopen_until
from frontdoor.engine.cases.models import Case, Evidence
from frontdoor.engine.cases.permissions import NotAllowed
from frontdoor.engine.cases.queries.sight import own_cases
from frontdoor.engine.cases.references import is_receipt_code, read_reference, shown
from frontdoor.engine.parties.actions import ProofNotValid, TooMany, count_attempt, use_code
from frontdoor.engine.parties.contacts import normal_form
from frontdoor.engine.parties.kinds import ContactKind
from frontdoor.engine.parties.models import ContactPoint, Party
from frontdoor.engine.questions.asking import Posted, Wrong
from frontdoor.engine.questions.long_text import LongText
from frontdoor.web import languages
from frontdoor.web.access import access, has_done_second_factor
from frontdoor.web.holding import cases_held, forget_all, hold_case, is_sent_from_here

from .codes import HOUR, limit_address, send_code
from .progress_shown import progress_of

TRACK = "track"
FOR_ONE_CASE_AN_HOUR = 200
"""Far from enough to guess 39 bits; so many that one stranger cannot keep a public report's own person from it."""


@require_http_methods(["GET", "HEAD", "POST"])
@access("public")
def track(request: HttpRequest) -> HttpResponse:
    """Reference and contact, or the receipt's code. A hit and a miss are answered alike, but for the right code."""
    if request.method != "POST":
        return render(request, "public/track.html", _track_context("", ""))
    # The database takes no NUL; it would fail for a reference that there is, and for no other.
    typed, contact = (request.POST.get(field, "").replace("\x00", "").strip() for field in ("reference", "contact"))
    reference = read_reference(typed)
    context = _track_context(typed, contact)
    if reference is None:
        context["reference_error"] = _("Enter the reference as it is on your receipt, for example 7K4M-9QXT")
    if not contact:
        context["contact_error"] = _("Enter your e-mail address, or the code on your receipt")
    context["errors"] = [
        {"href": f"#{field}", "text": context[f"{field}_error"]}
        for field in ("reference", "contact")
        if context[f"{field}_error"]
    ]
    if context["errors"] or reference is None:
        return render(request, "public/track.html", context, status=422)
    try:
        count_attempt(f"track:{reference}", limit=FOR_ONE_CASE_AN_HOUR, window=HOUR, now=timezone.now())
        limit_address(request, TRACK)
    except TooMany:
        context["errors"] = [{"href": "#reference", "text": _("Too many tries. Wait an hour, or ring us")}]
        return render(request, "public/track.html", context, status=429)
    return _found(request, reference, contact)


def _found(request: HttpRequest, reference: str, contact: str) -> HttpResponse:
    case = Case.objects.filter(reference=reference).first()
    if case is not None and is_receipt_code(reference, contact):
        return hold_case(request, HttpResponseRedirect(_address(case)), case, evidence=Evidence.KNOWLEDGE)
    if case is not None:
        _send_if_known(case, contact)
    return HttpResponseRedirect(reverse("track_code", args=[shown(reference)]))


def _send_if_known(case: Case, contact: str) -> None:
    """A code to a contact of the case's own people, when it is the one typed; else nothing, and nobody can tell."""
    kind = ContactKind.EMAIL if "@" in contact else ContactKind.TELEPHONE
    value = normal_form(kind, contact)
    if ContactPoint.objects.filter(kind=kind, value=value, party__cases__case=case).exists():
        # Too many codes for one case must not be told apart from none: the page after this is always the same.
        with suppress(TooMany):
            send_code(TRACK, case.reference, kind=kind, value=value, language=case.language)


@require_http_methods(["GET", "HEAD", "POST"])
@access("public")
def code(request: HttpRequest, reference: str) -> HttpResponse:
    """The six digits that we sent, if the contact was right."""
    plain = _plain(reference)
    problem = ""
    if request.method == "POST":
        try:
            limit_address(request, TRACK)
            use_code(TRACK, plain, request.POST.get("code", ""), now=timezone.now())
            case = Case.objects.get(reference=plain)
            return hold_case(request, HttpResponseRedirect(_address(case)), case, evidence=Evidence.CONTACT)
        except ProofNotValid:
            problem = _("That code is not right, or it is too old. Check the newest message from us")
        except TooMany:
            problem = _("Too many tries. Wait an hour, or ring us")
    context = {"service": None, "contact": "", "problem": problem, "back_href": reverse("track")}
    return render(request, "public/code.html", context, status=422 if problem else 200)


@require_safe
@access("case")
def progress(request: HttpRequest, reference: str) -> HttpResponse:
    case = seen_case(request, reference)
    if case is None:
        return track_first(request, reference)
    return render(request, "public/progress.html", progress_of(case, now=timezone.now()))


@require_http_methods(["GET", "HEAD", "POST"])
@access("case")
def not_right(request: HttpRequest, reference: str) -> HttpResponse:
    """A dispute: the case goes back to a person, with the reason."""
    case = seen_case(request, reference)
    if case is None:
        return track_first(request, reference)
    reason, problem = request.POST.get("reason", ""), ""
    if request.method == "POST":
        try:
            asked = LongText(key="reason", type="long_text", ask=_("What is not right?"))
            read = asked.read(Posted(dict(request.POST.lists())))
            if not read:
                problem = _("Tell us what is not right")
            else:
                reopen(case.id, reason=read, actor=acting(request, case), now=timezone.now())
                return HttpResponseRedirect(_address(case))
        except Wrong as wrong:
            problem = wrong.message
        except NotAllowed as not_allowed:
            problem = str(not_allowed)
    until = reopen_until(case)
    context = {
        "reference": shown(case.reference),
        "reason": reason,
        "problem": problem,
        "until": until,
        "back_href": _address(case),
    }
    return render(request, "public/not_right.html", context, status=422 if problem else 200)


@require_POST
@access("public")
def forget(request: HttpRequest) -> HttpResponse:
    """For a shared computer: whoever signed in here is signed out too."""
    if "frontdoor" in request.COOKIES:
        logout(request)
    return forget_all(request, HttpResponseRedirect(reverse("home")))


def seen_case(request: HttpRequest, reference: str) -> Case | None:
    """The case, if this browser may read it: it sent it, a code was right, or its own person has signed in."""
    case = Case.objects.select_related("authority", "owner", "team").filter(reference=_plain(reference)).first()
    if case is None or not is_seen_here(request, case):
        return None
    languages.speak_as(request, case.language)
    return case


def is_seen_here(request: HttpRequest, case: Case) -> bool:
    """This browser may read the case, and what was sent with it."""
    if case.id in cases_held(request) or is_sent_from_here(request, case):
        return True
    return _is_own(request, case)


def acting(request: HttpRequest, case: Case) -> Actor:
    """The case's applicant, by their own browser; known by contact when a code or a sign-in showed it."""
    applicant = Party.objects.get(cases__case=case, cases__role="applicant")
    shown_by = Evidence.VERIFIED if _is_own(request, case) else cases_held(request).get(case.id, Evidence.NONE)
    return by_party(applicant.id, evidence=shown_by)


def _is_own(request: HttpRequest, case: Case) -> bool:
    if "frontdoor" not in request.COOKIES or not request.user.is_authenticated or not has_done_second_factor(request):
        return False
    return own_cases(request.user.party).filter(id=case.id).exists()


def track_first(request: HttpRequest, reference: str) -> HttpResponse:
    return render(request, "public/track.html", _track_context(shown(_plain(reference)), ""))


def _plain(reference: str) -> str:
    plain = read_reference(reference)
    if plain is None:
        raise Http404
    return plain


def _address(case: Case) -> str:
    return reverse("progress", args=[shown(case.reference)])


def _track_context(reference: str, contact: str) -> dict[str, Any]:
    return {"reference": reference, "contact": contact, "reference_error": "", "contact_error": "", "errors": []}
