"""One stretch of a long queue, at the same cost however far down it is. Must not choose what is in the queue."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from frontdoor.engine.cases.models import Case

from .queues import BY_PROMISE

BACKWARDS = (F("due_at").desc(nulls_first=True), "-id")


@dataclass(frozen=True)
class Mark:
    """A place in the order of promise, that of one case as it stood; it holds although the case moves on."""

    due_at: datetime | None
    reference: str


@dataclass(frozen=True)
class Stretch:
    """Some neighbours of a queue, and the marks from which its other neighbours are read; None at an end."""

    cases: list[Case]
    before: Mark | None
    after: Mark | None


def stretch(queue: QuerySet[Case], *, size: int, after: Mark | None = None, before: Mark | None = None) -> Stretch:
    """The cases that follow a mark, or come just before one; without a mark, the first."""
    if before is not None:
        found = list(queue.filter(_earlier(before)).order_by(*BACKWARDS)[: size + 1])
        more, cases = len(found) > size, found[:size][::-1]
        return Stretch(cases, _mark(cases, 0) if more else None, _mark(cases, -1))
    follows = queue.filter(_later(after)) if after else queue
    found = list(follows.order_by(*BY_PROMISE)[: size + 1])
    more, cases = len(found) > size, found[:size]
    return Stretch(cases, _mark(cases, 0) if after else None, _mark(cases, -1) if more else None)


def _mark(cases: list[Case], at: int) -> Mark | None:
    return Mark(cases[at].due_at, cases[at].reference) if cases else None


def _later(mark: Mark) -> Q:
    same = Q(due_at=mark.due_at) if mark.due_at else Q(due_at__isnull=True)
    then = Q(due_at__gt=mark.due_at) | Q(due_at__isnull=True) if mark.due_at else Q(pk__in=[])
    return then | same & Q(id__gt=_id(mark))


def _earlier(mark: Mark) -> Q:
    same = Q(due_at=mark.due_at) if mark.due_at else Q(due_at__isnull=True)
    then = Q(due_at__lt=mark.due_at) if mark.due_at else Q(due_at__isnull=False)
    return then | same & Q(id__lt=_id(mark))


def _id(mark: Mark) -> int:
    return Case.objects.filter(reference=mark.reference).values_list("id", flat=True).first() or 0
