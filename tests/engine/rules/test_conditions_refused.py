"""What the check refuses, in the words and at the place that the author of a definition reads."""

import pytest

from frontdoor.engine.rules.expressions import TAKEN, Kind, Name, Unsound, compile, names_used
from tests.engine.rules.conditions import condition

LONG = "This condition is longer than 2000 characters. Split it, or ask for a named rule."
DEEP = "This condition is nested too deeply. Split it, or ask for a named rule."
REFUSED = [
    ('surface == "raod"', 12, '"raod" is not an option of surface. Did you mean "road"?'),
    ('surface != "raod"', 12, '"raod" is not an option of surface. Did you mean "road"?'),
    ('"raod" == surface', 1, '"raod" is not an option of surface. Did you mean "road"?'),
    ('"raod" != surface', 1, '"raod" is not an option of surface. Did you mean "road"?'),
    ('surface in ["road", "pavment"]', 21, '"pavment" is not an option of surface. Did you mean "pavement"?'),
    ('surface == "zzz"', 12, '"zzz" is not an option of surface. They are other, pavement, road.'),
    ('"lfit" in needs', 1, '"lfit" is not an option of needs. Did you mean "lift"?'),
    ('channel == "wbe"', 12, '"wbe" is not an option of channel. Did you mean "web"?'),
    ('surfce == "road"', 1, 'There is no question "surfce". Did you mean "surface"?'),
    ("zzzz", 1, 'There is no question "zzzz".'),
    ('answered("szie")', 10, 'There is no question "szie". Did you mean "size"?'),
    ("danger ? hurt : danger", 8, 'A condition cannot use "? :". Write the cases as separate conditions.'),
    ("depth_mm", 1, "depth_mm is a number, not true or false. Compare it."),
    ('danger && "road"', 11, '"road" is text, not true or false. Compare it.'),
    ("!surface", 2, "surface is text, not true or false. Compare it."),
    ("surface == 1", 9, "surface is text and 1 is a number; they cannot be compared."),
    ('depth_mm > "40"', 10, 'depth_mm is a number and "40" is text; they cannot be compared.'),
    ('danger == "yes"', 8, 'danger is true or false and "yes" is text; they cannot be compared.'),
    ("born_on > seen_at", 9, "born_on is a date and seen_at is a time; they cannot be compared."),
    ('surface < "road"', 9, "< compares numbers, dates and times; surface is text."),
    ("danger < hurt", 8, "< compares numbers, dates and times; danger is true or false."),
    ("amount + 1 > 2", 8, "A condition compares answers; it cannot do sums. Ask for a named rule."),
    ("-depth_mm < 2", 1, "A condition compares answers; it cannot do sums. Ask for a named rule."),
    ('needs == "lift"', 1, 'needs holds several choices. Write "option" in needs.'),
    ("1 in needs", 1, "needs holds options; 1 is a number."),
    ('"road" in surface', 11, 'After "in" comes a list or several choices; surface is neither.'),
    ("surface in []", 12, "This list is empty."),
    ("surface in [size]", 13, "Only fixed values can stand in a list."),
    ('["road"] == surface', 1, 'A list can only stand after "in".'),
    ('site == "x"', 1, "site is a place. Compare district(site)."),
    ('district(site) == "Preston"', 19, '"Preston" is not a district\'s code. Write it as "E07000121".'),
    ('district(surface) == "E07000121"', 10, "district() needs a place; surface is text."),
    ('born_on < "1 May 2026"', 11, '"1 May 2026" is not a date. Write it as "2026-09-01".'),
    ('born_on < "2026-02-30"', 11, '"2026-02-30" is not a date. Write it as "2026-09-01".'),
    ('seen_at < "9:00"', 11, '"9:00" is not a time. Write it as "09:30".'),
    ("years_between(born_on) > 1", 14, "Write it as years_between(born_on, today)."),
    ("years_between(surface, today) > 1", 15, "years_between() needs dates; surface is text."),
    ("year_between(born_on, today) > 1", 1, 'There is no function "year_between". Did you mean "years_between"?'),
    ("answered(size)", 10, 'Write the question in quotation marks: answered("size").'),
    ("answered", 1, 'answered needs brackets after it: answered("key").'),
    ("photos == true", 1, 'photos is not a single value. Only answered("photos") can ask about it.'),
    ('town.matches("x")', 13, "A condition cannot use .matches(). Ask for a named rule."),
    ('needs.exists(x, x == "lift")', 13, "A condition cannot use a loop. Ask for a named rule."),
    ("danger == null", 11, "A condition cannot use null. Ask for a named rule."),
    ('needs[0] == "lift"', 6, "A condition cannot use [ ] after a name. Ask for a named rule."),
    ("danger and hurt", 8, "This condition cannot be read. Write && for and."),
    ("danger or hurt", 8, "This condition cannot be read. Write || for or."),
    ("not danger", 1, "This condition cannot be read. Write ! for not."),
    ('surface = "road"', 9, "This condition cannot be read. Write == to compare."),
    ("surface == “road”", 12, 'This condition cannot be read. Use straight quotation marks, like "road".'),
    ("danger &&", 10, "This condition stops before it is complete."),
    ("danger, hurt", 7, "This condition cannot be read from here on."),
    ("depth_mm > 99999999999999999999", 12, "This number is too large."),
    ("  ", 1, "There is no condition here. Write one, or leave the key out."),
    (
        "danger && " * 300 + "hurt",
        1,
        "This condition is longer than 2000 characters. Split it, or ask for a named rule.",
    ),
    ("(" * 40 + "danger" + ")" * 40, 1, DEEP),
    ("danger == " * 150 + "hurt", 1, DEEP),
]


@pytest.mark.parametrize(("text", "column", "message"), REFUSED, ids=[text[:40] for text, _, _ in REFUSED])
def test_what_cannot_be_right_is_refused_where_it_stands(text: str, column: int, message: str) -> None:
    with pytest.raises(Unsound) as unsound:
        condition(text)
    assert (unsound.value.message, unsound.value.line, unsound.value.column) == (message, 1, column)


def test_a_mistake_in_a_later_line_is_found_there() -> None:
    with pytest.raises(Unsound) as unsound:
        condition('danger &&\n  surfac == "é"')
    assert (unsound.value.line, unsound.value.column) == (2, 3)


def test_a_text_question_without_options_may_be_compared_with_any_text() -> None:
    assert condition('town == "raod"').names == {"town"}


def test_too_many_things_in_one_condition_are_refused() -> None:
    names = {f"q{nth}": Name(Kind.BOOL) for nth in range(41)}
    assert compile(" || ".join(list(names)[:40]), names).names == set(list(names)[:40])
    with pytest.raises(Unsound, match="asks about too many things"):
        compile(" || ".join(names), names)


def test_names_used_refuses_what_cannot_be_read() -> None:
    with pytest.raises(Unsound):
        names_used("danger &&")


def test_words_that_conditions_need_cannot_be_keys() -> None:
    assert {"today", "channel", "answered", "district", "years_between", "in", "true", "for", "size"} - TAKEN == set()
