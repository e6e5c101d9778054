"""Messages that may not have arrived, and what failed: shown to those who see the case, until one settles it.

Must not send: settling only says what a person knows.
"""

from datetime import date
from typing import Any, cast

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from frontdoor.engine.cases.queries.sight import visible_to
from frontdoor.engine.cases.references import shown
from frontdoor.engine.effects import planning as effects
from frontdoor.engine.effects.models import Effect
from frontdoor.engine.messaging import actions as messaging
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.tasks import wake
from frontdoor.engine.parties.contacts import in_words
from frontdoor.engine.parties.models import User
from frontdoor.web import access
from frontdoor.web.access import access as only
from frontdoor.web.actors import actor_of
from frontdoor.web.saying import short_moment

from .sight import case_address

State = Message.State
MOST = 50
TABS = {
    "": ([State.UNDECIDED, State.REFUSED], gettext_lazy("To settle")),
    "unreachable": ([State.UNREACHABLE], gettext_lazy("No way to reach them")),
}
TROUBLE = {
    State.UNDECIDED: gettext_lazy("Nobody knows whether it was sent"),
    State.REFUSED: gettext_lazy("Refused for good"),
    State.UNREACHABLE: gettext_lazy("We have no way to reach them"),
}


@require_safe
@only("staff")
def outbox(request: HttpRequest) -> HttpResponse:
    user, on = cast(User, request.user), access.today()
    which = request.GET.get("show", "")
    failed = list(_failed(user, on).select_related("event__case")[:MOST])
    chosen = [] if which == "failed" else list(_messages(user, on, TABS.get(which, TABS[""])[0])[:MOST])
    context = {
        "tabs": _tabs(user, on, which, len(failed)),
        "messages": [_line(message) for message in chosen],
        "failed": [_failure(effect) for effect in failed] if which == "failed" else [],
        "show": which,
    }
    return render(request, "staff/outbox.html", context)


@require_POST
@only("staff")
def settle(request: HttpRequest, message: int) -> HttpResponse:
    """A person knows that it arrived, or wants it sent again."""
    user, on = cast(User, request.user), access.today()
    open_one = _messages(user, on, TABS[""][0]).filter(id=message).first()
    decided = request.POST.get("arrived", "")
    if open_one is None or decided not in ("yes", "no"):
        raise Http404
    settled = messaging.settle(open_one.id, arrived=decided == "yes", actor=actor_of(user, on=on), now=timezone.now())
    wake([settled])
    return HttpResponseRedirect(reverse("outbox"))


@require_POST
@only("staff")
def try_again(request: HttpRequest, effect: int) -> HttpResponse:
    """What failed is tried once more, from the start."""
    failed = _failed(cast(User, request.user), access.today()).filter(id=effect).first()
    if failed is None:
        raise Http404
    effects.try_again(failed.id, now=timezone.now())
    return HttpResponseRedirect(reverse("outbox") + "?show=failed")


def _messages(user: User, on: date, states: list[Any]) -> QuerySet[Message]:
    """Of the cases that this person may see; those of an ended case that cannot be reached are let be."""
    cases = visible_to(user, on=on)
    if states == [State.UNREACHABLE]:
        cases = cases.filter(closed_at=None)
    found = Message.objects.filter(case__in=cases.values("id"), state__in=states)
    return found.select_related("case").order_by("-written_at", "-id")


def _failed(user: User, on: date) -> QuerySet[Effect]:
    cases = visible_to(user, on=on).values("id")
    return Effect.objects.filter(state=Effect.State.FAILED, event__case__in=cases).order_by("-id")


def _tabs(user: User, on: date, which: str, failed: int) -> list[dict[str, Any]]:
    tabs = [(key, str(words), _messages(user, on, states).count()) for key, (states, words) in TABS.items()]
    return [
        {"text": f"{words}, {number}", "href": f"?show={key}" if key else "?", "current": key == which}
        for key, words, number in [*tabs, ("failed", _("Failed"), failed)]
    ]


def _line(message: Message) -> dict[str, Any]:
    case = message.case
    assert case is not None
    return {
        "subject": message.subject,
        "body": message.body,
        "to": in_words(message.to),
        "trouble": str(TROUBLE[State(message.state)]),
        "answer": message.answer,
        "when": short_moment(message.tried_at or message.written_at),
        "href": case_address(case),
        "reference": shown(case.reference),
        "settle_href": reverse("settle", args=[message.id]) if message.state != State.UNREACHABLE else "",
    }


def _failure(effect: Effect) -> dict[str, str]:
    words = _("Writing the message “%s”") % effect.key.replace("_", " ") if effect.kind == "tell" else effect.kind
    return {
        "what": words.replace("_", " "),
        "fault": effect.fault,
        "when": short_moment(effect.next_at),
        "href": case_address(effect.event.case),
        "reference": shown(effect.event.case.reference),
        "again_href": reverse("try_again", args=[effect.id]),
    }
