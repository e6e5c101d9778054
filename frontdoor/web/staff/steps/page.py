"""The page on which something is done to a case, the same for every such thing. Must not do it."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.cases.queries.following import story
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.parties.contacts import in_words
from frontdoor.web.titles import case_title
from frontdoor.web.typed import Typed

from ..cases.history import happened_since
from ..cases.names import names_in
from ..cases.page import where
from ..cases.strip import strip
from ..sight import Sight
from .will_read import Letter, WillRead


def step_page(
    seen: Sight,
    typed: Typed,
    *,
    title: str,
    send: str,
    reads: WillRead | None = None,
    before: Letter | None = None,
    refused: str = "",
    asked_twice: bool = False,
    nobody_reads: str = "",
) -> dict[str, Any]:
    """The context of staff/transition.html. `reads` is what will be sent, exactly; `before` what is known of it."""
    letters = reads.letters if reads else ()
    return {
        "title": title,
        "case_title": case_title(seen.service, answers_of(seen.case)),
        "reference": shown(seen.case.reference),
        "where": where(seen, case_is_a_link=True),
        **strip(seen),
        "questions": typed.shown,
        "errors": ([{"href": "#main", "text": refused}] if refused else []) + typed.errors,
        "asks_files": typed.takes_files,
        "reads": [asdict(one) | {"to": in_words(one.to)} for one in letters],
        "before": {"subject": before.subject, "body": before.body} if before else None,
        "says": reads.says if reads else "",
        "nobody_reads": nobody_reads if not letters and not before else "",
        "shown_words": reads.digest if reads else "",
        "asked_twice": asked_twice,
        "seq": seen.case.seq,
        "send_text": _("Send") if letters else _("Continue") if before else send,
        "happened": [],
        "back_href": seen.address,
    }


def moved_on_page(
    request: HttpRequest, seen: Sight, typed: Typed, number: int, *, again: Transition | None
) -> HttpResponse:
    """Somebody was faster: what they did, and what I typed, to go on with when that can still be done."""
    events = story(seen.case)
    happened = happened_since(seen.case, number, names_in(events), events)
    if again is not None:
        context = step_page(seen, typed, title=again.label, send=_("Continue"))
        context |= {"send_text": _("Continue"), "happened": happened}
        return render(request, "staff/transition.html", context, status=409)
    context = {
        "case_title": case_title(seen.service, answers_of(seen.case)),
        "reference": shown(seen.case.reference),
        "where": where(seen, case_is_a_link=True),
        "happened": happened,
        "typed": typed.words(),
        "back_href": seen.address,
    }
    return render(request, "staff/moved_on.html", context, status=409)
