"""Numbers and amounts: forgiving of how they are typed, exact in what is kept."""

import pytest

from frontdoor.engine.questions.asking import Wrong

from .every_type import question

DEPTH = question("number", ask="Depth", unit="mm", min="0", max="1000")
MILES = question("number", ask="Distance", unit="miles", places="2", min="0")
ANY = question("number", ask="Balance")
COST = question("money", ask="What did it cost?", min="100", max="500000")


def refusal(asked, typed: str) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(Wrong) as wrong:
        asked.read({"it": [typed]})
    return wrong.value.message


@pytest.mark.parametrize("typed", ("40", " 40 ", "40mm", "40 MM", "40.0", "0040", "٤٠"))
def test_a_unit_and_a_needless_point_are_forgiven(typed: str) -> None:
    assert DEPTH.read({"it": [typed]}) == 40


@pytest.mark.parametrize("typed", ("1,234,567", "1 234 567", "1\u00a0234\u00a0567", "1234567"))
def test_thousands_may_be_marked(typed: str) -> None:
    assert ANY.read({"it": [typed]}) == 1_234_567
    assert ANY.words(1_234_567) == "1,234,567"


def test_a_minus_may_be_typed_either_way() -> None:
    assert [ANY.read({"it": [typed]}) for typed in ("-5", "−5", "-0")] == [-5, -5, 0]


def test_places_are_kept_as_a_decimal_string() -> None:
    assert [MILES.read({"it": [typed]}) for typed in ("3", "3.1", ".25", "1,000.10 miles")] == [
        "3.00",
        "3.10",
        "0.25",
        "1000.10",
    ]
    assert MILES.words("1000.10") == "1,000.10 miles"


@pytest.mark.parametrize(
    ("asked", "typed", "message"),
    (
        (DEPTH, "deep", "The answer to “Depth” must be a whole number, like 12"),
        (DEPTH, "1e3", "The answer to “Depth” must be a whole number, like 12"),
        (DEPTH, "4.5", "The number for “Depth” must be a whole number, like 12"),
        (DEPTH, "1001", "The number for “Depth” must be between 0 mm and 1,000 mm"),
        (MILES, "-1", "The number for “Distance” must be 0.00 miles or more"),
        (MILES, "1.234", "The number for “Distance” must have 2 decimal places or fewer"),
        (MILES, "far", "The answer to “Distance” must be a number, like 12.5"),
    ),
)
def test_a_number_that_cannot_be_says_why(asked, typed: str, message: str) -> None:  # type: ignore[no-untyped-def]
    assert refusal(asked, typed) == message


def test_software_sends_a_number_in_its_one_form() -> None:
    for answer in ("40", "٤", 40.0, True, 10**15):
        with pytest.raises(Wrong):
            ANY.accept(answer)
    for answer in (3, 3.0, "3", "3.0", "3.000", "03.00", "+3.00", "٣.٠٠", "3.00\n"):
        with pytest.raises(Wrong):
            MILES.accept(answer)


@pytest.mark.parametrize(
    ("typed", "pence"),
    (
        ("10", 1000),
        ("£10", 1000),
        ("£ 10.50", 1050),
        ("10.5", 1050),
        ("1,000", 100000),
        ("250p", 250),
        ("£1,234.56", 123456),
    ),
)
def test_pounds_are_typed_and_pence_are_kept(typed: str, pence: int) -> None:
    assert COST.read({"it": [typed]}) == pence


def test_an_amount_in_words() -> None:
    assert [COST.words(pence) for pence in (1000, 1050, 123456, 5)] == ["£10", "£10.50", "£1,234.56", "£0.05"]


@pytest.mark.parametrize("typed", ("ten", "10.505", "-5", "$10", "1.2.3"))
def test_what_is_no_amount_says_how_to_write_one(typed: str) -> None:
    assert refusal(COST, typed) == "Enter an amount in pounds for “What did it cost?”, like 10 or 10.50"


def test_an_amount_outside_its_limits_says_them() -> None:
    assert refusal(COST, "0.99") == "The amount for “What did it cost?” must be £1 or more"
    assert refusal(COST, "5000.01") == "The amount for “What did it cost?” must be £5,000 or less"
