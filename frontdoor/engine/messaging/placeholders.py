"""What the ((placeholders)) of a message stand for, at the event that it tells of. Must not hold a secret."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdoor.engine.cases.actions.reopening import reopen_until
from frontdoor.engine.cases.calendars import day_words, due_words, local_day
from frontdoor.engine.cases.charges import charge_words
from frontdoor.engine.cases.models import Case, Event, Kind
from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.cases.queries.asked import question_of
from frontdoor.engine.cases.queries.following import standing_promise
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions


def values_for(case: Case, event: Event | None, *, now: datetime) -> dict[str, str]:
    """Every placeholder of the language, in the case's language. Unknown answers are empty."""
    catalogue = definitions.current()
    service = definitions.version(case.version_id)
    with override(case.language):
        until = reopen_until(case)
        answers = answers_of(case)
        values = {
            "reference": shown(case.reference),
            "link": f"{settings.ADDRESS}/track/{shown(case.reference)}",
            "authority": case.authority.name,
            "reopen_until": day_words(until, beside=now.date()) if until else "",
            "charge": charge_words(service, answers, on=local_day(now, catalogue), channel=case.channel),
            **catalogue.council.placeholders(),
            **_promise(case, event, now),
        }
        for key, answer in answers.items():
            if (question := question_of(case, service, key)) is not None:
                values[key] = question.words(answer, case.language)
        asked = service.questions + tuple(question for step in service.transitions() for question in step.asks)
        return {question.key: "" for question in asked} | values


def _promise(case: Case, event: Event | None, now: datetime) -> dict[str, str]:
    promise = standing_promise(case, now=now, language=case.language)
    words = promise.words if promise else ""
    due = _due(case, promise.clock.due_on, promise.clock.due_at, now) if promise else ""
    if event is None or event.kind not in (Kind.EXTENDED, Kind.BROKEN):
        return {"promise": words, "due": due, "promised": words}
    said = "said_" if event.kind == Kind.EXTENDED else "due_"
    promised = _due(case, _day(event.codes[f"{said}on"]), datetime.fromisoformat(event.codes[f"{said}at"]), now)
    if event.kind == Kind.EXTENDED:
        reason = event.detail.payload["reason"] if hasattr(event, "detail") else ""
        return {"promise": f"{reason}\n\n{words}".strip(), "due": due, "promised": promised}
    answer_on = day_words(_day(event.codes["answer_on"]) or now.date(), beside=now.date())
    return {"promise": _("We will give you a new date by %s.") % answer_on, "due": due, "promised": promised}


def _due(case: Case, on: date | None, at: datetime, now: datetime) -> str:
    zone = definitions.current().council.zone
    return due_words(on, at, now=now, zone=zone, language=case.language)


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
