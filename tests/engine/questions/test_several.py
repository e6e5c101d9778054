"""The same questions for one thing after another: added, removed, and wrong in one place."""

import pytest

from frontdoor.engine.questions.asking import Context, Wrong

from .every_type import CHILD, question

KIDS = question("several", key="kids", ask="Who are the children?", questions=CHILD, most="3")
MARY = {"who": {"first": "Mary", "last": "Green"}, "age": 7}
TOM = {"who": {"first": "Tom", "last": "Green"}, "age": 3, "school": "St Mary’s"}


def news(typed: dict[str, list[str]]) -> tuple[str, str]:
    with pytest.raises(Wrong) as wrong:
        KIDS.read(typed)
    return wrong.value.message, wrong.value.part


@pytest.mark.parametrize("answer", ([TOM], [MARY, TOM, MARY]))
def test_items_are_read_in_order(answer: list) -> None:
    assert KIDS.read(KIDS.posted(answer)) == answer
    assert KIDS.numbers(KIDS.posted(answer)) == list(range(1, len(answer) + 1))


def test_an_item_left_empty_is_not_one() -> None:
    typed = KIDS.posted([MARY, TOM]) | {name: [""] for name in KIDS.posted([MARY])}
    assert KIDS.read(typed) == [TOM]


def test_a_wrong_answer_says_which_item_and_which_field() -> None:
    typed = KIDS.posted([MARY, TOM]) | {"kids-2-age": ["19"]}
    said = "The number for “Age” must be between 0 and 18 (number 2 of “Who are the children?”)"
    assert news(typed) == (said, "2-age")
    missing = KIDS.posted([MARY, TOM]) | {"kids-2-who-last": [""]}
    said = "Enter the last name for “Name of the child” (number 2 of “Who are the children?”)"
    assert news(missing) == (said, "2-who-last")
    assert KIDS.anchor("2-who-last") == "kids-2-who-last"
    absent = KIDS.posted([MARY, TOM]) | {"kids-1-age": [""]}
    assert news(absent) == ("Enter a number for “Age” (number 1 of “Who are the children?”)", "1-age")


def test_an_error_is_shown_beside_its_own_question_only() -> None:
    error = Wrong("No", "2-who-last")
    shown = {one.key: KIDS.error_of(one, error) for number in (1, 2) for one in KIDS.at(number)}
    assert [key for key, wrong in shown.items() if wrong] == ["kids-2-who"]
    assert shown["kids-2-who"].parts == ("last",)


def test_add_another_shows_one_more() -> None:
    typed = KIDS.posted([MARY]) | {"kids-add": ["add"]}
    assert KIDS.numbers(KIDS.again(typed) or {}) == [1, 2]
    assert KIDS.numbers({}) == [1]
    assert KIDS.numbers(KIDS.posted([MARY, TOM, MARY]) | {"kids-add": ["add"]}) == [1, 2, 3]


def test_remove_takes_one_away_and_numbers_the_rest_again() -> None:
    shown = KIDS.again(KIDS.posted([MARY, TOM, MARY]) | {"kids-remove": ["1"], "other": ["x"]})
    assert shown == KIDS.posted([TOM, MARY]) | {"other": ["x"]}


def test_more_than_the_most_is_refused() -> None:
    with pytest.raises(Wrong, match="Give no more than 3 answers"):
        KIDS.accept([MARY] * 4)


def test_software_must_send_whole_items_and_nothing_else() -> None:
    for item in ({}, {"age": 7}, MARY | {"colour": "red"}, "Mary", MARY | {"age": "7"}, MARY | {"school": ""}):
        with pytest.raises(Wrong):
            KIDS.accept([item], context=Context())


def test_an_item_in_words_is_one_line() -> None:
    assert KIDS.words([MARY, TOM]) == "Mary Green, 7\nTom Green, 3, St Mary’s"


def test_only_what_is_not_personal_is_left_of_an_item() -> None:
    open_list = question("several", questions=CHILD, personal=False)
    assert KIDS.redact([TOM]) is None
    assert open_list.redact([MARY, TOM]) == [{"age": 7}, {"age": 3, "school": "St Mary’s"}]


def test_a_button_inside_an_item_works_there() -> None:
    inner = [{"key": "home", "type": "address", "ask": "Address"}]
    asked = question("several", key="homes", ask="Homes", questions=inner)
    typed = {"homes-1-home-postcode": ["PR1 8XJ"], "homes-1-home-find": ["find"]}
    assert asked.again(typed) == {"homes-1-home-postcode": ["PR1 8XJ"]}
    with pytest.raises(Wrong) as wrong:
        asked.again(typed | {"homes-1-home-postcode": ["x"]})
    assert wrong.value.part == "1-home-postcode"
