"""Days and times of day: what people type, and what they hear when it cannot be so."""

from datetime import date

import pytest

from frontdoor.engine.questions.asking import Context, Wrong

from .every_type import question

BORN = question("date", key="born", ask="Date of birth", latest="today")
START = question("date", key="start", ask="When should it start?", earliest="today", latest="2027-01-31")
AT = question("time", ask="When did it happen?", earliest="06:00", latest="22:30")
TODAY = Context(today=date(2026, 11, 24))


def parts(day: str, month: str, year: str, key: str = "born") -> dict[str, list[str]]:
    return {f"{key}-day": [day], f"{key}-month": [month], f"{key}-year": [year]}


@pytest.mark.parametrize("month", ("3", "03", "mar", "March", "MAR.", "march"))
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    assert BORN.read(parts("7", month, "1990")) == "1990-03-07"


def test_may_is_not_march() -> None:
    assert [BORN.read(parts("1", month, "1990"))[5:7] for month in ("may", "jun", "jul", "sept")] == [
        "05",
        "06",
        "07",
        "09",
    ]


@pytest.mark.parametrize(
    ("typed", "message", "wrong"),
    (
        (("", "3", "1990"), "The date for “Date of birth” must include a day", ("day",)),
        (("7", "", "1990"), "The date for “Date of birth” must include a month", ("month",)),
        (("7", "3", ""), "The date for “Date of birth” must include a year", ("year",)),
        (("7", "", ""), "The date for “Date of birth” must include a month and a year", ("month", "year")),
        (("32", "3", "1990"), "The day of “Date of birth” must be a number from 1 to 31", ("day",)),
        (("001" + "0" * 5000, "3", "1990"), "The day of “Date of birth” must be a number from 1 to 31", ("day",)),
        (("x", "3", "1990"), "The day of “Date of birth” must be a number from 1 to 31", ("day",)),
        (("7", "13", "1990"), "The month of “Date of birth” must be a number from 1 to 12, or its name", ("month",)),
        (("7", "ma", "1990"), "The month of “Date of birth” must be a number from 1 to 12, or its name", ("month",)),
        (("7", "3", "90"), "The year of “Date of birth” must be 4 numbers, like 2026", ("year",)),
        (
            ("30", "2", "1990"),
            "The date for “Date of birth” must be a real date, like 27 3 2026",
            ("day", "month", "year"),
        ),
        (("25", "11", "2026"), "The date for “Date of birth” must be today or in the past", ("day", "month", "year")),
    ),
)
def test_a_date_that_cannot_be_says_which_part(typed: tuple, message: str, wrong: tuple) -> None:
    with pytest.raises(Wrong) as news:
        BORN.read(parts(*typed), context=TODAY)
    assert (news.value.message, news.value.parts) == (message, wrong)
    assert BORN.anchor(news.value.part) == f"born-{wrong[0]}"


def test_limits_are_judged_against_the_day_given() -> None:
    assert START.read(parts("24", "11", "2026", "start"), context=TODAY) == "2026-11-24"
    with pytest.raises(Wrong, match="must be today or in the future"):
        START.read(parts("23", "11", "2026", "start"), context=TODAY)
    with pytest.raises(Wrong, match="must be on or before 31 January 2027"):
        START.read(parts("1", "2", "2027", "start"), context=TODAY)


def test_examples_obey_limits_on_the_day_given() -> None:
    for seed in range(50):
        assert "2026-11-24" <= START.example(seed, today=date(2026, 11, 24)) <= "2027-01-31"
        assert BORN.example(seed) <= "2000-01-01"


def test_a_date_in_words() -> None:
    assert BORN.words("1990-03-07") == "7 March 1990"


@pytest.mark.parametrize("day", ("1990-3-7", "1990-02-30", "19900307", "1990-03-07T00:00", 19900307, "१९९०-०३-०७"))
def test_software_must_send_a_whole_iso_date(day: object) -> None:
    with pytest.raises(Wrong):
        BORN.accept(day)


@pytest.mark.parametrize(
    ("typed", "kept", "words"),
    (
        ("9:30am", "09:30", "9:30am"),
        ("9.30 AM", "09:30", "9:30am"),
        ("0930", "09:30", "9:30am"),
        ("9am", "09:00", "9am"),
        ("12:15 p.m.", "12:15", "12:15pm"),
        ("21:05", "21:05", "9:05pm"),
        ("noon", "12:00", "midday"),
        ("12pm", "12:00", "midday"),
    ),
)
def test_a_time_may_be_typed_as_people_write_it(typed: str, kept: str, words: str) -> None:
    assert (AT.read({"it": [typed]}), AT.words(kept)) == (kept, words)


@pytest.mark.parametrize("typed", ("9", "25:00", "13pm", "9:60", "soon", "0am"))
def test_a_time_that_cannot_be_says_how_to_write_it(typed: str) -> None:
    with pytest.raises(Wrong, match=r"^Enter a time for “When did it happen\?”, like 9:30am$"):
        AT.read({"it": [typed]})


def test_a_time_outside_its_limits_says_them() -> None:
    with pytest.raises(Wrong, match="must be 6am or later"):
        AT.read({"it": ["5:59am"]})
    with pytest.raises(Wrong, match="must be 10:30pm or earlier"):
        AT.read({"it": ["22:31"]})
