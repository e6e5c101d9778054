"""When a promise falls due: working days, hours, months, cut-offs and pauses, in the council's zone.
It must not write a due date for people, nor know what was promised."""

from calendar import monthrange
from collections.abc import Callable, Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from frontdoor.engine.rules.periods import Period

Holidays = Container[date] | Callable[[date], bool]
Pause = tuple[datetime, datetime | None]

NATIONS = ("ENG", "WLS", "SCT", "NIR")
WEEKDAYS = frozenset(range(5))
DAY = timedelta(days=1)
NEVER = datetime.max.replace(tzinfo=UTC)
LONGEST_CLOSURE = 366


class Paused(Exception):
    """The clock is paused with no end: nothing is due until it runs again, or `now` says how long it has been."""


class NeverOpen(ValueError):
    """The calendar has no working day within a year of the day asked about."""


@dataclass(frozen=True, slots=True)
class Due:
    """`on` for a promise of a date, kept until that day's local end; `at` is always the last moment, in UTC."""

    on: date | None
    at: datetime


@dataclass(frozen=True)
class Calendar:
    """The days and hours that are worked, in one time zone; Monday is weekday 0."""

    zone: str
    holidays: Holidays = frozenset()
    opens: time = time(9)
    closes: time = time(17)
    weekdays: Collection[int] = WEEKDAYS

    def __post_init__(self) -> None:
        ZoneInfo(self.zone)
        if self.opens >= self.closes:
            raise ValueError(f"A working day must open before it closes: {self.opens} to {self.closes}.")

    def is_working(self, day: date) -> bool:
        return day.weekday() in self.weekdays and not self.is_holiday(day)

    def is_holiday(self, day: date) -> bool:
        return self.holidays(day) if callable(self.holidays) else day in self.holidays

    def add_working_days(self, day: date, working_days: int) -> date:
        """The working day that many after `day`, which itself never counts; with 0, `day` or the next that is."""
        if working_days == 0:
            return day if self.is_working(day) else self.add_working_days(day, 1)
        for _ in range(working_days):
            day = self._next_working(day)
        return day

    def day_of(self, moment: datetime) -> date:
        """The local date of a moment."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def end_of(self, day: date) -> datetime:
        """The local midnight that ends a day, in UTC."""
        return self._local(day + DAY, time(0))

    def hours_of(self, day: date) -> tuple[datetime, datetime]:
        """When a working day opens and closes, in UTC."""
        return self._local(day, self.opens), self._local(day, self.closes)

    def _local(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, ZoneInfo(self.zone)).astimezone(UTC)

    def _next_working(self, day: date) -> date:
        for _ in range(LONGEST_CLOSURE):
            day += DAY
            if self.is_working(day):
                return day
        raise NeverOpen(f"No working day in the year to {day}.")


def due(
    received_at: datetime,
    period: Period,
    calendar: Calendar,
    cut_off: time | None = None,
    pauses: Sequence[Pause] = (),
    now: datetime | None = None,
) -> Due:
    """When a promise made at a moment must be kept.

    A receipt at or after `cut_off` on a working day counts as received on the next one; a promise in hours has no
    cut-off. A pause without an end lasts until `now`; without `now` it raises Paused. All moments carry a zone.
    """
    if any(moment.tzinfo is None for moment in (received_at, *(each for pause in pauses for each in pause if each))):
        raise ValueError("A moment without a zone is not a moment.")
    stopped = _closed(pauses, now)
    if not period.is_dated:
        return Due(None, _after_hours(received_at, period, calendar, stopped))
    on = _dated(_received_on(received_at, calendar, cut_off), period, calendar, stopped)
    return Due(on, calendar.end_of(on))


@cache
def bank_holidays(nation: str = "ENG") -> Callable[[date], bool]:
    """Whether a day is a bank holiday of a nation of the United Kingdom, days in lieu included."""

    @cache
    def of_year(year: int) -> frozenset[date]:
        known = _known(nation, year)
        return worked_out(nation, year) if known is None else known

    return lambda day: day in of_year(day.year)


def worked_out(nation: str, year: int) -> frozenset[date]:
    """The bank holidays of a year by the library that knows those of every country."""
    import holidays  # as large as a tenth of a web worker: not before a year is asked that was not made ready

    return frozenset(holidays.country_holidays("GB", subdiv=nation, years=year))


def provide_bank_holidays(known: Callable[[str, int], frozenset[date] | None]) -> None:
    """Plug in what was worked out before: for a nation and a year, or None."""
    global _known
    _known = known


def _known_by_nobody(nation: str, year: int) -> frozenset[date] | None:
    return None


_known: Callable[[str, int], frozenset[date] | None] = _known_by_nobody


def _received_on(received_at: datetime, calendar: Calendar, cut_off: time | None) -> date:
    local = received_at.astimezone(ZoneInfo(calendar.zone))
    if cut_off is not None and local.time() >= cut_off and calendar.is_working(local.date()):
        return calendar.add_working_days(local.date(), 1)
    return local.date()


def _dated(received_on: date, period: Period, calendar: Calendar, stopped: list[tuple[datetime, datetime]]) -> date:
    def counts(day: date) -> bool:
        """A day counts for a clock that is running at that day's end."""
        end = calendar.end_of(day)
        return not any(paused_at < end <= resumed_at for paused_at, resumed_at in stopped)

    if period.unit == "working_days":
        return _count(received_on, period.count, lambda day: calendar.is_working(day) and counts(day))
    if period.unit in ("days", "weeks"):
        return _count(received_on, period.count * (7 if period.unit == "weeks" else 1), counts)
    months = period.count * (12 if period.unit == "years" else 1)
    last = _count(received_on, (_months_after(received_on, months) - received_on).days, counts)
    return last if calendar.is_working(last) else _count(last, 1, lambda day: calendar.is_working(day) and counts(day))


def _count(day: date, wanted: int, counts: Callable[[date], bool]) -> date:
    """The last of so many days that count, the first of them after `day`."""
    idle = 0
    while wanted:
        day += DAY
        if counts(day):
            wanted, idle = wanted - 1, 0
        else:
            idle += 1
            if idle > LONGEST_CLOSURE * 100:
                raise NeverOpen(f"No day that counts in the hundred years to {day}.")
    return day


def _months_after(day: date, months: int) -> date:
    """The same day number, else the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _after_hours(
    received_at: datetime, period: Period, calendar: Calendar, stopped: list[tuple[datetime, datetime]]
) -> datetime:
    """The moment at which the clock has run for the whole period."""
    start, left = received_at.astimezone(UTC), timedelta(hours=period.count)
    spans = _working_spans(start, calendar) if period.unit == "working_hours" else iter([(start, NEVER)])
    for opens, closes in spans:
        for begins, ends in _running(max(opens, start), closes, stopped):
            if begins + left <= ends:
                return begins + left
            left -= ends - begins
    raise AssertionError("the last span has no end")


def _working_spans(start: datetime, calendar: Calendar) -> Iterator[tuple[datetime, datetime]]:
    day = calendar.add_working_days(calendar.day_of(start), 0)
    while True:
        opens, closes = calendar.hours_of(day)
        if closes > start:
            yield opens, closes
        day = calendar.add_working_days(day, 1)


def _running(
    begins: datetime, ends: datetime, stopped: list[tuple[datetime, datetime]]
) -> Iterator[tuple[datetime, datetime]]:
    """The parts of a span in which no pause holds."""
    for paused_at, resumed_at in stopped:
        if resumed_at <= begins or paused_at >= ends:
            continue
        if paused_at > begins:
            yield begins, paused_at
        begins = max(begins, resumed_at)
    if begins < ends:
        yield begins, ends


def _closed(pauses: Sequence[Pause], now: datetime | None) -> list[tuple[datetime, datetime]]:
    closed: list[tuple[datetime, datetime]] = []
    for paused_at, resumed_at in pauses:
        end = resumed_at or now
        if end is None:
            raise Paused
        if end > paused_at:
            closed.append((paused_at.astimezone(UTC), end.astimezone(UTC)))
    return sorted(closed)
