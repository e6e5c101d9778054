"""History of another system brought in: each row is a case, opened and closed by the actions that everybody's are.

Must not write a case any other way, nor tell anybody: what it brings has no contact. Brought again, a row is the same
case, so that what was interrupted is simply begun again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import DataError, transaction

from frontdoor.engine.cases.acting import Actor, by_party
from frontdoor.engine.cases.models import Case, Channel, Kind
from frontdoor.engine.cases.permissions import NotAllowed
from frontdoor.engine.cases.queries.brought import number_of
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language import Service
from frontdoor.engine.questions.asking import Question

from . import drafts, moving, whole

TELLING = ("email", "telephone")
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
"""No council's system is older; a date that is was never meant."""

Ways = Sequence[tuple[str, Mapping[str, Any]]]


@dataclass(frozen=True)
class Row:
    """One case as the other system had it. `ways` close it here: each a transition, and the answers to its asks."""

    source: str
    id: str
    service: str
    received_at: datetime
    closed_at: datetime | None
    answers: Mapping[str, Any]
    ways: Ways = ()


@dataclass(frozen=True)
class Brought:
    """What became of a row: `what` is opened, closed, there, differs, not closed or refused; `why` is the same for all
    of which the same is wrong, and `exactly` what it is with this one."""

    what: str
    why: str = ""
    exactly: str = ""


def bring_in(row: Row, *, actor: Actor, now: datetime) -> Brought:
    """Open the case of a row at its own time, as of somebody unknown, and close it at its own, by `actor`: both or
    neither, should it be interrupted. What is refused makes nothing."""
    about = definitions.current().services.get(row.service)
    if about is None or not about.states:
        return Brought("refused", f"there is no service {row.service!r} here whose cases are ours")
    if wrong := _wrong(row, about, now):
        return wrong
    try:
        with transaction.atomic():
            return _brought(row, about, actor)
    except whole.Unfit as unfit:
        return Brought("refused", "; ".join(f"{key}: {why}" for key, why in unfit.wrong.items()))
    except (whole.SentOtherwise, drafts.Taken):
        return Brought("differs", "it was brought in before with other answers")
    except DataError as wrong_data:
        return Brought("refused", "the database does not take it", str(wrong_data).strip())


def telling(question: Question) -> bool:
    """Whether an answer would be where people are told: they would be told of what is long over."""
    return question.type in TELLING


def as_asked(question: Question, answer: Any) -> Any:
    """What was written, in the shape that the question takes: a whole number where it asks for one."""
    is_whole = question.type == "number" and isinstance(answer, str) and re.fullmatch(r"-?\d{1,15}", answer)
    return int(answer) if is_whole and not getattr(question, "places", None) else answer


def _wrong(row: Row, about: Service, now: datetime) -> Brought | None:
    if keys := [one.key for one in about.questions if one.key in row.answers and telling(one)]:
        return Brought("refused", f"{', '.join(keys)}: people would be told of what is long over")
    if not EARLIEST <= row.received_at <= (row.closed_at or now) <= now:
        return Brought("refused", "its dates are not in order, or not past", _dates(row.received_at, row.closed_at))
    return None


def _brought(row: Row, about: Service, actor: Actor) -> Brought:
    asked = {question.key: question for question in about.questions}
    answers = {key: as_asked(asked[key], answer) if key in asked else answer for key, answer in row.answers.items()}
    given = whole.Whole(
        number=number_of(row.source, row.id),
        service=row.service,
        answers=answers,
        digest=whole.digest_of(row.service, answers, "en"),
        channel=Channel.API,
        received_at=row.received_at,
    )
    sent = whole.send_whole(given, actor=by_party(None, channel=Channel.API), now=row.received_at)
    if sent.case.received_at != row.received_at:
        return Brought("differs", "it came at another time", _here_and_there(sent.case.received_at, row.received_at))
    if _was_passed_on(sent.case):
        return Brought("opened" if sent.is_new else "there")
    if row.closed_at is None:
        return _left_open(sent.case, is_new=sent.is_new)
    if sent.case.closed_at is None:
        return _closed(row, row.closed_at, sent.case, actor, is_new=sent.is_new)
    if sent.case.closed_at != row.closed_at:
        return Brought("differs", "it was closed at another time", _here_and_there(sent.case.closed_at, row.closed_at))
    return Brought("there")


def _was_passed_on(case: Case) -> bool:
    """Its place is another authority's: it ended here as it came, whatever became of it there."""
    return case.outcome == "passed_on" and case.closed_at == case.received_at


def _left_open(case: Case, *, is_new: bool) -> Brought:
    if case.closed_at is not None:
        return Brought("differs", "it is closed here and open there", _here_and_there(case.closed_at, None))
    return Brought("opened" if is_new else "there")


def _closed(row: Row, closed_at: datetime, case: Case, actor: Actor, *, is_new: bool) -> Brought:
    if not row.ways:
        return Brought("differs", "it is closed there and open here: nothing says by which step it is closed")
    if not is_new and case.events.filter(kind__in=(Kind.MOVED, Kind.REOPENED)).exists():
        return Brought("differs", "it is closed there and open here, where people have worked on it since")
    about = definitions.version(case.version_id)
    try:
        with transaction.atomic():
            for key, answers in row.ways:
                case = _taken(case, about, key, answers, actor, closed_at)
    except _NotTaken as refused:
        return Brought("not closed", *refused.args)
    return Brought("closed")


class _NotTaken(Exception):
    """Which step, and why."""


def _taken(case: Case, about: Service, key: str, given: Mapping[str, Any], actor: Actor, closed_at: datetime) -> Case:
    transition = about.states[case.state].transitions.get(key)
    if transition is None:
        raise _NotTaken(f'{about.key} has no step "{key}" where a case is "{case.state}"', "")
    asked = {question.key: question for question in transition.asks}
    answers = {name: as_asked(asked[name], answer) if name in asked else answer for name, answer in given.items()}
    try:
        return moving.take(case.id, key, given=moving.Given(answers=answers), actor=actor, now=closed_at)
    except (NotAllowed, moving.Unanswered) as refused:
        raise _NotTaken(f'{about.key} does not take the step "{key}" from "{case.state}"', str(refused)) from refused


def _dates(received_at: datetime, closed_at: datetime | None) -> str:
    return f"received {received_at.isoformat()}" + (f", closed {closed_at.isoformat()}" if closed_at else "")


def _here_and_there(here: datetime, there: datetime | None) -> str:
    shown = [moment.astimezone(UTC).isoformat() for moment in (here, there) if moment]
    return f"here {shown[0]}" + (f", there {shown[1]}" if there else "")
