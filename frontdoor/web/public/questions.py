"""One question a page: showing it, reading what was typed, and going on. Must not submit."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from frontdoor.engine.cases.actions import drafts
from frontdoor.engine.cases.queries.nearby import nearby
from frontdoor.engine.places.by_words import ROUGH_M
from frontdoor.engine.questions.asking import Context, NotYet, Posted, Question, Stop, Wrong
from frontdoor.web import languages
from frontdoor.web.access import access
from frontdoor.web.holding import hold_draft, let_go

from .following import line_of
from .places_shown import map_and_words
from .start import filled
from .visits import Visit, refusal, visit

CHANGED = lazy("This service has changed since you began. We kept what still fits, and ask only what is new.")


@require_http_methods(["GET", "HEAD", "POST"])
@access("public")
def question(request: HttpRequest, service: str, key: str) -> HttpResponse:
    here = visit(request, service)
    refused = refusal(request, here.service)
    if refused is not None:
        return refused
    if not here.journey.applies(key):
        if any(asked.key == key for asked in here.service.questions):
            return HttpResponseRedirect(_next(here))
        raise Http404
    asked = here.journey.question(key)
    waiting = here.journey.first_open()
    if request.method != "POST" and waiting is not None and _stands_before(here, waiting, asked):
        return HttpResponseRedirect(here.address(waiting.key))
    return _answer(request, here, asked) if request.method == "POST" else _show(request, here, asked)


def _stands_before(here: Visit, one: Question, other: Question) -> bool:
    keys = [question.key for question in here.journey.questions]
    return keys.index(one.key) < keys.index(other.key)


def _answer(request: HttpRequest, here: Visit, asked: Question) -> HttpResponse:
    if "go_on" in request.POST:
        return HttpResponseRedirect(_after(here, asked, changing="change" in request.GET))
    try:
        here = _with_draft(here)
    except drafts.Gone:
        return let_go(render(request, "public/expired.html", {"service": here.service}, status=410), here.service.key)
    posted = Posted(dict(request.POST.lists()), files=dict(request.FILES.lists()))
    context = Context(today=here.today, by=here.giver)
    try:
        again = asked.again(posted, context=context)
        if again is not None:
            return hold_draft(_page(request, here, asked, again), _draft(here))
        answer = asked.read(posted, context=context)
        if answer is None and not asked.optional:
            raise Wrong(asked.missing())
    except Wrong as wrong:
        return hold_draft(_page(request, here, asked, posted, wrong=wrong), _draft(here))
    except NotYet:
        raise Http404 from None
    alike = _alike(request, here, asked, answer)
    if alike:
        return hold_draft(_page(request, here, asked, asked.posted(answer), alike=alike), _draft(here))
    try:
        draft = drafts.answer(_draft(here).id, {asked.key: answer}, now=timezone.now())
    except drafts.Gone:
        return let_go(render(request, "public/expired.html", {"service": here.service}, status=410), here.service.key)
    here = replace(here, draft=draft)
    stop = here.journey.stop_at(asked.key)
    if stop is not None:
        return hold_draft(_stopped(request, here, asked, stop), draft)
    return hold_draft(HttpResponseRedirect(_after(here, asked, changing="change" in request.GET)), draft)


def _alike(request: HttpRequest, here: Visit, asked: Question, answer: Any) -> list[dict[str, str]]:
    """Open reports that may be the same, shown once: a person may then follow one of them instead."""
    if asked.type != "place" or answer is None or "nearby-read" in request.POST:
        return []
    if answer.get("accuracy_m", 0) >= ROUGH_M:
        return []
    return [line_of(near) for near in nearby(here.service, _draft(here).answers, answer, now=timezone.now())]


def _with_draft(here: Visit) -> Visit:
    if here.draft is not None:
        return here
    user = here.user.pk if here.user else None
    draft = drafts.begin(here.service.key, here.version_id, now=timezone.now(), user_id=user, language=here.language)
    return replace(here, draft=draft)


def _draft(here: Visit) -> Any:
    assert here.draft is not None
    return here.draft


def _after(here: Visit, asked: Question, *, changing: bool) -> str:
    """The next question; when one answer was changed, only what now waits for an answer."""
    if changing:
        return _next(here)
    following = here.journey.after(asked.key)
    return here.address(following.key if following else "check-your-answers")


def _next(here: Visit) -> str:
    waiting = here.journey.first_open()
    return here.address(waiting.key if waiting else "check-your-answers")


def _show(request: HttpRequest, here: Visit, asked: Question) -> HttpResponse:
    kept = here.draft.answers.get(asked.key) if here.draft else None
    return _page(request, here, asked, asked.posted(kept))


def _page(
    request: HttpRequest,
    here: Visit,
    asked: Question,
    posted: Any,
    *,
    wrong: Wrong | None = None,
    alike: Sequence[dict[str, str]] = (),
) -> HttpResponse:
    before = here.journey.before(asked.key)
    changing = "change" in request.GET
    context = {
        "service_title": here.service.title,
        "question": asked,
        "posted": posted,
        "error": wrong,
        "errors": [{"href": f"#{asked.anchor(wrong.part)}", "text": wrong.message}] if wrong else [],
        "back_href": here.address("check-your-answers" if changing else before.key if before else ""),
        "send_text": _("Continue"),
        "save_href": here.address("come-back-later") if here.draft else "",
        "advice": CHANGED if here.changed else "",
        "nearby": alike,
        "help": [],
        **map_and_words(asked, posted, private=here.service.sensitive),
    }
    return render(request, "public/question.html", context, status=422 if wrong else 200)


def _stopped(request: HttpRequest, here: Visit, asked: Question, stop: Stop) -> HttpResponse:
    """An answer that leads to advice: read first, then gone on from, or an end."""
    context = {
        "service_title": here.service.title,
        "says": filled(stop.says),
        "instead": _instead(stop),
        "go_on": stop.go_on,
        "change_href": here.address(asked.key),
        "go_on_action": here.address(asked.key),
    }
    return render(request, "public/stopped.html", context)


def _instead(stop: Stop) -> dict[str, str] | None:
    """The service that the advice leads to; None for no such advice, or once that service has gone."""
    leads_to = languages.catalogue().services.get(stop.leads_to or "")
    return {"href": f"/{leads_to.key}", "text": leads_to.title} if leads_to else None
