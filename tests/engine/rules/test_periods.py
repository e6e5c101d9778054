"""Periods are read as people write them and printed the same; what is not one is refused with what to write."""

import pytest

from frontdoor.engine.rules.periods import Period, Unparsed

WRITTEN = [
    ("4 hours", Period(4, "hours")),
    ("1 hour", Period(1, "hours")),
    ("1 working hour", Period(1, "working_hours")),
    ("5 working days", Period(5, "working_days")),
    ("1 working day", Period(1, "working_days")),
    ("28 days", Period(28, "days")),
    ("1 day", Period(1, "days")),
    ("2 weeks", Period(2, "weeks")),
    ("1 month", Period(1, "months")),
    ("3 months", Period(3, "months")),
    ("10 years", Period(10, "years")),
]


@pytest.mark.parametrize(("text", "period"), WRITTEN)
def test_a_period_is_read_and_printed(text: str, period: Period) -> None:
    assert (Period.parse(text), str(period)) == (period, text)


@pytest.mark.parametrize("text", ["1 months", "01 month", " 1  month ", "1 Month"])
def test_a_slip_that_changes_nothing_is_forgiven(text: str) -> None:
    assert Period.parse(text) == Period(1, "months")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5 workin days", '"workin days" is not a unit of time. Did you mean "working days"?'),
        ("3 moths", '"moths" is not a unit of time. Did you mean "months"?'),
        ("1 fortnight", '"fortnight" is not a unit of time. Write it like "4 hours", "5 working days" or "3 months".'),
        ("0 days", '"0 days" is not a length of time we can promise. Write a number from 1 to 9999.'),
        *(
            (
                text,
                f'"{text}" is not a length of time. Write a whole number and a unit, '
                'like "4 hours", "5 working days" or "3 months".',
            )
            for text in ["", "soon", "days", "-1 days", "1.5 days", "5", "5days", "two days", "1 day 2 hours"]
        ),
    ],
)
def test_what_is_not_a_period_is_refused_with_what_to_write(text: str, message: str) -> None:
    with pytest.raises(Unparsed) as refused:
        Period.parse(text)
    assert refused.value.message == message


def test_only_hours_promise_a_moment() -> None:
    assert [text for text, period in WRITTEN if not period.is_dated] == ["4 hours", "1 hour", "1 working hour"]
