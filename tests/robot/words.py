"""The definition's own words, cut where something is filled in, to be found again in letters and on pages.

A page is read here as a person reads it: its text, spaces made one. It must not use the product's way of filling in.
"""

import re
from html import unescape

PLACEHOLDER = re.compile(r"\(\(([a-z_.0-9]+)\)\)")
NOT_READ = re.compile(r"<(script|style|template)\b.*?</\1>", re.S)


def pieces(text: str) -> list[str]:
    """What stands between the placeholders, on one line each, without what is too short to tell anything."""
    cut = [part for line in text.splitlines() for part in PLACEHOLDER.split(line)[::2]]
    return [piece for part in cut if len(piece := " ".join(part.split())) > 2]


def wanting(text: str, said: str) -> list[str]:
    """The pieces of a definition's words that are not in what was said, in their order."""
    plain, at, found = " ".join(said.split()), 0, []
    for piece in pieces(text):
        place = plain.find(piece, at)
        if place < 0:
            found.append(piece)
        else:
            at = place + len(piece)
    return found


def pattern(text: str, *, empty: set[str]) -> re.Pattern[str]:
    """What words of a definition must look like once filled in: something at each placeholder, but at those of `empty`.

    A line of nothing but a placeholder may be left out whole: ((promise)) where no promise stands.
    """
    lines = []
    for line in text.strip().splitlines():
        parts = PLACEHOLDER.split(line)
        filled = "".join(
            re.escape(part) if at % 2 == 0 else f"(?P<{_group(part, len(lines), at)}>.{'*' if part in empty else '+'}?)"
            for at, part in enumerate(parts)
        )
        lines.append(rf"{filled}\s*" if "".join(parts[::2]).strip() else rf"(?:{filled}\s*)?")
    return re.compile("".join(lines), re.S)


def _group(name: str, line: int, at: int) -> str:
    return f"{name.replace('.', '_')}_{line}_{at}"


def read(page: bytes) -> str:
    """A page's text."""
    html = NOT_READ.sub(" ", page.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def unfilled(text: str) -> list[str]:
    return PLACEHOLDER.findall(text)
