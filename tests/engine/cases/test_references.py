"""References that people say aloud: every slip of one symbol is noticed, and what looks alike is forgiven."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from frontdoor.engine.cases.references import (
    SYMBOLS,
    bearer_token,
    check_symbol,
    is_receipt_code,
    new_reference,
    read_reference,
    receipt_code,
    shown,
)

bodies = st.text(alphabet=SYMBOLS, min_size=7, max_size=7)
quick = settings(max_examples=60, deadline=None, derandomize=True)


@quick
@given(bodies)
def test_every_wrong_symbol_is_noticed(body: str) -> None:
    reference = body + check_symbol(body)
    others = [
        reference[:at] + symbol + reference[at + 1 :]
        for at in range(len(reference))
        for symbol in SYMBOLS
        if symbol != reference[at]
    ]
    assert [read_reference(other) for other in others] == [None] * (8 * 30)


@quick
@given(bodies)
def test_two_neighbours_changed_round_are_noticed(body: str) -> None:
    reference = body + check_symbol(body)
    for at in range(7):
        swapped = reference[:at] + reference[at + 1] + reference[at] + reference[at + 2 :]
        assert read_reference(swapped) == (reference if swapped == reference else None)


@quick
@given(bodies)
def test_a_reference_is_read_however_it_was_typed(body: str) -> None:
    reference = body + check_symbol(body)
    typed = shown(reference).lower().replace("0", "o").replace("5", "s").replace("-", " - ")
    assert read_reference(typed) == reference
    assert read_reference(reference.replace("1", "I")) == reference
    assert read_reference(reference.replace("1", "l")) == reference


def test_a_new_reference_is_eight_symbols_without_those_that_look_alike() -> None:
    made = {new_reference() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch("[0-9A-HJKMNPQRTV-Z]{8}", reference) for reference in made)
    assert all(read_reference(reference) == reference for reference in made)


def test_what_is_no_reference_is_none() -> None:
    assert [read_reference(typed) for typed in ("", "7K4M", "7K4M-9QXT-1", "UUUU-UUUU", "né pothole")] == [None] * 5


def test_the_receipts_code_is_of_its_reference_alone_and_forgives_what_looks_alike() -> None:
    one, other = "00000000", "22222222"
    code = receipt_code(one)
    assert is_receipt_code(one, shown(code).lower().replace("0", "o"))
    assert not is_receipt_code(other, code)
    assert not is_receipt_code(one, "")
    assert bearer_token(one) != bearer_token(other)
