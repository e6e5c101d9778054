"""Home, areas, verbs and search: finding a service by its people's own words. Must not know a service by name."""

import re
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe
from markupsafe import Markup

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.places import queries as places
from frontdoor.engine.places.county import county_picture
from frontdoor.web.access import access, today

from .visits import OPEN_TO_ALL

VERBS = {
    "report": (lazy("Report"), lazy("Everything you can report")),
    "apply": (lazy("Apply"), lazy("Everything you can apply for")),
    "pay": (lazy("Pay"), lazy("Everything you can pay for")),
    "book": (lazy("Book"), lazy("Everything you can book")),
    "request": (lazy("Ask"), lazy("Everything you can ask for")),
}
ON_HOME = 4


@require_safe
@access("public")
def home(request: HttpRequest) -> HttpResponse:
    council = definitions.current().council
    typed = request.GET.get("postcode", "").strip()[:12]
    spot = places.locate(typed) if typed else None
    context = {
        "often": [],
        "verbs": _verbs(),
        "county": _county(),
        "postcode": typed,
        "your_area": _your_area(spot),
        "areas": [
            {"title": area.title, "summary": area.summary, "href": reverse("area", args=[key])}
            for key, area in council.areas.items()
            if _open_services(key)
        ],
        "postcode_error": _("We do not know that postcode. Check it, for example PR1 8XJ")
        if typed and not spot
        else "",
    }
    return render(request, "public/home.html", context)


@require_safe
@access("public")
def services(request: HttpRequest) -> HttpResponse:
    """Everything, by area; or all of one verb."""
    verb = request.GET.get("verb", "")
    found = [service for service in _open_services() if verb not in VERBS or service.kind == verb]
    areas = definitions.current().council.areas
    groups = [
        {"title": area.title, "services": [_link(service) for service in found if service.area == key]}
        for key, area in areas.items()
    ]
    title = VERBS[verb][1] if verb in VERBS else _("All services")
    return render(request, "public/services.html", {"title": title, "groups": [g for g in groups if g["services"]]})


@require_safe
@access("public")
def area(request: HttpRequest, area: str) -> HttpResponse:
    about = definitions.current().council.areas.get(area)
    if about is None:
        raise Http404
    group = {"title": "", "services": [_link(service) for service in _services(area)]}
    return render(request, "public/services.html", {"title": about.title, "groups": [group]})


@require_safe
@access("public")
def search(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "").strip()[:200]
    found = [_link(service) for service in ranked(typed)[:10]]
    return render(request, "public/search.html", {"typed": typed, "found": found})


def ranked(typed: str) -> list[Service]:
    """Services whose words share the most with what was typed, the best first."""
    asked = _stems(typed)
    scored = [(_score(asked, service), service) for service in _open_services()]
    return [service for score, service in sorted(scored, key=lambda pair: -pair[0]) if score > 0]


def _score(asked: set[str], service: Service) -> float:
    people = max((len(asked & _stems(words)) / len(_stems(words) | {""}) for words in service.words), default=0)
    return 3 * len(asked & _stems(service.title)) + 2 * people + len(asked & _stems(service.summary))


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z]{3,}", text.lower())
    return {re.sub(r"(ing|ed|es|s)$", "", word) or word for word in words} - {"the", "and", "for", "our", "you", "your"}


def _verbs() -> list[dict[str, Any]]:
    verbs = []
    for kind, (title, everything) in VERBS.items():
        offered = [service for service in _open_services() if service.kind == kind]
        if offered:
            verbs.append(
                {
                    "title": title,
                    "href": f"{reverse('services')}?verb={kind}",
                    "everything": everything,
                    "summary": ", ".join(service.title for service in offered[:3]),
                    "links": [_link(service) for service in offered[:ON_HOME]],
                }
            )
    return verbs[:ON_HOME]


def _open_services(area: str = "") -> list[Service]:
    """What the public can do."""
    return [service for service in _services(area) if OPEN_TO_ALL & set(service.audience)]


def _services(area: str = "") -> list[Service]:
    return [service for service in definitions.current().services.values() if area in ("", service.area)]


def _link(service: Service) -> dict[str, str]:
    return {"text": service.title, "href": f"/{service.key}", "summary": service.summary}


def _county() -> Markup:
    return Markup(county_picture(settings.DATA))


def _your_area(spot: places.Spot | None) -> list[dict[str, Any]]:
    """Who does what where somebody lives."""
    if spot is None:
        return []
    duties = definitions.current().council.duties
    rows = []
    for doer in places.who_does_what(spot.district, on=today()):
        said = ", ".join(duties[duty] for duty in doer.duties if duty in duties)
        name = Markup('<a class="govuk-link" href="{}">{}</a>').format(doer.authority.url, doer.authority.name)
        rows.append(
            {"key": doer.authority.get_kind_display().capitalize(), "value": Markup("{}<br>{}").format(name, said)}
        )
    return rows
