"""What people ask for most. Must not say anything of one case: a service that few asked for is not named."""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import lru_cache

from django.db.models import Count

from frontdoor.engine.cases.models import Case

WEEK = timedelta(days=7)
FEWEST = 3
COUNTED_AGAIN_AFTER = 600
"""Seconds for which a count is kept in the memory of a process."""


def asked_most(services: Collection[str], *, now: datetime, most: int) -> list[str]:
    """The services, of those given, with the most cases in the last seven days, the most first."""
    counted = _counted(tuple(sorted(services)), int(now.timestamp()) // COUNTED_AGAIN_AFTER)
    return list(counted[:most])


@lru_cache(maxsize=4)
def _counted(services: tuple[str, ...], at: int) -> tuple[str, ...]:
    since = datetime.fromtimestamp(at * COUNTED_AGAIN_AFTER).astimezone() - WEEK
    cases = Case.objects.filter(service__in=services, received_at__gte=since).values("service")
    counts = cases.annotate(times=Count("id")).filter(times__gte=FEWEST).order_by("-times", "service")
    return tuple(row["service"] for row in counts)
