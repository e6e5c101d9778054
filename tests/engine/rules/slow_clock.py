"""A slow and obvious model of when a promise falls due: it walks minute by minute, or day by day.
It must share nothing with the calendar that it checks."""

from collections.abc import Container, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
Pauses = Sequence[tuple[datetime, datetime]]


def slow_due(
    received_at: datetime, promise: str, holidays: Container[date], cut_off: time | None, pauses: Pauses
) -> date | datetime:
    """A date for a promise in days, a moment for one in hours. All moments are whole minutes."""
    count, unit = promise.split(" ", 1)
    if unit.rstrip("s").endswith("hour"):
        return _walk_minutes(received_at.astimezone(UTC), int(count) * 60, unit.startswith("working"), holidays, pauses)
    local = received_at.astimezone(LONDON)
    received_on = local.date()
    if cut_off is not None and _is_working(received_on, holidays) and local.time() >= cut_off:
        received_on = next(day for day in _days_after(received_on) if _is_working(day, holidays))
    return _walk_days(received_on, int(count), unit.rstrip("s"), holidays, pauses)


def _walk_minutes(at: datetime, minutes: int, working: bool, holidays: Container[date], pauses: Pauses) -> datetime:
    while minutes:
        local = at.astimezone(LONDON)
        is_open = _is_working(local.date(), holidays) and time(9) <= local.time() < time(17)
        if not _is_paused(at, pauses) and (is_open or not working):
            minutes -= 1
        at += MINUTE
    return at


def _walk_days(received_on: date, count: int, unit: str, holidays: Container[date], pauses: Pauses) -> date:
    running = (day for day in _days_after(received_on) if not _is_paused_at_the_end(day, pauses))
    if unit == "working day":
        working = (day for day in running if _is_working(day, holidays))
        return [next(working) for _ in range(count)][-1]
    if unit in ("day", "week"):
        return [next(running) for _ in range(count * (7 if unit == "week" else 1))][-1]
    months = count * (12 if unit == "year" else 1)
    length = next(
        nth for nth, day in enumerate(_days_after(received_on), start=1) if _is_months_after(day, received_on, months)
    )
    last = [next(running) for _ in range(length)][-1]
    return last if _is_working(last, holidays) else next(day for day in running if _is_working(day, holidays))


def _is_months_after(day: date, start: date, months: int) -> bool:
    apart = (day.year - start.year) * 12 + day.month - start.month
    is_last = (day + DAY).day == 1
    return apart == months and (day.day == start.day or (is_last and day.day < start.day))


def _days_after(day: date) -> Iterator[date]:
    while True:
        day += DAY
        yield day


def _is_working(day: date, holidays: Container[date]) -> bool:
    return day.strftime("%a") not in ("Sat", "Sun") and day not in holidays


def _is_paused_at_the_end(day: date, pauses: Pauses) -> bool:
    return _is_paused(datetime.combine(day, time(23, 59), LONDON), pauses)


def _is_paused(at: datetime, pauses: Pauses) -> bool:
    return any(paused_at <= at < resumed_at for paused_at, resumed_at in pauses)
