"""What happens to cases unasked, as time passes. Must not do what a person has to decide.

Each function takes what is due now, one case a transaction, and may be called again at any time.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from frontdoor.engine.cases import ports
from frontdoor.engine.cases.acting import SYSTEM
from frontdoor.engine.cases.calendars import calendar
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, Clock, Draft, Kind, Task
from frontdoor.engine.cases.permissions import NotAllowed
from frontdoor.engine.definitions import queries as definitions

from .clocks import clock_codes
from .moving import Given, take

AT_ONCE = 500
TURN_AGAIN = timedelta(days=1)
DRAFT_LIFE, DRAFT_WARNING = timedelta(days=28), timedelta(days=21)


def ask_for_dates(*, now: datetime) -> int:
    """Ask the owner of each promise about to break for a new date and a reason. Returns how many were asked."""
    due = Clock.objects.filter(ended_at=None, asked_at=None, paused_at=None, ask_at__lte=now, due_at__gt=now)
    return sum(_ask(clock_id, now) for clock_id in due.values_list("id", flat=True)[:AT_ONCE])


def break_promises(*, now: datetime) -> int:
    """Write down each promise that was not kept, so that the resident hears of it. Returns how many broke."""
    due = Clock.objects.filter(ended_at=None, broken_at=None, paused_at=None, due_at__lte=now)
    return sum(_break(clock_id, now) for clock_id in due.values_list("id", flat=True)[:AT_ONCE])


def take_turns(*, now: datetime) -> int:
    """Take the transitions that the system takes by itself after a time. Returns how many were taken."""
    due = Case.objects.filter(turns_at__lte=now).values_list("id", "turns_by")[:AT_ONCE]
    return sum(_take_turn(case_id, key, now) for case_id, key in due)


def drop_drafts(*, now: datetime) -> int:
    """Let drafts go that nobody has touched for 28 days. Returns how many went."""
    return Draft.objects.filter(touched_at__lt=now - DRAFT_LIFE).delete()[0]


def drafts_to_warn(*, now: datetime) -> QuerySet[Draft]:
    """Drafts that nobody has touched for 21 days, of people with a known e-mail address who were not warned yet."""
    reachable = Q(keep_for__contains="@") | Q(proved__contains="@")
    return Draft.objects.filter(reachable, touched_at__lte=now - DRAFT_WARNING, warned_at=None)


@transaction.atomic
def _ask(clock_id: int, now: datetime) -> bool:
    locked = _locked(clock_id)
    if locked is None or locked[1].asked_at is not None or locked[1].due_at <= now:
        return False
    case, clock = locked
    clock.asked_at = now
    clock.save()
    _ask_owner(case, clock, now)
    event = append(case, Kind.DATE_ASKED, actor=SYSTEM, now=now, codes=clock_codes(clock))
    case.save()
    ports.tell_followers([event])
    return True


def _ask_owner(case: Case, clock: Clock, now: datetime) -> None:
    if clock.tasks.filter(sort=Task.Sort.NEW_DATE, done_at=None).exists():
        return
    Task.objects.create(
        case=case,
        sort=Task.Sort.NEW_DATE,
        words="Will this promise be kept? If not, give a new date and a reason",
        clock=clock,
        team=None if case.assignee_id else case.team or case.owner,
        user=case.assignee,
        opened_at=now,
        due_at=clock.due_at,
    )


@transaction.atomic
def _break(clock_id: int, now: datetime) -> bool:
    locked = _locked(clock_id)
    if locked is None or locked[1].broken_at is not None or locked[1].due_at > now:
        return False
    case, clock = locked
    clock.broken_at = now
    clock.save()
    _ask_owner(case, clock, now)
    kept = calendar(definitions.current())
    answer_on = kept.add_working_days(kept.day_of(now), 1)
    codes = clock_codes(clock) | {"answer_on": answer_on.isoformat()}
    event = append(case, Kind.BROKEN, actor=SYSTEM, now=now, codes=codes)
    case.save()
    ports.tell_followers([event])
    return True


def _locked(clock_id: int) -> tuple[Case, Clock] | None:
    """A clock that still runs, with its case's row locked first as everywhere."""
    case_id = Clock.objects.values_list("case_id", flat=True).get(id=clock_id)
    case = Case.objects.select_for_update().get(id=case_id)
    clock = Clock.objects.filter(id=clock_id, ended_at=None, paused_at=None).first()
    return (case, clock) if clock else None


def _take_turn(case_id: int, key: str, now: datetime) -> bool:
    try:
        take(case_id, key, given=Given(), actor=SYSTEM, now=now)
    except NotAllowed:  # a second person is still asked, or its condition does not hold: tomorrow it may
        Case.objects.filter(id=case_id, turns_by=key, turns_at__lte=now).update(turns_at=now + TURN_AGAIN)
        return False
    return True
