"""History of another system brought in: each row is a case, opened and closed by the actions that everybody's are.

Must not write a case any other way, nor tell anybody: what it brings has no contact. Brought again, a row is the same
case, so that what was interrupted is simply begun again.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from frontdoor.engine.cases.acting import Actor, by_party
from frontdoor.engine.cases.models import Case, Channel
from frontdoor.engine.cases.permissions import NotAllowed
from frontdoor.engine.definitions import queries as definitions

from . import drafts, moving, whole

OURS = uuid.UUID("6f1d0a52-5c1e-5f7e-9a35-3b1f6f2f9c11")
"""The namespace of the numbers made of another system's (RFC 9562, version 5)."""
TELLING = ("email", "telephone")


@dataclass(frozen=True)
class Row:
    """One case as the other system had it. `way` is the transition that closes it here, with its own answers."""

    source: str
    id: str
    service: str
    received_at: datetime
    closed_at: datetime | None
    answers: Mapping[str, Any]
    way: str = ""
    way_answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Brought:
    """What became of a row: `what` is opened, closed, there, refused or differs; `why` says what is wrong."""

    what: str
    why: str = ""


def bring_in(row: Row, *, actor: Actor, now: datetime) -> Brought:
    """Open the case of a row at its own time, as of somebody unknown, and close it at its own, by `actor`. What is
    refused makes nothing."""
    wrong = _wrong(row, now)
    if wrong:
        return Brought("refused", wrong)
    given = whole.Whole(
        number=uuid.uuid5(OURS, f"{row.source}|{row.id}"),
        service=row.service,
        answers=row.answers,
        digest=whole.digest_of(row.service, row.answers, "en"),
        channel=Channel.API,
        received_at=row.received_at,
    )
    try:
        sent = whole.send_whole(given, actor=by_party(None, channel=Channel.API), now=row.received_at)
    except whole.Unfit as unfit:
        return Brought("refused", "; ".join(f"{key}: {why}" for key, why in unfit.wrong.items()))
    except (whole.SentOtherwise, drafts.Taken):
        return Brought("differs", "it was brought in before with other answers")
    return _closed(row, sent.case, actor, is_new=sent.is_new)


def _wrong(row: Row, now: datetime) -> str:
    about = definitions.current().services.get(row.service)
    if about is None or not about.states:
        return f"there is no service {row.service!r} here whose cases are ours"
    asked = {question.key: question for question in about.questions}
    if telling := [key for key in row.answers if key in asked and asked[key].type in TELLING]:
        return f"{', '.join(telling)}: people would be told of what is long over"
    if row.received_at > now or (row.closed_at and not row.received_at <= row.closed_at <= now):
        return "its dates are not in order, or not past"
    return ""


def _closed(row: Row, case: Case, actor: Actor, *, is_new: bool) -> Brought:
    if row.closed_at is None:
        return Brought("opened" if is_new else "there") if case.closed_at is None else _differs("closed", "open")
    if case.closed_at is not None:
        return Brought("there")
    if not row.way:
        return Brought("differs", "it is closed there, and nothing says by which step it is closed here")
    try:
        moving.take(case.id, row.way, given=moving.Given(answers=row.way_answers), actor=actor, now=row.closed_at)
    except (NotAllowed, moving.Unanswered) as refused:
        return Brought("differs", f"it is closed there and open here: {refused}")
    return Brought("closed")


def _differs(here: str, there: str) -> Brought:
    return Brought("differs", f"it is {here} here and {there} there")
