"""A visit to a service: which definition, whose draft, how far; and who is let in. Must not show or change anything."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from frontdoor.engine.cases.acting import Actor, by_party
from frontdoor.engine.cases.actions import drafts
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.models import Draft
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.changes import changes
from frontdoor.engine.journeys.journey import Journey
from frontdoor.engine.parties import queries as parties
from frontdoor.engine.parties.models import User
from frontdoor.web import access, languages
from frontdoor.web.actors import actor_of
from frontdoor.web.holding import draft_of

SIGNED_IN = {
    "employee": lazy("employees of the council"),
    "councillor": lazy("county councillors"),
    "partner": lazy("partners who work with us"),
}


@dataclass(frozen=True)
class Visit:
    """One browser in one service. The definition is that under which its draft was begun."""

    service: Service
    version_id: int
    draft: Draft | None
    user: User | None
    language: str = ENGLISH

    @cached_property
    def journey(self) -> Journey:
        answers: dict[str, Any] = self.draft.answers if self.draft else {}
        return Journey(self.service, answers, today=self.today, channel="web")

    @cached_property
    def today(self) -> date:
        return access.today()

    @cached_property
    def changed(self) -> list[str]:
        """What changed in the service since its draft was begun, a sentence each."""
        if self.draft is None or self.draft.renewed_from_id is None:
            return []
        before, now = (
            [definitions.version(id, language) for language in (ENGLISH, self.language)]
            for id in (self.draft.renewed_from_id, self.version_id)
        )
        return changes(before[0], now[0], said=(before[1], now[1]))

    @property
    def giver(self) -> str:
        """Who gives the files of this journey."""
        return by_draft(self.draft.id) if self.draft else ""

    @property
    def actor(self) -> Actor:
        return actor_of(self.user, on=self.today) if self.user else by_party(None)

    def address(self, page: str = "") -> str:
        return f"/{self.service.key}/{page}" if page else f"/{self.service.key}"


def visit(request: HttpRequest, key: str) -> Visit:
    """Raises Http404 for a service that there is not."""
    service = definitions.current().services.get(key)
    draft = draft_of(request, key)
    if draft is not None and _is_theirs(request, draft):
        draft = _renewed(draft, service)
        language = languages.speak_if_known(request, draft.version_id, draft.language)
        if request.method == "POST" and draft.language != language:
            draft = _spoken(draft, language)
        return Visit(definitions.version(draft.version_id, language), draft.version_id, draft, draft.user, language)
    if service is None:
        raise Http404
    user = request.user if service.is_for_users_only and request.user.is_authenticated else None
    version_id = definitions.version_id(key)
    language = languages.speak_if_known(request, version_id, ENGLISH)
    return Visit(definitions.version(version_id, language), version_id, None, user, language)


def _is_theirs(request: HttpRequest, draft: Draft) -> bool:
    """What somebody began signed in is not gone on with by whoever uses their browser next."""
    return draft.user_id is None or draft.user_id == request.user.pk


def _renewed(draft: Draft, service: Service | None) -> Draft:
    """A draft goes on under the version that is served now; one that is done here no more goes on as it began."""
    if service is None or service.elsewhere or definitions.version_id(draft.service) == draft.version_id:
        return draft
    with suppress(drafts.Gone):
        return drafts.renew(draft.id, definitions.version_id(draft.service), today=access.today())
    return draft


def _spoken(draft: Draft, language: str) -> Draft:
    """The journey goes on in another language; what is sent about it later is in the one it was sent in."""
    with suppress(drafts.Gone):
        return drafts.speak(draft.id, language)
    return draft


def refusal(request: HttpRequest, service: Service) -> HttpResponse | None:
    """What stands in the way: signing in, or belonging to those whom the service is for; None when nothing does."""
    if not service.is_for_users_only:
        return None
    if not request.user.is_authenticated or not access.has_done_second_factor(request):
        return HttpResponseRedirect(f"{reverse('sign_in')}?next=/{service.key}")
    theirs = parties.audiences_of(request.user, access.today())
    if service.is_public or theirs & set(service.audience):
        return None
    who = _(" and ").join(str(SIGNED_IN.get(one, one)) for one in service.audience)
    return render(request, "public/not_for_you.html", {"service": service, "who": who}, status=403)
