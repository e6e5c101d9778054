"""A service that the council does not do here: who does, by name, found by place where that differs over the county.

Must not keep the place: it is asked for only to answer, and is in no address and no table.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.places import queries as places
from frontdoor.engine.places.models import Authority
from frontdoor.engine.questions.asking import Context, Posted, Wrong
from frontdoor.engine.questions.place import Place
from frontdoor.web import languages
from frontdoor.web.access import today

from .near import has_points, near_to
from .places_shown import map_and_words

KEY = "where"
MOST_NEAR = 5


@dataclass(frozen=True)
class Doer:
    """Who does it, and how to reach them; `here_later` when it is the council itself, which cannot yet."""

    name: str
    url: str
    telephone: str
    here_later: bool = False


def elsewhere(request: HttpRequest, service: Service) -> HttpResponse:
    """The page of a service that has `elsewhere` in place of states."""
    doer = _only_doer(service)
    asked = None if doer and not has_points(service.points) else _where(service)
    near: list[dict[str, str]] = []
    posted = Posted(dict(request.POST.lists()))
    wrong, unknown, status = None, False, 200
    if asked and request.method == "POST":
        try:
            again = asked.again(posted, context=Context(today=today()))
            answer = asked.read(again or posted, context=Context(today=today()))
            if answer is None:
                raise Wrong(asked.missing())
            posted, doer = Posted(asked.posted(answer)), doer or _doer_at(service, answer)
            unknown = doer is None
            near = near_to(service.points, answer, most=MOST_NEAR)
        except Wrong as mistake:
            wrong, status = mistake, 422
    context = {
        "service": {"title": service.title, "summary": service.summary},
        "doer": doer,
        "why": service.elsewhere.why if service.elsewhere else "",
        "question": asked,
        "words": (posted.get(f"{KEY}-words") or [""])[-1][:200],
        "error": wrong,
        "errors": [{"href": f"#{asked.anchor(wrong.part)}", "text": wrong.message}] if asked and wrong else [],
        "unknown": unknown,
        "near": near,
        "back_href": reverse("area", args=[service.area]),
        **(map_and_words(asked, posted) if asked and doer and posted else {"map": None, "moving": None, "found": None}),
    }
    return render(request, "public/elsewhere.html", context, status=status)


def _only_doer(service: Service) -> Doer | None:
    """Who does it wherever the person is; None when that depends on the place."""
    about, council = service.elsewhere, languages.catalogue().council
    assert about is not None
    if about.who:
        return Doer(about.who, about.url or "", about.telephone or "")
    everyone = list(places.authorities_with(service.duty, on=today())) if service.duty else []
    if service.duty is None or council.key in [one.key for one in everyone]:
        return Doer(council.name, about.url or "", about.telephone or "", here_later=True)
    return _doer(everyone[0], about) if len(everyone) == 1 else None


def _doer_at(service: Service, place: dict[str, Any]) -> Doer | None:
    district = places.district_of(place["lat"], place["lng"], on=today())
    found = places.authority_for(service.duty or "", district=district, on=today()) if district else None
    return _doer(found, service.elsewhere) if found else None


def _doer(authority: Authority, about: Any) -> Doer:
    return Doer(authority.name, about.url or authority.url, about.telephone or authority.telephone)


def _where(service: Service) -> Place:
    ask = _("Where is it?") if service.kind == "report" else _("What is the postcode?")
    hint = _("A postcode, or a road with its town. We use it to find the right council, and do not keep it.")
    return Place(key=KEY, type="place", ask=ask, hint=hint)
