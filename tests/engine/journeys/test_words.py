"""Placeholders are filled once, and what is not known leaves no trace.
Must not need Django."""

from frontdoor.engine.journeys.words import fill, placeholders


def test_every_placeholder_is_filled() -> None:
    assert fill("((a)) and ((council.name))", {"a": "One", "council.name": "Two"}) == "One and Two"


def test_a_line_that_held_only_what_is_not_known_goes_with_it() -> None:
    assert fill("Thank you.\n((promise))\n\nGoodbye.", {"promise": ""}) == "Thank you.\n\nGoodbye."
    assert fill("By ((due)) at the latest", {}) == "By  at the latest"


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    assert fill("((a))", {"a": "((b))", "b": "secret"}) == "((b))"


def test_a_text_tells_its_placeholders() -> None:
    assert placeholders("((a)) ((council.phone)) (b) ((a))") == {"a", "council.phone"}
