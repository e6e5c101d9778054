"""A service before its first question: what is needed, how long, what happens next, cost, other ways.

Everything is derived from the definition; must not say anything a definition does not.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe
from markupsafe import Markup

from frontdoor.engine.cases.actions import drafts
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.words import fill
from frontdoor.web import languages
from frontdoor.web.access import access
from frontdoor.web.holding import draft_id_of, let_go
from frontdoor.web.saying import LAWFUL_BASES, moment, span

from .costs import charges_of
from .elsewhere import elsewhere
from .showing import steps_ahead
from .visits import Visit, refusal, visit
from .without_signal import is_written_without_signal

KEPT_FROM = {
    "closed": lazy("after it is closed"),
    "last_activity": lazy("after anything last happened"),
    "decision": lazy("after the decision"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@access("public")
def start(request: HttpRequest, service: str) -> HttpResponse:
    here = visit(request, service)
    refused = refusal(request, here.service)
    if refused is not None:
        return refused
    catalogue = languages.catalogue()
    about = here.service
    if about.elsewhere:
        return elsewhere(request, about)
    return render(
        request,
        "public/start.html",
        {
            "service": {"title": about.title, "summary": about.summary, "minutes": about.minutes},
            "begin_href": reverse("begin", args=[service]),
            "without_signal_href": _without_signal(about),
            "go_on": _go_on(here),
            "needs": [question.need for question in about.questions if question.need],
            "steps": steps_ahead(about, today=here.today),
            "cost": charges_of(about, today=here.today)[0],
            "charges": charges_of(about, today=here.today)[1],
            "appointment": _appointment(about),
            "eligible": [{"text": line.says, "decided": ""} for line in about.eligible if line.route],
            "privacy": _privacy(about, catalogue.council.placeholders()),
            "other_ways": _other_ways(about),
            "back_href": reverse("area", args=[about.area]),
        },
    )


@require_safe
@access("public")
def begin(request: HttpRequest, service: str) -> HttpResponse:
    """Start again: what was kept goes. A link from the start page; nothing is lost that the page did not show."""
    here = visit(request, service)
    refused = refusal(request, here.service)
    if refused is not None:
        return refused
    if here.draft is not None:
        drafts.discard(here.draft.id)
    first = here.service.questions[0].key if here.service.questions else "check-your-answers"
    response = HttpResponseRedirect(here.address(first))
    return let_go(response, service) if draft_id_of(request, service) else response


def _go_on(here: Visit) -> dict[str, str] | None:
    if here.draft is None or not here.draft.answers:
        return None
    waiting = here.journey.first_open()
    page = waiting.key if waiting else "check-your-answers"
    return {"href": here.address(page), "touched": moment(here.draft.touched_at)}


def _without_signal(service: Service) -> str:
    return reverse("without_signal", args=[service.key]) if is_written_without_signal(service) else ""


def _appointment(service: Service) -> str:
    booked = [question for question in service.questions if question.type == "booking"]
    return _("You choose a time as part of this: “%s”") % booked[0].ask if booked else ""


def _privacy(service: Service, council: dict[str, str]) -> dict[str, str]:
    lines, basis = service.retention, LAWFUL_BASES.get(service.lawful_basis or "", "")
    kept = [
        _("%(period)s %(trigger)s") % {"period": span(line.period), "trigger": _trigger(line.trigger)} for line in lines
    ]
    return {
        "purpose": _("We use it for %s.") % service.purpose if service.purpose else "",
        "basis": _("Our lawful basis is %(basis)s: %(law)s.") % {"basis": basis, "law": service.law}
        if service.law
        else _("Our lawful basis is %s.") % basis
        if service.lawful_basis
        else "",
        "kept": _("We keep it for %s.") % _(" or ").join(kept) if kept else "",
        "shared": _("We also give it to %s.") % ", ".join(service.recipients) if service.recipients else "",
    }


def _trigger(trigger: str) -> str:
    return str(KEPT_FROM.get(trigger) or _("after the last date that counts"))


def _other_ways(service: Service) -> list[Markup | str]:
    council = languages.catalogue().council
    team = languages.catalogue().teams.teams.get(service.owner)
    phone = (team.telephone if team else None) or council.contacts["phone"]
    ring = _("Ring %(phone)s, %(hours)s.") % {"phone": phone, "hours": council.hours}
    # Whoever must sign in here sends in the course of their work: a library is no place for that.
    if service.is_for_users_only:
        return [ring]
    href = reverse("form_pdf", args=[service.key])
    words = _(
        'Print a <a class="govuk-link" href="%(href)s">paper form</a>, or one in '
        '<a class="govuk-link" href="%(href)s?large">large print</a> (PDF).'
    )
    return [ring, _("At any library, with help."), Markup(words) % {"href": href}]


def filled(text: str) -> str:
    """Words of a definition that speak of the council."""
    return fill(text, languages.catalogue().council.placeholders())
