"""A report written where there is no signal: kept on the phone, sent later, and opened once however often it is sent.

Must not trust the page that sends: it may be days old, and written for an older version of the service.
"""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.engine.cases.acting import by_party
from frontdoor.engine.cases.actions import drafts, submission
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.models import Case, Evidence
from frontdoor.engine.cases.queries.following import standing_promise
from frontdoor.engine.cases.references import receipt_code, shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.changes import changes
from frontdoor.engine.parties.actions import TooMany
from frontdoor.engine.questions.asking import Wrong
from frontdoor.web import languages
from frontdoor.web.access import access, today
from frontdoor.web.holding import hold_case, hold_sent
from frontdoor.web.listing import open_services
from frontdoor.web.one_page import Sheet, read_sheet, sheet_of

from .codes import limit_address

PURPOSE = "without-signal"
BY_SOFTWARE = "application/json"


def is_written_without_signal(about: Service) -> bool:
    """A report for which nobody proves who they are. What is sensitive is not kept where others may read it."""
    open_to_all = about.is_public and about.access == "anyone" and not about.sensitive
    return open_to_all and about.kind == "report" and bool(about.states)


def reported_without_signal() -> list[Service]:
    return [one for one in open_services().values() if is_written_without_signal(one)]


@require_safe
@access("public")
def kept(request: HttpRequest) -> HttpResponse:
    """What is kept on this phone: the page holds nothing of it, its script reads it there."""
    offered = [{"text": one.title, "href": _address(one)} for one in reported_without_signal()]
    return render(request, "public/kept.html", {"offered": offered})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@access("public")
def report(request: HttpRequest, service: str) -> HttpResponse:
    """One page for the whole report. It acts for no session and gives no authority, so a token of a page that was
    kept for days is not asked for; where the browser says which site sends, it must be this one."""
    about = next((one for one in reported_without_signal() if one.key == service), None)
    if about is None:
        raise Http404
    language = languages.speak_if_known(request, definitions.version_id(service), languages.chosen_in(request))
    about = definitions.current(language).services[service]
    if request.method != "POST":
        sheet = sheet_of(about, {}, on=today(), channel="web")
        return _page(request, sheet, uuid.uuid4())
    if not _is_from_here(request):
        return HttpResponseForbidden()
    return _receive(request, about)


def _is_from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    here = f"{request.scheme}://{request.get_host()}"
    return site in ("same-origin", "none") and origin in (None, "null" if site == "none" else here, here)


def _receive(request: HttpRequest, about: Service) -> HttpResponse:
    transaction = _transaction(request)
    if transaction is None:
        return HttpResponse(status=400)
    sent = Case.objects.filter(draft_id=transaction, service=about.key).first()
    if sent is not None:
        return _receipt(request, sent)
    try:
        limit_address(request, PURPOSE)
    except TooMany:
        return HttpResponse(_("Too many reports from here. Wait an hour"), status=429)
    language, now = languages.spoken(), timezone.now()
    try:
        version_id = definitions.version_id(about.key)
        drafts.begun_as(transaction, about.key, version_id, now=now, today=today(), language=language)
    except drafts.Taken:
        return HttpResponse(status=409)
    sheet = read_sheet(request, about, by=by_draft(transaction), on=today(), channel="web")
    if not sheet.is_complete:
        return _to_mend(request, sheet, transaction)
    try:
        drafts.answer(transaction, sheet.answers, now=now)
        case = submission.submit(transaction, actor=by_party(None), now=now)
    except submission.Incomplete as incomplete:
        sheet.typed.wrong[incomplete.key] = Wrong(about.question(incomplete.key).missing())
        return _to_mend(request, sheet, transaction)
    except drafts.Gone:
        case = Case.objects.get(draft_id=transaction)
    return _receipt(request, case)


def _transaction(request: HttpRequest) -> uuid.UUID | None:
    """The report's own number, made at random where it was written."""
    try:
        found = uuid.UUID(request.POST.get("transaction", ""))
    except ValueError:
        return None
    return found if found.version == 4 else None


def _to_mend(request: HttpRequest, sheet: Sheet, transaction: uuid.UUID) -> HttpResponse:
    """Nothing is lost: the phone, or the page, keeps what was typed and says what to change."""
    if not sheet.typed.is_pressed:
        for asked in sheet.journey.questions:
            if asked.key not in sheet.answers and asked.key not in sheet.typed.wrong:
                sheet.typed.wrong[asked.key] = Wrong(asked.missing(), asked.first_part)
    if request.headers.get("Accept") != BY_SOFTWARE:
        return _page(request, sheet, transaction)
    told = {"errors": [error["text"] for error in sheet.typed.errors], "changed": _changed(request, sheet.service)}
    return JsonResponse(told, status=422)


def _changed(request: HttpRequest, about: Service) -> list[str]:
    """What is different since the version under which it was written."""
    try:
        written_under = definitions.version(int(request.POST.get("version", "")))
    except (ValueError, definitions.UnknownVersion):
        return []
    return changes(written_under, about) if written_under.key == about.key else []


def _receipt(request: HttpRequest, case: Case) -> HttpResponse:
    receipt = reverse("receipt", args=[case.service])
    if request.headers.get("Accept") != BY_SOFTWARE:
        response: HttpResponse = HttpResponseRedirect(receipt)
    else:
        promise = standing_promise(case, now=timezone.now(), language=case.language)
        told: dict[str, Any] = {
            "reference": shown(case.reference),
            "code": shown(receipt_code(case.reference)),
            "promise": promise.words if promise else "",
        }
        response = JsonResponse(told)
    return hold_case(request, hold_sent(response, case), case, evidence=Evidence.NONE)


def _page(request: HttpRequest, sheet: Sheet, transaction: uuid.UUID) -> HttpResponse:
    errors = sheet.typed.errors
    context = {
        "service": sheet.service,
        "version": definitions.version_id(sheet.service.key),
        "transaction": transaction,
        "questions": sheet.fields,
        "required": {asked.key for asked in sheet.service.questions if not asked.optional and asked.when is None},
        "errors": errors,
        "back_href": reverse("start", args=[sheet.service.key]),
    }
    return render(request, "public/without_signal.html", context, status=422 if errors else 200)


def _address(about: Service) -> str:
    return reverse("without_signal", args=[about.key])
