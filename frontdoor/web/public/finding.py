"""Home, areas and verbs: the ways to a service without a word typed. Must not know a service by name."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe
from markupsafe import Markup

from frontdoor.engine.cases.queries.demand import asked_most
from frontdoor.engine.places import queries as places
from frontdoor.engine.places.county import county_picture
from frontdoor.web import languages
from frontdoor.web.access import access, today
from frontdoor.web.listing import link_to, open_services, services_of

from .near import near_of_each_kind

VERBS = {
    "report": (lazy("Report"), lazy("Everything you can report")),
    "apply": (lazy("Apply"), lazy("Everything you can apply for")),
    "pay": (lazy("Pay"), lazy("Everything you can pay for")),
    "book": (lazy("Book"), lazy("Everything you can book")),
    "request": (lazy("Ask"), lazy("Everything you can ask for")),
}
ON_HOME = 4


@require_http_methods(["GET", "HEAD", "POST"])
@access("public")
def home(request: HttpRequest) -> HttpResponse:
    """A postcode is posted: where somebody lives belongs in no address, and in no log of addresses."""
    council = languages.catalogue().council
    typed = request.POST.get("postcode", "").strip()[:12]
    spot = places.locate(typed) if typed else None
    context = {
        "often": _often(),
        "verbs": _verbs(),
        "county": _county(),
        "postcode": typed,
        "your_area": _your_area(spot),
        "near": near_of_each_kind(spot) if spot else [],
        "areas": [
            {"title": area.title, "summary": area.summary, "href": reverse("area", args=[key])}
            for key, area in council.areas.items()
            if open_services(key)
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
    found = [service for service in open_services().values() if verb not in VERBS or service.kind == verb]
    areas = languages.catalogue().council.areas
    groups = [
        {"title": area.title, "services": [link_to(service) for service in found if service.area == key]}
        for key, area in areas.items()
    ]
    title = VERBS[verb][1] if verb in VERBS else _("All services")
    return render(request, "public/services.html", {"title": title, "groups": [g for g in groups if g["services"]]})


@require_safe
@access("public")
def area(request: HttpRequest, area: str) -> HttpResponse:
    about = languages.catalogue().council.areas.get(area)
    if about is None:
        raise Http404
    group = {"title": "", "services": [link_to(service) for service in services_of(area)]}
    return render(request, "public/services.html", {"title": about.title, "groups": [group]})


def _often() -> list[dict[str, str]]:
    """What was asked for most this week."""
    offered = open_services()
    return [link_to(offered[key]) for key in asked_most(offered, now=timezone.now(), most=ON_HOME)]


def _verbs() -> list[dict[str, Any]]:
    verbs, every = [], open_services()
    wanted = asked_most(every, now=timezone.now(), most=len(every))
    for kind, (title, everything) in VERBS.items():
        offered = [service for service in every.values() if service.kind == kind]
        offered.sort(key=lambda service: wanted.index(service.key) if service.key in wanted else len(wanted))
        if offered:
            verbs.append(
                {
                    "title": title,
                    "href": f"{reverse('services')}?verb={kind}",
                    "everything": everything,
                    "summary": ", ".join(service.title for service in offered[:3]),
                    "links": [link_to(service) for service in offered[:ON_HOME]],
                }
            )
    return verbs[:ON_HOME]


def _county() -> Markup:
    return Markup(county_picture(settings.DATA))


def _your_area(spot: places.Spot | None) -> list[dict[str, Any]]:
    """Who does what where somebody lives."""
    if spot is None:
        return []
    duties = languages.catalogue().council.duties
    rows = []
    for doer in places.who_does_what(spot.district, on=today()):
        said = ", ".join(duties[duty] for duty in doer.duties if duty in duties)
        name = Markup('<a class="govuk-link" href="{}">{}</a>').format(doer.authority.url, doer.authority.name)
        rows.append(
            {"key": doer.authority.get_kind_display().capitalize(), "value": Markup("{}<br>{}").format(name, said)}
        )
    return rows
