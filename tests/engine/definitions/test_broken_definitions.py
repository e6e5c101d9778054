"""Any one word of a good definition changed is refused, on the line where it was changed.
Must not state what is told: test_mistakes.py does."""

import re
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from frontdoor.engine.definitions.catalogue import Mistakes, Sources, check_sources, read_sources
from frontdoor.engine.definitions.language import Service
from frontdoor.engine.definitions.reading import Node, Step, read_text
from frontdoor.engine.definitions.shapes import keys_at

CATALOGUE = Path(__file__).parents[3] / "catalogue"
REFERENCES = ("to", "clock", "tell", "starts", "owner", "duty", "late", "at", "approve", "use", "disposal", "trigger")
LISTS = ("kept", "pauses", "restarts", "audience", "same")

Break = tuple[str, str, int, str, str]
"""Area, key, line, and what is written there before and after."""


@cache
def breaks() -> list[Break]:
    """Every way in which these tests break a file of the catalogue, one word at a time."""
    return [each for path in sorted(CATALOGUE.glob("services/*/*.yaml")) for each in _breaks_of(path)]


def _breaks_of(path: Path) -> list[Break]:
    text = path.read_text()
    node, _ = read_text(text, path.name)
    assert node is not None
    found: list[Break] = []
    for line, old, new in _broken(node, node, (), set(re.findall(r"- key: (\w+)", text))):
        found.append((path.parent.name, path.stem, line, old, new))
    return found


def _broken(root: Node, node: Node, path: tuple[Step, ...], keys: set[str]) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    if isinstance(node.value, dict):
        known = keys_at(Service, root, path)
        for key, child in node.value.items():
            if key in known:
                found.append((child.line, f"{key}:", f"{key}q:"))
            if key in REFERENCES and isinstance(child.value, str) and child.value != "submit":
                found.append((child.line, f": {child.value}", f": {child.value}q"))
            found += _broken(root, child, (*path, key), keys)
    elif isinstance(node.value, list):
        for at, child in enumerate(node.value):
            if path and path[-1] in LISTS:
                found.append((child.line, f"- {child.value}", f"- {child.value}q"))
            found += _broken(root, child, (*path, at), keys)
    elif isinstance(node.value, str):
        found += _broken_text(node, path, keys)
    return found


def _broken_text(node: Node, path: tuple[Step, ...], keys: set[str]) -> list[tuple[int, str, str]]:
    assert isinstance(node.value, str)
    found = []
    for name in re.findall(r"\(\(([\w.]+)\)\)", node.value):
        found.append((node.line_of(f"(({name}))"), f"(({name}))", f"(({name}q))"))
    if path[-1] == "when":
        for word in re.findall(r"\b\w+\b", node.value):
            if word in keys and node.value.count(word) == 1:
                found.append((node.line, word, f"{word}q"))
    return found


def refused_lines(area: str, key: str, text: str) -> list[int]:
    sources = read_sources(CATALOGUE)
    node, mistakes = read_text(text, "broken.yaml")
    alone = Sources(
        sources.council, sources.teams, sources.blocks, [(key, area, node)] if node else [], patterns=sources.patterns
    )
    alone.mistakes += mistakes
    try:
        check_sources(alone, rules=["line_manager"])
    except Mistakes as wrong:
        return [each.line for each in wrong.mistakes if each.file == "broken.yaml"]
    return []


def test_there_are_enough_words_to_break() -> None:
    assert len(breaks()) > 1500
    assert {key for _, key, *_ in breaks()} == {path.stem for path in CATALOGUE.glob("services/*/*.yaml")}


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.sampled_from(breaks()))
def test_a_broken_word_is_refused_on_its_line(broken: Break) -> None:
    area, key, line, old, new = broken
    lines = (CATALOGUE / "services" / area / f"{key}.yaml").read_text().splitlines(keepends=True)
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    told = refused_lines(area, key, "".join(lines))
    assert line in told or (old.startswith(("key:", "type:")) and told != [])
