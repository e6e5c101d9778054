"""How somebody is told about their request: they choose among the contacts that they gave. Must not add a contact."""

from datetime import time
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.messaging.ways import ways
from frontdoor.engine.parties.actions import prefer
from frontdoor.engine.parties.contacts import in_words
from frontdoor.engine.parties.kinds import Way
from frontdoor.engine.parties.models import Party
from frontdoor.engine.questions.calendar_words import time_in_words
from frontdoor.web.access import access

from .tracking import seen_case, track_first

WORDS = {
    Way.EMAIL: lazy("By e-mail"),
    Way.TEXT: lazy("By text message"),
    Way.LETTER: lazy("By letter"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@access("case")
def how_we_tell_you(request: HttpRequest, reference: str) -> HttpResponse:
    """Where there is nothing to choose, the page says by what we tell them."""
    case = seen_case(request, reference)
    if case is None:
        return track_first(request, reference)
    party = _whose(case)
    options = _options(party)
    here = reverse("progress", args=[shown(case.reference)])
    problem = ""
    if request.method == "POST":
        chosen = request.POST.get("way", "")
        if chosen in [option["value"] for option in options]:
            prefer(party, chosen)
            return HttpResponseRedirect(here)
        problem = _("Select how we tell you what happens")
    context = {
        "reference": shown(case.reference),
        "options": options,
        "problem": problem,
        "quiet": _quiet(),
        "back_href": here,
    }
    return render(request, "public/how_we_tell_you.html", context, status=422 if problem else 200)


def _quiet() -> tuple[str, str] | None:
    """From when to when no text is sent, in words."""
    hours = definitions.current().council.quiet_hours
    if hours.begins == hours.ends:
        return None
    return time_in_words(time.fromisoformat(hours.begins)), time_in_words(time.fromisoformat(hours.ends))


def _whose(case: Case) -> Party:
    return Party.objects.get(cases__case=case, cases__role="applicant")


def _options(party: Party) -> list[dict[str, Any]]:
    """Always in the same order; the first of the ways is the one that is used now."""
    found = ways(party)
    to = dict(found)
    return [
        {
            "value": way.value,
            "text": str(WORDS[way]),
            "hint": in_words(to[way]),
            "checked": way == found[0][0],
        }
        for way in Way
        if way in to
    ]
