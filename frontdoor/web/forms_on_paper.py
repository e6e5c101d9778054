"""A service as a paper form: each question with room for its answer. Must not lay anything out: the adapter does."""

import re
from typing import Any

from django.utils.translation import gettext as _

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.questions.asking import Question
from frontdoor.web import languages
from frontdoor.web.one_page import only_if

LINES = {"long_text": 8, "address": 4, "place": 3, "name": 2, "several": 0}
DAY, TIME, POSTCODE = 8, 4, 8
CODE = re.compile(r"(form)?\s*(?P<version>[0-9]{1,9})\s*-\s*(?P<service>[a-z0-9-]+)(\s+(?P<language>[a-z]{2,3}))?")


def form_of(service: Service, *, large: bool) -> bytes:
    """The form of the version that is served now, as PDF, in the language of the page that led to it."""
    from frontdoor.adapters import paper

    council = languages.catalogue().council
    return paper.form(
        paper.Form(
            title=service.title,
            summary=service.summary,
            notes=_notes(service, council.address),
            questions=tuple(_asked(service, question) for question in service.questions),
            code=code_of(service),
            council_name=council.name,
            council_contact=f"{council.address}\n{council.contacts['phone']}",
            large=large,
            language=languages.spoken(),
        )
    )


def code_of(service: Service) -> str:
    """By which staff key it back under the same questions: FORM 41-report-a-pothole; in Polish, with PL after it."""
    language = "" if languages.spoken() == ENGLISH else f" {languages.spoken().upper()}"
    return f"FORM {definitions.version_id(service.key)}-{service.key}{language}"


def read_code(typed: str) -> tuple[int, Service, str] | None:
    """The version whose code somebody typed, its service, and the language that its person reads; None for a code
    that is on no form of ours."""
    found = CODE.fullmatch(typed.strip().lower())
    if found is None:
        return None
    try:
        service = definitions.version(int(found["version"]))
    except definitions.UnknownVersion:
        return None
    if service.key != found["service"] or not service.states:
        return None
    language = found["language"] or ENGLISH
    return int(found["version"]), service, language if definitions.speaks(int(found["version"]), language) else ENGLISH


def _notes(service: Service, address: str) -> tuple[str, ...]:
    needs = [question.need for question in service.questions if question.need]
    notes = [_("Write in black ink. Leave out what does not fit you."), _("Send this form to %s.") % address]
    if needs:
        notes.append(_("You will need: %s.") % "; ".join(needs))
    if service.purpose:
        notes.append(_("We use what you tell us for %s.") % service.purpose)
    return tuple(notes)


def _asked(service: Service, question: Question) -> Any:
    from frontdoor.adapters.paper import Asked

    council = languages.catalogue().council.placeholders()
    notes = [
        question.hint or "",
        only_if(service, question),
        _("You may leave this out.") if question.optional else "",
    ]
    if question.stop is not None:
        notes.append(fill(question.stop.says, council))
    parts = tuple(_parts(question))
    return Asked(question.ask, tuple(note for note in notes if note), parts, long=len(parts) > 4)


def _parts(question: Question, label: str = "") -> list[dict[str, Any]]:
    kind, options = question.type, [str(words) for words in getattr(question, "options", {}).values()]
    if kind in ("choice", "several_choices"):
        how = _("Tick all that fit.") if kind == "several_choices" else _("Tick one.")
        return [_part("boxes", label=label or how, options=options)]
    if kind == "yes_no":
        return [_part("boxes", label=label, options=[_("Yes"), _("No")])]
    if kind == "declaration":
        return [_part("boxes", label=label, options=[question.ask])]
    if kind == "date":
        return [_part("blanks", label=label or _("Day, month and year"), count=DAY)]
    if kind == "time":
        return [_part("blanks", label=label or _("Hours and minutes"), count=TIME)]
    if kind == "file":
        return [_part("lines", label=label or _("Send copies with this form. Write here what you send."), count=1)]
    if kind == "address":
        return [_part("lines", label=label, count=LINES[kind]), _part("blanks", label=_("Postcode"), count=POSTCODE)]
    if kind == "several":
        inner = [part for each in getattr(question, "questions", ()) for part in _parts(each, each.ask)]
        return [*inner, _part("lines", label=_("For another, use a sheet of your own."), count=0)]
    return [_part("lines", label=label, count=LINES.get(kind, 1))]


def _part(kind: str, *, label: str = "", options: list[str] | None = None, count: int = 0) -> dict[str, Any]:
    return {"kind": kind, "label": label, "options": options or [], "count": count}
