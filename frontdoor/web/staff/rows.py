"""Cases as rows of a queue: what, where, promise, who, whether the person was told. A page of them costs three reads.

Must not choose the cases: they are given, with their assignee joined.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from frontdoor.engine.cases.models import Case, Clock, Event, Kind
from frontdoor.engine.cases.queries.answers import answers_of_all
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.parties.models import User
from frontdoor.engine.statements import Given, OneOf, Statement
from frontdoor.web.saying import short_day
from frontdoor.web.titles import case_title

from .clock_words import next_clock, said, tag_of
from .sight import case_address

ABOUT_TELLING = (Kind.TOLD, Kind.NOT_TOLD, Kind.TOLD_PERHAPS)
CLOCKS = Statement(lambda: Clock.objects.filter(OneOf("case_id", Given("cases")), ended_at=None))
LAST_TOLD = Statement(
    lambda: (
        Event.objects.filter(OneOf("case_id", Given("cases")), kind__in=ABOUT_TELLING)
        .order_by("case_id", "-seq")
        .distinct("case_id")
    )
)


def rows_of(cases: Sequence[Case], *, user: User, now: datetime) -> list[dict[str, Any]]:
    """As queue_table() takes them, in the order given."""
    answers, clocks, told = answers_of_all(cases), _open_clocks(cases), _last_told(cases)
    return [_row(case, answers[case.id], next_clock(clocks[case.id]), told.get(case.id), user, now) for case in cases]


def _row(
    case: Case, answers: dict[str, Any], clock: Clock | None, told: Event | None, user: User, now: datetime
) -> dict[str, Any]:
    service = definitions.version(case.version_id)
    tag = tag_of(case, clock, now=now)
    state = service.states[case.state]
    return {
        "href": case_address(case),
        "what": case_title(service, answers),
        "note": _note(case, state.task or state_name(case.state)),
        "kind": tag.kind,
        "clock": tag.text,
        "said": said(case, clock),
        "who": name_of(case.assignee) if case.assignee else "",
        "told": _told(told, now),
        "reference": shown(case.reference),
        "mine": case.assignee_id == user.pk,
    }


def name_of(user: User) -> str:
    return user.party.name or user.email


def state_name(key: str) -> str:
    """A state's key as words: Repair ordered."""
    return key.replace("_", " ").capitalize()


def _note(case: Case, words: str) -> str:
    return _("Sensitive. %s") % words if case.sensitive else words


def _told(event: Event | None, now: datetime) -> str:
    if event is None:
        return ""
    if event.kind != Kind.TOLD:
        return _("Could not be told") if event.kind == Kind.NOT_TOLD else _("Not known")
    day = timezone.localdate(event.at)
    return _("Told today") if day == timezone.localdate(now) else _("Told %s") % short_day(day)


def _open_clocks(cases: Sequence[Case]) -> dict[int, list[Clock]]:
    found: dict[int, list[Clock]] = defaultdict(list)
    for clock in CLOCKS(cases=[case.id for case in cases]):
        found[clock.case_id].append(clock)
    return found


def _last_told(cases: Sequence[Case]) -> dict[int, Event]:
    return {event.case_id: event for event in LAST_TOLD(cases=[case.id for case in cases])}
