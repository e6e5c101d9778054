"""Any one word of a good definition changed is refused, on the line where it was changed.
Must not state what is told: test_mistakes.py does."""

import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from frontdoor.engine.definitions.catalogue import Mistakes, Sources, check_sources, read_sources
from frontdoor.engine.definitions.language import Service
from frontdoor.engine.definitions.reading import Node, Step, read_text
from frontdoor.engine.definitions.shapes import keys_at
from tests.seeds import SEED, say_seed

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


@seed(SEED)
@settings(max_examples=120, deadline=None, database=None)
@given(st.sampled_from(breaks()))
def test_a_broken_word_is_refused_on_its_line(broken: Break) -> None:
    say_seed()
    area, key, line, old, new = broken
    lines = (CATALOGUE / "services" / area / f"{key}.yaml").read_text().splitlines(keepends=True)
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    told = refused_lines(area, key, "".join(lines))
    assert line in told or (old.startswith(("key:", "type:")) and told != [])


TITLE, REVIEW, SUMMARY = (re.compile(rf"^{key}: .*$", re.MULTILINE) for key in ("title", "review_on", "summary"))
BOMB = "bomb:\n  a: &a\n    - x\n    - x\n" + "".join(
    f"  {after}: &{after}\n    - *{before}\n    - *{before}\n" for before, after in zip("abcdef", "bcdefg", strict=True)
)
DROPPED = ("title", "kind", "summary", "owner", "review_on", "states")
"""What no service can do without."""


def _dropped(text: str, key: str) -> str:
    """Without this key and all that stands below it."""
    return re.sub(rf"^{key}:.*\n(?:[ \t#].*\n|\n)*", "", text, count=1, flags=re.MULTILINE)


WHOLE: dict[str, Callable[[str], str]] = {
    **{f"without {key}": partial(_dropped, key=key) for key in DROPPED},
    "a key twice": lambda text: TITLE.sub(r"\g<0>\n\g<0>", text, count=1),
    "a list for a text": lambda text: TITLE.sub("title:\n  - one\n  - two", text, count=1),
    "a text for a map": lambda text: _dropped(text, "states") + "\nstates: received\n",
    "a truth for a text": lambda text: TITLE.sub("title: true", text, count=1),
    "no such day": lambda text: REVIEW.sub("review_on: 2027-02-30", text, count=1),
    "a date in words": lambda text: REVIEW.sub("review_on: next April", text, count=1),
    "nothing": lambda text: SUMMARY.sub("summary:", text, count=1),
    "a tab": lambda text: TITLE.sub("\t\\g<0>", text, count=1),
    "an open quote": lambda text: TITLE.sub('title: "never closed', text, count=1),
    "an open bracket": lambda text: TITLE.sub("title: [never, closed", text, count=1),
    "a flow": lambda text: TITLE.sub("title: {a: b}", text, count=1),
    "an anchor": lambda text: TITLE.sub("title: &same Ask", text, count=1),
    "an alias": lambda text: TITLE.sub("title: *same", text, count=1),
    "a tag": lambda text: TITLE.sub("title: !!python/name:os.system x", text, count=1),
    "a merge": lambda text: text + "\n<<: *same\n",
    "a bomb": lambda text: text + "\n" + BOMB,
    "a deep nest": lambda text: text + "\n" + "".join(f"{'  ' * at}k{at}:\n" for at in range(60)),
    "two documents": lambda text: text + "\n---\ntitle: Another\n",
    "a NUL": lambda text: TITLE.sub('title: "a\\\\0b"', text, count=1),
    "an unknown key": lambda text: text + "\nunheard_of: true\n",
}
VALUES = {
    "when": "(1 +",
    "time": "5 fortnights",
    "period": "soon",
    "within": "28 lightyears",
    "after": "-3 days",
    "type": "colour",
    "optional": "perhaps",
    "most": "many",
    "length": "-1",
    "ends": "somehow",
}
"""What no key of this name takes, wherever it stands."""


def own_files() -> list[tuple[str, str]]:
    return [(path.parent.name, path.stem) for path in sorted(CATALOGUE.glob("services/*/*.yaml"))]


def alone() -> list[tuple[str, str]]:
    """Those that have all that they need: one that is like a pattern gets from it what is dropped here."""
    return [at for at in own_files() if "\nstates:" in text_of(*at) and "\nlike:" not in text_of(*at)]


def lines_with_values() -> list[tuple[str, str, int, str]]:
    """Every line that gives a plain value to one of those keys."""
    found = []
    for area, key in own_files():
        for number, line in enumerate((CATALOGUE / "services" / area / f"{key}.yaml").read_text().splitlines(), 1):
            given_to = re.fullmatch(r" *(?:- )?(\w+): [^|>].*", line)
            if given_to and given_to[1] in VALUES:
                found.append((area, key, number, given_to[1]))
    return found


@pytest.mark.parametrize("how", WHOLE)
def test_a_file_that_is_broken_as_a_whole_is_refused_with_a_line_of_it(how: str) -> None:
    say_seed()

    @seed(SEED)
    @settings(max_examples=3, deadline=None, database=None)
    @given(st.sampled_from(alone()))
    def refused(file: tuple[str, str]) -> None:
        text = text_of(*file)
        broken = WHOLE[how](text)
        assert broken != text
        told = refused_lines(*file, broken)
        assert told
        assert all(1 <= line <= broken.count("\n") + 1 for line in told)

    refused()


@seed(SEED)
@settings(max_examples=60, deadline=None, database=None)
@given(st.sampled_from(lines_with_values()))
def test_a_value_that_its_key_does_not_take_is_refused_on_its_line(at: tuple[str, str, int, str]) -> None:
    say_seed()
    area, key, line, name = at
    lines = text_of(area, key).splitlines(keepends=True)
    lines[line - 1] = re.sub(rf"{name}: .*", f"{name}: {VALUES[name]}", lines[line - 1])
    assert line in refused_lines(area, key, "".join(lines))


def text_of(area: str, key: str) -> str:
    return (CATALOGUE / "services" / area / f"{key}.yaml").read_text()
