"""Quiet hours: until when a message that would make a telephone ring is held back. Must not know what is sent."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def quiet_until(now: datetime, *, begins: str, ends: str, zone: str) -> datetime | None:
    """The end, in UTC, of the quiet hours that `now` lies in; None outside them, and where they begin as they end.

    `begins` and `ends` are HH:MM by the clocks of the zone, which may change in between.
    """
    local = now.astimezone(ZoneInfo(zone))
    first, last = time.fromisoformat(begins), time.fromisoformat(ends)
    at = local.time().replace(tzinfo=None)
    over_midnight = first > last
    is_quiet = (at >= first or at < last) if over_midnight else first <= at < last
    if not is_quiet:
        return None
    day = local.date() + timedelta(days=1 if over_midnight and at >= first else 0)
    return datetime.combine(day, last, ZoneInfo(zone)).astimezone(UTC)
