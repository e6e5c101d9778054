"""Save and come back: the way back by e-mail to the person's own address. Must not put a secret in an address bar."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontdoor.engine.cases.actions import drafts
from frontdoor.engine.cases.models import Draft
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.messaging import tasks as messages
from frontdoor.engine.messaging.actions import write_plain
from frontdoor.engine.parties.actions import ProofNotValid, TooMany, count_attempt, use_code
from frontdoor.engine.parties.kinds import ContactKind
from frontdoor.engine.questions.asking import Posted, Wrong
from frontdoor.engine.questions.email import Email
from frontdoor.web.access import access
from frontdoor.web.holding import hold_draft

from .codes import CODES_AN_HOUR, HOUR, limit_address, send_code
from .visits import visit

COME_BACK, KEEP = "come-back", "keep"


@require_http_methods(["GET", "HEAD", "POST"])
@access("public")
def keep(request: HttpRequest, service: str) -> HttpResponse:
    """The answers are kept already; this sends the person the way back to them."""
    here = visit(request, service)
    if here.draft is None:
        return HttpResponseRedirect(here.address())
    asked = _email()
    context = {
        "service": here.service,
        "wrong": None,
        "posted": asked.posted(here.draft.keep_for or None),
        "question": asked,
        "back_href": here.address(),
        "sent_to": "",
    }
    if request.method != "POST":
        return render(request, "public/keep.html", context)
    posted = Posted(dict(request.POST.lists()))
    try:
        email = asked.read(posted)
        if email is None:
            raise Wrong(asked.missing())
        limit_address(request, KEEP)
        _send_way_back(here.draft, email)
    except Wrong as wrong:
        return render(request, "public/keep.html", context | {"wrong": wrong, "posted": posted}, status=422)
    except TooMany:
        too_many = Wrong(_("Too many tries. Wait an hour, or ring us"))
        return render(request, "public/keep.html", context | {"wrong": too_many, "posted": posted}, status=429)
    return render(request, "public/keep.html", context | {"sent_to": email})


def _send_way_back(draft: Draft, email: str) -> None:
    """A link that carries no authority: its page sends a fresh code to this same address."""
    now = timezone.now()
    count_attempt(f"keep:{draft.id}", limit=CODES_AN_HOUR, window=HOUR, now=now)
    drafts.keep_for(draft.id, email, now=now)
    title = definitions.version(draft.version_id, draft.language).title
    body = _(
        "Go on with “%(title)s” here:\n\n((address))/come-back/%(draft)s\n\nWe keep your answers for 28 days "
        "after you last touched them."
    ) % {"title": title, "draft": draft.way_back}
    message = write_plain(
        key=COME_BACK, to=email, subject=_("Come back to: %s") % title, body=body, now=now, language=draft.language
    )
    messages.wake([message])


@require_http_methods(["GET", "HEAD", "POST"])
@access("public")
def come_back(request: HttpRequest, way_back: uuid.UUID) -> HttpResponse:
    """From the link: a button sends the code, the code opens the draft. The same words whether the draft is there."""
    kept = Draft.objects.filter(way_back=way_back).exclude(keep_for="").first()
    problem, sent = "", "code" in request.POST or "send" in request.POST
    try:
        if request.method == "POST" and "code" in request.POST:
            use_code(COME_BACK, way_back, request.POST["code"], now=timezone.now())
            if kept is None:
                raise ProofNotValid
            return hold_draft(HttpResponseRedirect(f"/{kept.service}"), kept)
        if request.method == "POST" and kept is not None:
            limit_address(request, COME_BACK)
            send_code(COME_BACK, way_back, kind=ContactKind.EMAIL, value=kept.keep_for, language=kept.language)
    except ProofNotValid:
        problem = _("That code is not right, or it is too old. Check the newest message from us")
    except TooMany:
        problem = _("Too many tries. Wait an hour, or ring us")
    context = {"sent": sent, "problem": problem}
    return render(request, "public/come_back.html", context, status=422 if problem else 200)


def _email() -> Email:
    return Email(key="email", type="email", ask=_("What is your e-mail address?"))
