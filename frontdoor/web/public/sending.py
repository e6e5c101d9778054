"""Checking the answers, proving a contact where the service asks for it, sending once, and the receipt.

Must not open a case itself: the action does, and twice the same draft is the same case.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.engine.cases.acting import by_party
from frontdoor.engine.cases.actions import drafts, submission
from frontdoor.engine.cases.models import Case, Evidence
from frontdoor.engine.cases.queries.following import standing_promise
from frontdoor.engine.cases.references import receipt_code, shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.engine.messaging.actions import reach
from frontdoor.engine.messaging.placeholders import in_order
from frontdoor.engine.parties.actions import ProofNotValid, TooMany, is_of, use_code
from frontdoor.engine.parties.contacts import in_words
from frontdoor.engine.parties.kinds import Way
from frontdoor.web import languages
from frontdoor.web.access import access
from frontdoor.web.holding import draft_id_of, hold_case, hold_sent, is_sent_from_here, let_go

from .codes import contact_given, limit_address, send_code
from .showing import promise_panel, steps_of
from .start import filled
from .visits import Visit, refusal, visit

THANKS = {
    "report": lazy("We have your report"),
    "apply": lazy("We have your application"),
    "pay": lazy("We have your order"),
    "book": lazy("We have your booking"),
    "request": lazy("We have your request"),
    "find": lazy("We have your request"),
}
SEND = {
    "report": lazy("Send your report"),
    "apply": lazy("Send your application"),
    "pay": lazy("Send your order"),
    "book": lazy("Send your booking"),
    "request": lazy("Send your request"),
    "find": lazy("Send your request"),
}
TOLD_BY = {
    Way.EMAIL: lazy("We will e-mail you"),
    Way.TEXT: lazy("We will send you a text"),
    Way.LETTER: lazy("We will write to you"),
}
PROVE = "prove-contact"


@require_http_methods(["GET", "HEAD", "POST"])
@access("public")
def check(request: HttpRequest, service: str) -> HttpResponse:
    if request.method == "POST" and _asks_nothing_first(service):
        return _send_at_once(request, service)
    here = visit(request, service)
    refused = refusal(request, here.service)
    if refused is not None:
        return refused
    if here.draft is None:
        sent = _sent(request, service)
        return HttpResponseRedirect(here.address("your-receipt" if sent else ""))
    waiting = here.journey.first_open() or here.journey.stopped_by()
    if waiting is not None:
        return HttpResponseRedirect(here.address(waiting.key))
    if request.method != "POST":
        return render(request, "public/check.html", _checked(here))
    if needs_proof(here):
        return HttpResponseRedirect(here.address("your-contact"))
    return _send(request, here)


def _asks_nothing_first(service: str) -> bool:
    """Nobody has to sign in or prove a contact: then the draft is read only once, when it becomes a case."""
    about = languages.catalogue().services.get(service)
    return about is not None and not about.elsewhere and about.access == "anyone" and not about.is_for_users_only


def _send_at_once(request: HttpRequest, service: str) -> HttpResponse:
    draft_id, now = draft_id_of(request, service), timezone.now()
    if draft_id is None:
        return HttpResponseRedirect(f"/{service}")
    version_id, chosen = definitions.version_id(service), languages.chosen_in(request)
    language = chosen if definitions.speaks(version_id, chosen or ENGLISH) else ENGLISH
    try:
        sent = submission.send(draft_id, actor=by_party(None), now=now, version_id=version_id, language=language)
    except submission.Outdated:
        return HttpResponseRedirect(f"/{service}/check-your-answers")
    except submission.Incomplete as incomplete:
        return HttpResponseRedirect(f"/{service}/{incomplete.key}")
    except drafts.Gone:
        about = languages.catalogue().services[service]
        return let_go(render(request, "public/expired.html", {"service": about}, status=410), service)
    if not sent.is_new:  # pressed twice: the hour of its sight began with the first
        is_seen = is_sent_from_here(request, sent.case)
        return HttpResponseRedirect(f"/{service}/your-receipt" if is_seen else f"/{service}")
    response = hold_sent(HttpResponseRedirect(f"/{service}/your-receipt"), sent.case)
    return hold_case(request, response, sent.case, evidence=sent.evidence)


def _send(request: HttpRequest, here: Visit) -> HttpResponse:
    assert here.draft is not None
    try:
        case = submission.submit(here.draft.id, actor=here.actor, now=timezone.now())
    except submission.Incomplete as incomplete:
        return HttpResponseRedirect(here.address(incomplete.key))
    except drafts.Gone:
        return let_go(render(request, "public/expired.html", {"service": here.service}, status=410), here.service.key)
    evidence = Evidence.CONTACT if here.draft.proved else Evidence.NONE
    response = hold_sent(HttpResponseRedirect(here.address("your-receipt")), case)
    return hold_case(request, response, case, evidence=evidence)


def needs_proof(here: Visit) -> bool:
    """A service that asks for a proved contact, from somebody who has not signed in and not proved this one yet."""
    if here.service.access != "contact" or here.user is not None or here.draft is None:
        return False
    return here.draft.proved != contact_given(here.service, here.journey.answers())[1]


@require_http_methods(["GET", "HEAD", "POST"])
@access("public")
def contact(request: HttpRequest, service: str) -> HttpResponse:
    """A six-digit code to the contact given, so that nobody can speak for another."""
    here = visit(request, service)
    if here.draft is None or not here.journey.is_complete():
        return HttpResponseRedirect(here.address("check-your-answers"))
    kind, value = contact_given(here.service, here.journey.answers())
    if not needs_proof(here) or not value:
        return HttpResponseRedirect(here.address("check-your-answers"))
    problem = ""
    try:
        if request.method != "POST" or "again" in request.POST:
            limit_address(request, PROVE)
            send_code(PROVE, here.draft.id, kind=kind, value=value, language=here.draft.language)
        else:
            proof = use_code(PROVE, here.draft.id, request.POST.get("code", ""), now=timezone.now())
            # The contact may have been changed since the code was sent to another.
            if not is_of(proof, kind, value):
                raise ProofNotValid
            drafts.prove(here.draft.id, value, now=timezone.now())
            return _send(request, visit(request, service))
    except ProofNotValid:
        problem = _("That code is not right, or it is too old. Check the newest message from us")
    except TooMany:
        problem = _("Too many tries. Wait an hour, or ring us")
    context = {
        "service": here.service,
        "contact": value,
        "problem": problem,
        "back_href": here.address("check-your-answers"),
    }
    return render(request, "public/code.html", context, status=422 if problem else 200)


def _checked(here: Visit) -> dict[str, object]:
    assert here.draft is not None
    answers = here.journey.answers()
    rows = [
        {
            "key": question.ask,
            "value": question.words(answers[question.key]) if question.key in answers else _("Not given"),
            "change_href": f"{here.address(question.key)}?change=1",
            "change_label": question.ask,
        }
        for question in here.journey.questions
    ]
    last = here.journey.questions[-1].key if here.journey.questions else ""
    entitled = here.journey.eligibility()
    return {
        "service_title": here.service.title,
        "entitled": filled(entitled.says or "") if entitled else "",
        "answers": rows,
        "changed": here.changed,
        "charge": [],
        "promise": "",
        "declare": _("By sending this you confirm that, as far as you know, what you have told us is right."),
        "send_text": SEND[here.service.kind],
        "back_href": here.address(last),
        "errors": [],
        "save_href": here.address("come-back-later"),
    }


@require_safe
@access("public")
def receipt(request: HttpRequest, service: str) -> HttpResponse:
    """Shown to the browser that sent it, however often it comes back."""
    case = _sent(request, service)
    if case is None:
        raise Http404
    languages.speak_as(request, case.language)
    now = timezone.now()
    promise = standing_promise(case, now=now, language=languages.spoken())
    panel = promise_panel(promise, now=now)
    if panel:
        panel["note"] = _("If we are going to be late we will tell you before that day, and say why.")
    about = languages.version(case.version_id)
    return render(
        request,
        "public/receipt.html",
        {
            "title": THANKS[about.kind],
            "reference": shown(case.reference),
            "code": in_order(shown(receipt_code(case.reference)), languages.spoken()),
            "promise": panel,
            "steps": steps_of(case, promise, now=now),
            "told": _told(case),
            "progress_href": reverse("progress", args=[shown(case.reference)]),
            "pdf_href": reverse("receipt_pdf", args=[shown(case.reference)]),
        },
    )


def _sent(request: HttpRequest, service: str) -> Case | None:
    draft_id = draft_id_of(request, service)
    case = Case.objects.filter(draft_id=draft_id, service=service).first() if draft_id else None
    return case if case is not None and is_sent_from_here(request, case) else None


def _told(case: Case) -> dict[str, str] | None:
    applicant = case.parties.filter(role="applicant").select_related("party").first()
    channel, to = reach(applicant.party) if applicant else ("none", "")
    if to:
        return {"title": str(TOLD_BY[Way(channel)]), "body": _("%s, at each step.") % in_words(to)}
    if channel == "none":
        return {
            "title": _("How to follow it"),
            "body": _("You gave us no e-mail address. Keep the reference and the code: they show you every step."),
        }
    return {
        "title": _("How we tell you"),
        "body": _("We will ring you or write to you. The reference and the code show you every step."),
    }
