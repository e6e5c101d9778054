"""How days and moments are said, to residents and to staff, in the council's own time."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import timezone

from frontdoor.web import saying

AUTUMN = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def it_is_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *given, **more: date(2026, 11, 25))


def test_a_resident_reads_the_day_in_full():
    assert saying.day(date(2026, 11, 26)) == "Thursday 26 November"
    assert saying.moment(AUTUMN) == "Monday 23 November, 9:12am"


def test_a_year_is_said_when_it_is_not_this_one():
    assert saying.day(date(2027, 1, 7)) == "Thursday 7 January 2027"
    assert saying.short_day(date(1951, 5, 8)) == "Tue 8 May 1951"


def test_staff_read_it_short():
    assert saying.short_day(date(2026, 11, 26)) == "Thu 26 Nov"
    assert saying.short_moment(AUTUMN) == "Mon 23 Nov, 9:12"


def test_a_summer_night_is_already_the_next_day_here():
    assert saying.moment(SUMMER) == "Thursday 2 July, 12:30am"
    assert saying.short_moment(SUMMER) == "Thu 2 Jul, 0:30"


@pytest.mark.parametrize(
    ("at", "said"),
    [(time(0, 0), "midnight"), (time(12, 0), "midday"), (time(10, 0), "10am"), (time(17, 5), "5:05pm")],
)
def test_a_time_is_said_as_people_say_it(at: time, said: str):
    assert saying.clock_time(at) == said


def test_lines_are_kept_and_markup_is_not_obeyed():
    assert saying.nl2br("a <b>\r\nc") == "a &lt;b&gt;<br>c"
    assert saying.paragraphs("a\nb\n\n<i>") == '<p class="govuk-body">a<br>b</p><p class="govuk-body">&lt;i&gt;</p>'
