"""The catalogue's YAML is plain: what could surprise is refused, with its line.
Must not know any key of the language."""

from pathlib import Path

import pytest

from frontdoor.engine.definitions.reading import MOST_BYTES, read_file, read_text


def told(text: str) -> list[str]:
    return [f"{each.line}: {each.what}" for each in read_text(text, "file.yaml")[1]]


REFUSED = [
    ("a: &anchor b\nc: *anchor\n", [
        '1: Anchors and aliases are not used here: "&anchor".',
        '2: Anchors and aliases are not used here: "*anchor".']),
    ("a: !!int 4\n", ['1: Tags are not used here: "tag:yaml.org,2002:int".']),
    ("a:\n  - b\nc: [d, e]\n", ["3: Write lists and keys one a line, without brackets or braces."]),
    ("a: {b: c}\n", ["1: Write lists and keys one a line, without brackets or braces."]),
    ("a: b\nc: d\na: e\n", ['3: "a" is already written on line 1.']),
    ("a: b\nc:\n", ["2: Nothing is written here; write a value or remove the line."]),
    ("a: b\n---\nc: d\n", ["2: A file holds one document; remove the second."]),
    ("", ["1: This file is empty."]),
    ("a: b\nc: d: e\n", ["2: This is not YAML: mapping values are not allowed in this context."]),
    ("? - a\n: b\n", ["1: A key is one word, not a list or a block."]),
    ('a: "nul \\0"\n', ["1: This text holds a character that cannot be stored (NUL)."]),
    ("- " * 60 + "deep", ["1: This is nested too deeply."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mistakes"), REFUSED)
def test_what_could_surprise_is_refused(text: str, mistakes: list[str]) -> None:
    assert told(text) == mistakes


def test_every_scalar_is_text_but_true_and_false() -> None:
    node, mistakes = read_text("a: yes\nb: 15:00\nc: 0300\nd: true\ne: 'true'\nf: null\ng: 1.0\non: off\n", "file.yaml")
    assert mistakes == []
    assert node is not None
    assert node.plain() == {
        "a": "yes", "b": "15:00", "c": "0300", "d": True, "e": "true", "f": "null", "g": "1.0", "on": "off",
    }  # fmt: skip


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 lol"] + [f"a{n}: &a{n}\n  - *a{n - 1}\n  - *a{n - 1}" for n in range(1, 60)]
    assert told("\n".join(lines))[-1] == '3: Anchors and aliases are not used here: "*a0".'


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("a: " + "b" * MOST_BYTES)
    assert read_file(path, "large.yaml")[1][0].what == "This file is larger than 200 KB."


def test_bytes_that_are_not_utf_8_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"a: b\nc: caf\xe9\n")
    node, mistakes = read_file(path, "latin.yaml")
    assert (node, [(each.line, each.what) for each in mistakes]) == (None, [(2, "This is not UTF-8 text.")])


def test_a_node_knows_the_line_of_words_within_it() -> None:
    node, _ = read_text(
        "a: one\nb: |\n  two\n  three ((x))\nc:\n  - four\n  - five\nd: >-\n  six\n  seven ((y))\n", "file.yaml"
    )
    assert node is not None
    assert node.at(("b",)).line_of("((x))") == 4
    assert node.at(("d",)).line_of("((y))") == 10
    assert node.at(("c", 1)).line == 7
    assert node.at(("c", 9, "not", "there")).line == 5
