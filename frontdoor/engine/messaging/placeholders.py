"""What the ((placeholders)) of a message stand for, at the event that it tells of. Must not hold a secret."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdoor.engine.cases.actions.reopening import ended_until, reopen_until
from frontdoor.engine.cases.calendars import day_words, due_words, local_day
from frontdoor.engine.cases.charges import charge_words
from frontdoor.engine.cases.models import Case, Event, Kind
from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.cases.queries.asked import question_of
from frontdoor.engine.cases.queries.following import standing_promise
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.journeys.words import fill

LEFT_TO_RIGHT = "\u200e"

SAID = (Kind.PROMISED, Kind.RESUMED, Kind.EXTENDED)


def values_for(case: Case, event: Event | None, *, now: datetime, language: str = "") -> dict[str, str]:
    """Every placeholder, in the case's language unless another is named. Unknown answers are empty."""
    language = language or case.language
    catalogue = definitions.current(language)
    service = definitions.version(case.version_id, language)
    with override(language):
        until = _reopen_until(case, event)
        answers = answers_of(case)
        values = {
            "reference": in_order(shown(case.reference), language),
            "link": f"{settings.ADDRESS}/track/{shown(case.reference)}",
            "authority": case.authority.name,
            "reopen_until": day_words(until, beside=now.date()) if until else "",
            "charge": charge_words(service, answers, on=local_day(now, catalogue), channel=case.channel),
            **catalogue.council.placeholders(),
            **_promise(case, event, now, language),
        }
        for key, answer in answers.items():
            if (question := question_of(case, service, key)) is not None:
                values[key] = in_order(question.words(answer, language), language)
        asked = service.questions + tuple(question for step in service.transitions() for question in step.asks)
        return {question.key: "" for question in asked} | values


def in_order(words: str, language: str) -> str:
    """A reference or a telephone number, whose parts would change places in a line written from right to left."""
    from_right = language in settings.LANGUAGES_BIDI and words[:1] in "+0123456789"
    return LEFT_TO_RIGHT + words if from_right and words else words


def _promise(case: Case, event: Event | None, now: datetime, language: str) -> dict[str, str]:
    words, due = _said(case, event, now, language)
    if event is None or event.kind not in (Kind.EXTENDED, Kind.BROKEN):
        return {"promise": words, "due": due, "promised": words}
    said = "said_" if event.kind == Kind.EXTENDED else "due_"
    promised = _due(_day(event.codes[f"{said}on"]), datetime.fromisoformat(event.codes[f"{said}at"]), now, language)
    if event.kind == Kind.EXTENDED:
        reason = event.detail.payload["reason"] if hasattr(event, "detail") else ""
        return {"promise": f"{reason}\n\n{words}".strip(), "due": due, "promised": promised}
    answer_on = day_words(_day(event.codes["answer_on"]) or now.date(), beside=now.date())
    return {"promise": _("We will give you a new date by %s.") % answer_on, "due": due, "promised": promised}


def _said(case: Case, event: Event | None, now: datetime, language: str) -> tuple[str, str]:
    """The promise in words, and its day: as it stood at the event, even when the case has moved on since."""
    moved_on = _moved_on(case, event)
    if event is None or moved_on is None:
        promise = standing_promise(case, now=now, language=language)
        return (promise.words, _due(promise.clock.due_on, promise.clock.due_at, now, language)) if promise else ("", "")
    service = definitions.version(case.version_id, language)
    until_then = case.events.filter(seq__lt=moved_on.seq)
    of_state = until_then.filter(kind__in=SAID, codes__clock=service.states[event.to_state or case.state].clock)
    said = of_state.order_by("-seq").first() or until_then.filter(kind__in=SAID).order_by("-seq").first()
    if said is None:
        return "", ""
    due = _due(_day(said.codes["due_on"]), datetime.fromisoformat(said.codes["due_at"]), now, language)
    return fill(service.clocks[said.codes["clock"]].promise, {"due": due}), due


def _moved_on(case: Case, event: Event | None) -> Event | None:
    """The first event, at a later moment, by which the case left the state that this one tells of.

    What is passed on at the very moment it came never had the promise of the state it passed through.
    """
    if event is None:
        return None
    return case.events.filter(seq__gt=event.seq, at__gt=event.at, kind__in=(Kind.MOVED, Kind.REOPENED)).first()


def _reopen_until(case: Case, event: Event | None) -> date | None:
    return reopen_until(case) if event is None or _moved_on(case, event) is None else ended_until(case, event)


def _due(on: date | None, at: datetime, now: datetime, language: str) -> str:
    zone = definitions.current().council.zone
    return due_words(on, at, now=now, zone=zone, language=language)


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
