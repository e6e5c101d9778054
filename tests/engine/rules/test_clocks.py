"""Every worked example of clocks.tsv, and the calendar against a slow and obvious model.
No example is written in Python; they are read by those who decide what a promise means."""

import csv
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdoor.engine.rules.calendar import Calendar, bank_holidays, due
from frontdoor.engine.rules.periods import Period
from tests.engine.rules.slow_clock import slow_due

LONDON = ZoneInfo("Europe/London")
ENGLAND = Calendar("Europe/London", bank_holidays("ENG"))
HOLIDAYS = frozenset(day for day in (date(2026, 1, 1) + timedelta(n) for n in range(2000)) if bank_holidays("ENG")(day))
with (Path(__file__).parent / "clocks.tsv").open(encoding="utf-8") as lines:
    EXAMPLES = list(csv.DictReader(lines, delimiter="\t"))


def moment(text: str) -> datetime:
    return datetime.strptime(text.strip(), "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)


def pauses_of(example: dict[str, str]) -> list[tuple[datetime, datetime]]:
    pairs = [each.split(" to ") for each in example["paused"].split(";") if each]
    return [(moment(paused), moment(resumed)) for paused, resumed in pairs]


def cut_off_of(example: dict[str, str]) -> time | None:
    return time.fromisoformat(example["cut_off"]) if example["cut_off"] else None


def test_there_are_forty_five_examples() -> None:
    assert len(EXAMPLES) == 45


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["why"])
def test_a_worked_example_holds(example: dict[str, str]) -> None:
    found = due(
        moment(example["received"]),
        Period.parse(example["promise"]),
        ENGLAND,
        cut_off_of(example),
        pauses_of(example),
    )
    written = found.on.isoformat() if found.on else found.at.astimezone(LONDON).strftime("%Y-%m-%d %H:%M %Z")
    assert written == example["due"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["why"])
def test_the_slow_clock_agrees_with_a_worked_example(example: dict[str, str]) -> None:
    found = slow_due(moment(example["received"]), example["promise"], HOLIDAYS, cut_off_of(example), pauses_of(example))
    written = found.astimezone(LONDON).strftime("%Y-%m-%d %H:%M %Z") if isinstance(found, datetime) else f"{found}"
    assert written == example["due"]


MINUTES = 60 * 24
MOMENTS = st.one_of(
    st.integers(0, 1000 * MINUTES),
    st.integers(-3 * MINUTES, 3 * MINUTES).map(lambda apart: apart + 357 * MINUTES),  # Christmas 2026
    st.integers(-MINUTES, MINUTES).map(lambda apart: apart + 86 * MINUTES),  # the clocks go forward
    st.integers(-MINUTES, MINUTES).map(lambda apart: apart + 297 * MINUTES),  # and back
).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
PAUSES = st.lists(st.tuples(st.integers(0, 12 * MINUTES), st.integers(1, 9 * MINUTES)), max_size=3)
DATED = st.one_of(
    st.integers(1, 25).map(lambda n: f"{n} working days"),
    st.integers(1, 60).map(lambda n: f"{n} days"),
    st.integers(1, 5).map(lambda n: f"{n} weeks"),
    st.integers(1, 14).map(lambda n: f"{n} months"),
    st.integers(1, 2).map(lambda n: f"{n} years"),
)
TIMED = st.one_of(
    st.integers(1, 50).map(lambda n: f"{n} hours"), st.integers(1, 20).map(lambda n: f"{n} working hours")
)
CUT_OFFS = st.one_of(st.none(), st.sampled_from([time(12), time(15), time(16, 30)]))


def between(received_at: datetime, spans: list[tuple[int, int]]) -> list[tuple[datetime, datetime]]:
    begins = [(received_at + timedelta(minutes=after), length) for after, length in spans]
    return [(at, at + timedelta(minutes=length)) for at, length in begins]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(MOMENTS, DATED, CUT_OFFS, PAUSES)
def test_a_promise_in_days_is_what_the_slow_clock_says(
    received_at: datetime, promise: str, cut_off: time | None, spans: list[tuple[int, int]]
) -> None:
    pauses = between(received_at, spans)
    found = due(received_at, Period.parse(promise), ENGLAND, cut_off, pauses)
    expected = slow_due(received_at, promise, HOLIDAYS, cut_off, pauses)
    assert (found.on, found.at) == (expected, datetime.combine(expected + timedelta(1), time(0), LONDON))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(MOMENTS, TIMED, PAUSES)
def test_a_promise_in_hours_is_what_the_slow_clock_says(
    received_at: datetime, promise: str, spans: list[tuple[int, int]]
) -> None:
    pauses = between(received_at, spans)
    found = due(received_at, Period.parse(promise), ENGLAND, None, pauses)
    assert (found.on, found.at) == (None, slow_due(received_at, promise, HOLIDAYS, None, pauses))
