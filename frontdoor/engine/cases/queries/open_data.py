"""Public reports as other people's software reads them: many at once. Must not show what is not public."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from frontdoor.engine.cases.models import Case, Event, Kind
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.words import fill

from .answers import sent_with
from .following import state_words
from .nearby import open_to_all

SHOWN = (Kind.MOVED, Kind.REOPENED)


@dataclass(frozen=True)
class OpenReport:
    """A public case: what everybody may read of it. `place` and `told` are the words of its public answers."""

    case: Case
    about: Service
    says: str
    place: str
    told: str


@dataclass(frozen=True)
class OpenUpdate:
    """A step of a public case, and whether the case was closed by it."""

    event: Event
    closed: bool
    says: str


def open_reports(cases: Sequence[Case]) -> list[OpenReport]:
    """With one query for the answers of all; the cases come with their authority."""
    answers = sent_with(cases)
    return [_report(case, answers.get(case.id) or {}) for case in cases]


def open_updates(*, after: datetime, before: datetime) -> QuerySet[Event]:
    """The steps of public cases in this time."""
    return (
        Event.objects.filter(kind__in=SHOWN, at__gte=after, at__lt=before, case__in=open_to_all())
        .exclude(to_state="")
        .select_related("case__authority")
        .order_by("at", "id")
    )


def as_updates(events: Sequence[Event]) -> list[OpenUpdate]:
    found = []
    for event in events:
        about = definitions.version(event.version_id)
        says = _filled(state_words(about, event), event.case)
        found.append(OpenUpdate(event, bool(about.states[event.to_state].ends), says))
    return found


def _report(case: Case, answers: dict[str, object]) -> OpenReport:
    about = definitions.version(case.version_id)
    place, told = "", []
    for question in about.questions:
        if not question.public or answers.get(question.key) is None:
            continue
        words = question.words(answers[question.key])
        if question.type == "place":
            place = place or words
        elif question.type != "file":
            told.append(f"{question.ask} {words}")
    return OpenReport(case, about, _filled(about.states[case.state].says, case), place, "\n".join(told))


def _filled(says: str, case: Case) -> str:
    """Only what everybody may know is filled in; nothing of the person or of what staff wrote."""
    return fill(says, definitions.current().council.placeholders() | {"authority": case.authority.name})
