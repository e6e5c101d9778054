"""What a case's progress page says, as its template wants it. Must not decide who may read it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from markupsafe import Markup

from frontdoor.engine.cases.actions.reopening import reopen_until
from frontdoor.engine.cases.calendars import day_words
from frontdoor.engine.cases.models import Case, Document, Event, Kind, Scan
from frontdoor.engine.cases.queries.asked import answered, is_withdrawal
from frontdoor.engine.cases.queries.following import added_to, files_for_person, standing_promise
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.messaging.placeholders import values_for
from frontdoor.engine.messaging.queries import paragraphs_of, told_of
from frontdoor.engine.questions.asking import Question
from frontdoor.web import languages
from frontdoor.web.maps import Picture, picture
from frontdoor.web.saying import moment, nl2br
from frontdoor.web.titles import case_title

from .showing import promise_panel, steps_of


def progress_of(case: Case, *, now: datetime) -> dict[str, Any]:
    service = languages.version(case.version_id)
    promise = standing_promise(case, now=now, language=languages.spoken())
    until = reopen_until(case)
    here = shown(case.reference)
    may_reopen = until is not None and timezone.localdate(now) <= until
    return {
        "title": case_title(service, _sent(case)),
        "reference": here,
        "promise": promise_panel(promise, now=now),
        "steps": steps_of(case, promise, now=now),
        "tasks": _tasks(case, service, now),
        "reopen": {"until": day_words(until, beside=now.date()), "href": reverse("not_right", args=[here])}
        if until and may_reopen
        else None,
        "changes": [*_adding(case), *_papers(case), *_telling(case), *_withdrawals(case, service)],
        "who": _who(case),
        "files": [_file(document) for document in files_for_person(case)],
        "told": _told(case),
        "answers": _answers(case),
        "added": _added(case),
        "map": _map(case),
        "back": None,
    }


def _tasks(case: Case, service: Service, now: datetime) -> list[dict[str, str]]:
    """What we wait for the person to do; that they may also withdraw needs nobody first."""
    values = values_for(case, None, now=now, language=languages.spoken())
    return [
        {
            "title": transition.label,
            "body": fill(service.states[case.state].says, values),
            "href": _way(case, key),
            "link": transition.label,
        }
        for key, transition in _their_steps(case, service)
        if not is_withdrawal(service, transition)
    ]


def _withdrawals(case: Case, service: Service) -> list[dict[str, str]]:
    steps = _their_steps(case, service)
    return [{"text": step.label, "href": _way(case, key)} for key, step in steps if is_withdrawal(service, step)]


def _their_steps(case: Case, service: Service) -> list[tuple[str, Transition]]:
    steps = service.states[case.state].transitions.items()
    return [(key, step) for key, step in steps if "resident" in step.by]


def _way(case: Case, key: str) -> str:
    return reverse("resident_answer", args=[shown(case.reference), key])


def _papers(case: Case) -> list[dict[str, str]]:
    here = shown(case.reference)
    papers = [{"text": _("Your receipt (PDF)"), "href": reverse("receipt_pdf", args=[here])}]
    if case.closed_at:
        papers.append({"text": _("Our decision as a letter (PDF)"), "href": reverse("letter_pdf", args=[here])})
    return papers


def _adding(case: Case) -> list[dict[str, str]]:
    if case.closed_at:
        return []
    return [{"text": _("Add something we should know"), "href": reverse("add_more", args=[shown(case.reference)])}]


def _telling(case: Case) -> list[dict[str, str]]:
    """Until it has ended: then there is no more news."""
    if case.closed_at:
        return []
    return [{"text": _("How we tell you"), "href": reverse("how_we_tell_you", args=[shown(case.reference)])}]


def _who(case: Case) -> str:
    """The team and the authority that have it: "closed" is never shown for "passed on".

    Whom a Rule gave it to, for example a line manager, has it in place of a team, and is named."""
    if case.authority.key != languages.catalogue().council.key:
        return case.authority.name
    team = case.team or case.owner
    holder = team.name if case.team or case.assignee is None else case.assignee.party.name or team.name
    return _("%(team)s, %(council)s") % {"team": holder, "council": case.authority.name}


def _answers(case: Case) -> list[dict[str, Any]]:
    """What the person themselves sent, with photographs as pictures."""
    service = languages.version(case.version_id)
    return [
        {"key": question.ask, "value": shown_answer(question, answer)}
        for question, answer in answered(case, service, _sent(case))
    ]


def _added(case: Case) -> list[dict[str, Any]]:
    """What they added since, with its files."""
    return [
        {
            "key": moment(event.at),
            "value": Markup("<p>{}</p>{}").format(_said(event), _shown_files(event.codes.get("files", []))),
        }
        for event in added_to(case)
    ]


def _said(event: Event) -> Markup | str:
    return nl2br(event.detail.payload["note"]) if hasattr(event, "detail") else _("We removed your personal details")


def _sent(case: Case) -> dict[str, Any]:
    submitted = case.events.filter(kind=Kind.SUBMITTED).first()
    kept = getattr(submitted, "answer_set", None)
    return kept.answers if kept else {}


def _told(case: Case) -> list[dict[str, Any]]:
    return [
        {"what": message.subject, "at": message.written_at, "words": paragraphs_of(message)}
        for message in told_of(case)
    ]


def _file(document: Document) -> dict[str, str]:
    """A file that we sent: a photograph is shown, anything else can be opened once it was scanned or released."""
    opened = document.scan in (Scan.CLEAN, Scan.RELEASED)
    return {
        "name": document.name,
        "picture": reverse("document_shown", args=[document.id]) if document.shown_sha256 else "",
        "href": reverse("document_original", args=[document.id]) if opened else "",
    }


def shown_answer(question: Question, answer: Any) -> Markup | str:
    """An answer as a page shows it: photographs as pictures, everything else in words."""
    if question.type != "file":
        return question.words(answer)
    return _shown_files(answer)


def _shown_files(ids: Sequence[str]) -> Markup:
    seen = Document.objects.filter(id__in=ids, disposed_at=None) if ids else ()
    return Markup("").join(
        Markup('<img class="photograph" src="{}" alt="{}">').format(reverse("document_shown", args=[one.id]), one.name)
        if one.shown_sha256
        else Markup("<p>{}</p>").format(one.name)
        for one in seen
    )


def _map(case: Case) -> Picture | None:
    return None if case.lat is None or case.lng is None else picture(case.lat, case.lng, private=case.sensitive)
