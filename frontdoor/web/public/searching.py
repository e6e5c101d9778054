"""Searching by anybody's own words, and saying that nothing fitted. Must not keep who searched."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from frontdoor.engine.finding import actions
from frontdoor.engine.finding.queries import find
from frontdoor.engine.parties.actions import TooMany
from frontdoor.web.access import access, today
from frontdoor.web.listing import link_to, open_services

from .codes import limit_address

MOST_FOUND = 10
SEARCH = "search"


@require_safe
@access("public")
def search(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "").strip()[:200]
    offered = open_services()
    found = [offered[one.service] for one in find(typed) if one.service in offered][:MOST_FOUND]
    if typed and not found:
        _miss(request, typed)
    context = {
        "typed": typed,
        "found": [link_to(service) for service in found],
        "thanked": "thank-you" in request.GET,
    }
    return render(request, "public/search.html", context)


@require_POST
@access("public")
def none_of_these(request: HttpRequest) -> HttpResponse:
    """What was found is not what somebody meant: it counts, and they are told whom to ring."""
    _miss(request, request.POST.get("q", "")[:200])
    return HttpResponseRedirect(f"{reverse('search')}?thank-you")


def _miss(request: HttpRequest, typed: str) -> None:
    """Not more than a person could type in an hour: a list that anybody can fill is no list."""
    try:
        limit_address(request, SEARCH)
    except TooMany:
        return
    actions.miss(typed, on=today())
