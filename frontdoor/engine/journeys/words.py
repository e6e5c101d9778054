"""Fills ((placeholders)) in words for people.
Must not work out a value; they are given."""

from collections.abc import Mapping

from frontdoor.engine.definitions.language.placeholders import PLACEHOLDER, placeholders
from frontdoor.engine.definitions.translating import Untranslated

__all__ = ["fill", "placeholders"]


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each placeholder replaced; one without a value, such as a question not answered, leaves nothing.

    A line that held only such placeholders goes with them. What is filled in is never filled in again.
    """
    lines = []
    for line in text.splitlines():
        said = PLACEHOLDER.sub(lambda found: values.get(found[1], ""), line)
        if said.strip() or not PLACEHOLDER.search(line):
            lines.append(said.rstrip() if PLACEHOLDER.search(line) else line)
    filled = "\n".join(lines)
    return Untranslated(filled) if isinstance(text, Untranslated) else filled
