"""The working calendar: holidays with their days in lieu, counting days, and pauses that have no end yet.
What promises mean is in clocks.tsv; here is only what that table cannot say."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from frontdoor.engine.rules.calendar import Calendar, Due, NeverOpen, Paused, bank_holidays, due
from frontdoor.engine.rules.periods import Period

ENGLAND = Calendar("Europe/London", bank_holidays())
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    ],
)
def test_bank_holidays_on_weekdays_are_those_of_england_with_days_in_lieu(year: int, expected: str) -> None:
    is_holiday = bank_holidays("ENG")
    days = (date(year, 1, 1) + timedelta(n) for n in range(365))
    assert " ".join(f"{day:%m-%d}" for day in days if day.weekday() < 5 and is_holiday(day)) == expected


def test_a_working_day_is_a_weekday_that_is_no_holiday() -> None:
    days = [date(2026, 12, day) for day in range(24, 32)]
    assert [day.day for day in days if ENGLAND.is_working(day)] == [24, 29, 30, 31]


def test_holidays_may_be_a_set() -> None:
    calendar = Calendar("Europe/London", {date(2026, 11, 24)})
    assert calendar.add_working_days(date(2026, 11, 23), 1) == date(2026, 11, 25)


@pytest.mark.parametrize(("count", "expected"), [(0, 30), (1, 30), (2, 1)])
def test_working_days_are_counted_from_the_day_after(count: int, expected: int) -> None:
    assert ENGLAND.add_working_days(date(2026, 11, 28), count).day == expected


def test_none_added_to_a_working_day_is_that_day() -> None:
    assert ENGLAND.add_working_days(date(2026, 11, 23), 0) == date(2026, 11, 23)


def test_a_team_may_work_other_days_and_hours() -> None:
    weekend = Calendar("Europe/London", opens=time(10), closes=time(12), weekdays={5, 6})
    assert due(MONDAY, Period(3, "working_hours"), weekend).at == datetime(2026, 11, 29, 11, tzinfo=UTC)


def test_a_promise_in_days_is_kept_until_local_midnight() -> None:
    july = datetime(2026, 7, 6, 9, tzinfo=UTC)
    assert due(july, Period(1, "working_days"), ENGLAND) == Due(date(2026, 7, 7), datetime(2026, 7, 7, 23, tzinfo=UTC))


def test_a_pause_without_an_end_has_no_due_date() -> None:
    with pytest.raises(Paused):
        due(MONDAY, Period(5, "working_days"), ENGLAND, pauses=[(MONDAY, None)])


def test_a_pause_without_an_end_lasts_until_now_when_now_is_given() -> None:
    paused = [(MONDAY + timedelta(days=1), None)]
    now = MONDAY + timedelta(days=3)
    assert due(MONDAY, Period(5, "working_days"), ENGLAND, pauses=paused, now=now).on == date(2026, 12, 2)


def test_pauses_may_overlap_and_come_in_any_order() -> None:
    hours = [(11, 13), (10, 12), (12, 14)]
    pauses = [(MONDAY.replace(hour=begins), MONDAY.replace(hour=ends)) for begins, ends in hours]
    assert due(MONDAY, Period(2, "hours"), ENGLAND, pauses=pauses).at == MONDAY.replace(hour=15)


def test_a_pause_that_begins_as_a_promise_falls_due_changes_nothing() -> None:
    pauses = [(MONDAY.replace(hour=11), MONDAY.replace(hour=16))]
    assert due(MONDAY, Period(2, "hours"), ENGLAND, pauses=pauses).at == MONDAY.replace(hour=11)


def test_a_promise_in_hours_has_no_cut_off() -> None:
    assert due(MONDAY, Period(2, "hours"), ENGLAND, cut_off=time(8)).at == MONDAY.replace(hour=11)


def test_a_calendar_that_never_opens_is_news_and_no_endless_search() -> None:
    for never in (Calendar("Europe/London", lambda day: True), Calendar("Europe/London", weekdays=())):
        for period in (Period(1, "working_days"), Period(1, "working_hours")):
            with pytest.raises(NeverOpen):
                due(MONDAY, period, never)


def test_a_day_must_open_before_it_closes() -> None:
    with pytest.raises(ValueError, match="must open before it closes"):
        Calendar("Europe/London", opens=time(17), closes=time(9))


def test_a_moment_carries_a_zone() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        due(datetime(2026, 11, 23, 9), Period(1, "days"), ENGLAND)
