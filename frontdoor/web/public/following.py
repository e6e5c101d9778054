"""A public report as anybody may read it, and following it: by a link to one's own address. Must not show an answer
that is not public, nor say who made it."""

from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontdoor.engine.cases.actions.following import join
from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.queries.nearby import Nearby, open_to_all, public_words
from frontdoor.engine.cases.references import read_reference, shown
from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.messaging import tasks as messages
from frontdoor.engine.messaging.actions import write_secret
from frontdoor.engine.messaging.queries import sent_to
from frontdoor.engine.parties.actions import ProofNotValid, TooMany, count_attempt, issue_proof, open_link, use_token
from frontdoor.engine.parties.kinds import ContactKind
from frontdoor.engine.questions.asking import Posted, Wrong
from frontdoor.engine.questions.email import Email
from frontdoor.web import languages
from frontdoor.web.access import access
from frontdoor.web.saying import day
from frontdoor.web.titles import noun

from .codes import CODES_AN_HOUR, HOUR, limit_address

FOLLOW = "follow"


@require_http_methods(["GET", "HEAD", "POST"])
@access("public")
def follow(request: HttpRequest, reference: str) -> HttpResponse:
    """What everybody may know of a report; whoever gives an address is sent the link that confirms it."""
    case = _case(reference)
    asked = _email()
    context = {**_page(case), "question": asked, "posted": {}, "wrong": None, "sent_to": ""}
    if request.method != "POST":
        return render(request, "public/follow.html", context)
    posted, status = Posted(dict(request.POST.lists())), 422
    try:
        email = asked.read(posted)
        if not email:
            raise Wrong(asked.missing())
        limit_address(request, FOLLOW)
        _send_link(case, email)
        return render(request, "public/follow.html", context | {"sent_to": email})
    except Wrong as mistake:
        wrong = mistake
    except TooMany:
        wrong, status = Wrong(_("Too many tries. Wait an hour, or ring us")), 429
    return render(request, "public/follow.html", context | {"wrong": wrong, "posted": posted}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@access("public")
def confirm(request: HttpRequest, reference: str, token: str) -> HttpResponse:
    """From the link: its button confirms, so that a program which opens links in letters follows nothing."""
    case, now = _case(reference), timezone.now()
    following, old = False, False
    try:
        proof = open_link(FOLLOW, token, now=now)
        email = sent_to(proof)
        if proof.subject != _subject(case, email):
            raise ProofNotValid
        if request.method == "POST" and case.closed_at is None:
            use_token(FOLLOW, token, now=now)
            join(case.id, email=email, language=languages.spoken(), now=now)
            following = True
    except ProofNotValid:
        old = True
    context = {**_page(case), "following": following, "old": old}
    return render(request, "public/follow_confirm.html", context, status=422 if old else 200)


def line_of(near: Nearby) -> dict[str, str]:
    """A report that may be the same, for the page that asks where."""
    case = near.case
    service = languages.version(case.version_id)
    said = [noun(service.title), *_public(case), _("%d metres away") % near.away_m]
    return {
        "words": f"{', '.join(said)}. {_('Sent %s') % day(case.received_at)}. {_says(case)}",
        "href": reverse("follow", args=[shown(case.reference)]),
        "link": _("Follow this one instead"),
    }


def _case(reference: str) -> Case:
    plain = read_reference(reference)
    case = open_to_all().select_related("authority").filter(reference=plain).first() if plain else None
    if case is None:
        raise Http404
    return case


def _page(case: Case) -> dict[str, Any]:
    service = languages.version(case.version_id)
    return {
        "title": ", ".join([noun(service.title), *_public(case)]),
        "reference": shown(case.reference),
        "says": _says(case),
        "sent_on": day(case.received_at),
        "closed": case.closed_at is not None,
        "back_href": f"/{service.key}",
    }


def _public(case: Case) -> list[str]:
    """What kind it is, in the words of the public answers that tell it from others; a place is only a point."""
    service = languages.version(case.version_id)
    same = service.duplicates.same if service.duplicates else ()
    return [words for key in same if (words := public_words(case, key))]


def _says(case: Case) -> str:
    state = languages.version(case.version_id).states[case.state]
    return fill(state.says, {"authority": case.authority.name, **languages.catalogue().council.placeholders()})


def _subject(case: Case, email: str) -> str:
    """For what a code is: this report, and this address, which is not written down."""
    return f"{case.reference}:{sha256(email.lower().encode()).hexdigest()[:20]}"


def _send_link(case: Case, email: str) -> None:
    """The same address may be sent a few links an hour. Raises TooMany."""
    now, subject = timezone.now(), _subject(case, email)
    count_attempt(f"{FOLLOW}:{subject}", limit=CODES_AN_HOUR, window=HOUR, now=now)
    language = languages.spoken()
    issued = issue_proof(FOLLOW, subject, kind=ContactKind.EMAIL, value=email, now=now)
    body = _(
        "To follow the report “%(title)s”, open this link and press the button:\n\n"
        "%(link)s\n\n"
        "It works for 30 minutes.\n\nIf you did not ask for it, do nothing."
    ) % {"title": _page(case)["title"], "link": f"((address))/follow/{shown(case.reference)}/((token)){_in(language)}"}
    letter = write_secret(
        issued.proof,
        to=email,
        subject=_("Follow this report: %s") % shown(case.reference),
        body=body,
        now=now,
        language=language,
    )
    messages.wake([letter])


def _in(language: str) -> str:
    """The link may be opened in another browser than the one that chose the language."""
    return f"?{languages.ONCE}={language}" if language != ENGLISH else ""


def _email() -> Email:
    return Email(key="email", type="email", ask=_("What is your e-mail address?"))
