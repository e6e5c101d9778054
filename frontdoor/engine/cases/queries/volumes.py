"""How many cases came by which channel, by month: what the council counts to see who still writes. No case is named."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.db.models import Count, F
from django.db.models.functions import TruncMonth
from django.utils import timezone

from frontdoor.engine.cases.models import Case

MONTHS = 6

type Volumes = Counter[tuple[date, str]]
"""Cases by the first day of their month and their channel."""


def by_month(*, now: datetime, months: int = MONTHS) -> Volumes:
    """Of this month and those before it, by the day on which a case was received. One query, over these months only."""
    rows = (
        Case.objects.filter(received_at__gte=_first_moment(now, months))
        .values(month=TruncMonth("received_at"), by=F("channel"))
        .annotate(cases=Count("id"))
        .order_by()
    )
    return Counter({(row["month"].date(), row["by"]): row["cases"] for row in rows})


def by_service(channel: str, *, now: datetime, months: int = MONTHS) -> dict[str, int]:
    """The services that had cases by this channel in these months, the most first."""
    rows = (
        Case.objects.filter(received_at__gte=_first_moment(now, months), channel=channel)
        .values("service")
        .annotate(cases=Count("id"))
        .order_by("-cases", "service")
    )
    return {row["service"]: row["cases"] for row in rows}


def months_of(*, now: datetime, months: int = MONTHS) -> list[date]:
    """The first days of this month and those before it, the newest first."""
    month, found = timezone.localdate(now).replace(day=1), []
    for _each in range(months):
        found.append(month)
        month = (month - timedelta(days=1)).replace(day=1)
    return found


def _first_moment(now: datetime, months: int) -> datetime:
    first = months_of(now=now, months=months)[-1]
    return timezone.make_aware(datetime(first.year, first.month, first.day))
