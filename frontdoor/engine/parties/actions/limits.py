"""How often something may be tried in a window of time, counted in the database because workers share nothing else.

It keeps no address and no name: the key is hashed.
"""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import F

from .. import tokens
from ..models import RateCount

COUNT = """
    INSERT INTO parties_ratecount (key_hash, window_start, count) VALUES (%s, %s, 1)
    ON CONFLICT (key_hash, window_start) DO UPDATE SET count = parties_ratecount.count + 1
    RETURNING count
"""


class TooMany(Exception):
    """Tried too often; `again_at` is when the next window begins."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__(f"tried too often, again at {again_at:%H:%M}")
        self.again_at = again_at


def count_attempt(key: str, *, limit: int, window: timedelta, now: datetime) -> int:
    """Counts one try and returns how many there were. Raises TooMany beyond the limit. Call outside a transaction."""
    start = _window_start(now, window)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [_hash(key), start])
        (count,) = cursor.fetchone()
    if count > limit:
        raise TooMany(start + window)
    return count


def take_back_attempt(key: str, *, window: timedelta, now: datetime) -> None:
    """A try that succeeded does not count against the next."""
    RateCount.objects.filter(key_hash=_hash(key), window_start=_window_start(now, window), count__gt=0).update(
        count=F("count") - 1
    )


def forget_counts(before: datetime) -> int:
    """Removes windows that began before a moment; returns how many."""
    return RateCount.objects.filter(window_start__lt=before).delete()[0]


def _hash(key: str) -> str:
    return tokens.hash_of_short(key, salt="rate")


def _window_start(now: datetime, window: timedelta) -> datetime:
    seconds = int(window.total_seconds())
    return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, UTC)
