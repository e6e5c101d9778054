"""Named rules: declared with what they take, called with no more than that, found by the nearest name.
The registry is filled with rules of this file only."""

import pytest

from frontdoor.engine.rules.named import UnknownRule, call, known, named, rule


@rule("line_manager_for_test", version=3)
def line_manager(*, user: str, teams: tuple[str, ...] = ()) -> str:
    """Whoever leads the person's team."""
    return f"{user} is led by {teams[0] if teams else 'nobody'}"


def test_a_rule_gets_what_it_takes_and_nothing_else() -> None:
    assert call("line_manager_for_test", user="Ann", teams=("Bo",), secret="x") == "Ann is led by Bo"


def test_a_rule_can_do_without_what_has_a_default() -> None:
    assert call("line_manager_for_test", user="Ann") == "Ann is led by nobody"


def test_a_rule_says_its_version_and_what_it_takes() -> None:
    declared = known()["line_manager_for_test"]
    assert declared is named("line_manager_for_test")
    assert (declared.version, declared.takes, declared.may_take) == (3, {"user"}, {"teams"})
    assert declared.says == "Whoever leads the person's team."


def test_a_rule_without_what_it_needs_says_so() -> None:
    with pytest.raises(TypeError, match='The rule "line_manager_for_test" also needs user'):
        call("line_manager_for_test", teams=())


def test_an_unknown_rule_is_news_with_the_nearest_name() -> None:
    with pytest.raises(UnknownRule) as unknown:
        call("line_manger_for_test")
    expected = 'There is no rule called "line_manger_for_test". Did you mean "line_manager_for_test"?'
    assert str(unknown.value) == expected


def test_two_rules_cannot_have_one_name() -> None:
    with pytest.raises(ValueError, match="Two rules are called"):

        @rule("line_manager_for_test")
        def another(*, user: str) -> str:
            return user


def test_a_rule_takes_its_values_by_name_only() -> None:
    with pytest.raises(TypeError, match="must take keyword-only parameters"):

        @rule("by_position_for_test")
        def by_position(user: str) -> str:
            return user
