"""What waits for a team or a person, the next promise to break first. Must not look beyond what its reader may see."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from frontdoor.engine.cases.models import ASKED, Case, Task
from frontdoor.engine.parties.models import Team, User
from frontdoor.engine.parties.queries import teams_of

from .sight import in_sight, visible_to

BY_PROMISE = (F("due_at").asc(nulls_last=True), "id")


@dataclass(frozen=True)
class Counts:
    """How many open cases of a queue are late, due today, on time, paused, and with nobody."""

    everything: int
    late: int
    today: int
    on_time: int
    paused: int
    nobody: int
    mine: int


def team_queue(team: Team, user: User, *, on: date) -> QuerySet[Case]:
    """The open cases that a team has, of those its reader may see, in order of promise."""
    return visible_to(user, on=on).filter(team=team, closed_at=None).order_by(*BY_PROMISE)


def my_queue(user: User) -> QuerySet[Case]:
    """The open cases given to a person, in order of promise."""
    return Case.objects.filter(assignee=user, closed_at=None).order_by(*BY_PROMISE)


def my_tasks(user: User, *, on: date) -> QuerySet[Task]:
    """What a person, or a team of theirs, is asked to do besides the work of a case: dates, approvals, telling."""
    wanted = Task.objects.filter(ASKED, Q(user=user) | Q(team__in=teams_of(user, on)))
    return wanted.filter(in_sight(user, on=on, of="case__")).select_related("case", "clock").order_by(*BY_PROMISE)


def narrowed(queue: QuerySet[Case], which: str, *, user: User, now: datetime, day_ends_at: datetime) -> QuerySet[Case]:
    """One of a queue's tabs: mine, nobody, late, today, paused; any other word is everything."""
    tabs = {
        "mine": Q(assignee=user),
        "nobody": Q(assignee=None),
        "late": Q(due_at__lte=now),
        "today": Q(due_at__gt=now, due_at__lte=day_ends_at),
        "paused": Q(paused=True),
    }
    return queue.filter(tabs[which]) if which in tabs else queue


def counts(queue: QuerySet[Case], *, user: User, now: datetime, day_ends_at: datetime) -> Counts:
    return Counts(**queue.order_by().aggregate(**_counted(user, now, day_ends_at)))


def counts_by_team(user: User, *, on: date, now: datetime, day_ends_at: datetime) -> dict[int, Counts]:
    """The same for the queue of each team of a person, with one query; a team without open cases is left out."""
    cases = visible_to(user, on=on).filter(team__in=teams_of(user, on), closed_at=None)
    counted = _counted(user, now, day_ends_at)
    rows = cases.order_by().values("team_id").annotate(**counted).values_list("team_id", *counted)
    return {team: Counts(**dict(zip(counted, numbers, strict=True))) for team, *numbers in rows}


def _counted(user: User, now: datetime, day_ends_at: datetime) -> dict[str, Count]:
    return {
        "everything": Count("id"),
        "late": Count("id", filter=Q(due_at__lte=now)),
        "today": Count("id", filter=Q(due_at__gt=now, due_at__lte=day_ends_at)),
        "on_time": Count("id", filter=Q(due_at__gt=day_ends_at)),
        "paused": Count("id", filter=Q(paused=True)),
        "nobody": Count("id", filter=Q(assignee=None)),
        "mine": Count("id", filter=Q(assignee=user)),
    }
