"""A resident disputes or reopens an ended case, within its window and with a reason. Must not reopen by itself."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdoor.engine.cases import ports
from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.calendars import calendar
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, Event, Kind
from frontdoor.engine.cases.permissions import NotAllowed
from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.rules.calendar import due
from frontdoor.engine.rules.periods import Period

from .dates import NoReason
from .entering import enter


def reopen_until(case: Case) -> date | None:
    """The last day on which this case can be reopened; None when it cannot."""
    return _until(case, case.state, case.closed_at)


def ended_until(case: Case, event: Event) -> date | None:
    """The same, as it was when this event ended the case, whatever has happened since."""
    return _until(case, event.to_state, event.at) if event.to_state else None


def _until(case: Case, state_key: str, ended_at: datetime | None) -> date | None:
    state = definitions.version(case.version_id).states[state_key]
    if ended_at is None or state.reopen is None:
        return None
    return due(ended_at, Period.parse(state.reopen.within), calendar(definitions.current())).on


@transaction.atomic
def reopen(case_id: int, *, reason: str, actor: Actor, now: datetime) -> Case:
    """Back to the state that its end names. Raises NotAllowed when the window has closed, NoReason without words."""
    case = Case.objects.select_for_update().get(id=case_id)
    until = reopen_until(case)
    if until is None or calendar(definitions.current()).day_of(now) > until:
        raise NotAllowed(_("The time to reopen this has passed. You can send us a new one."))
    if not reason.strip():
        raise NoReason(_("Tell us what is not right."))
    service = definitions.version(case.version_id)
    left = case.state
    back = service.states[left].reopen
    assert back is not None
    event = append(
        case, Kind.REOPENED, actor=actor, now=now, from_state=left, to_state=back.to, detail={"reason": reason.strip()}
    )
    known = answers_of(case)
    follows = enter(case, service, left=left, entered=back.to, asks={}, answers=known, actor=actor, now=now)
    events = [event, *follows]
    case.save()
    ports.tell_followers(events)
    return case
