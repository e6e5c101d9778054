"""Fills ((placeholders)) in words for people.
Must not work out a value; they are given."""

from collections.abc import Mapping

from frontdoor.engine.definitions.language.placeholders import PLACEHOLDER, placeholders

__all__ = ["fill", "placeholders"]


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each placeholder replaced; one without a value, such as a question not answered, leaves nothing.

    A line that held only such placeholders goes with them. What is filled in is never filled in again.
    """
    lines = []
    for line in text.splitlines():
        filled = PLACEHOLDER.sub(lambda found: values.get(found[1], ""), line)
        if filled.strip() or not PLACEHOLDER.search(line):
            lines.append(filled.rstrip() if PLACEHOLDER.search(line) else line)
    return "\n".join(lines)
