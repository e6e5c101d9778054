"""Reads a YAML file of the catalogue into nodes that remember their file and line.
Must not know any key of the language."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from frontdoor.engine.definitions.mistakes import Mistake

MOST_BYTES = 200_000
MOST_DEPTH = 24

Step = str | int


@dataclass(frozen=True, slots=True)
class Node:
    """A value with where it is written: `line` of its key or item, `starts` of the value itself."""

    value: "str | bool | list[Node] | dict[str, Node]"
    file: str
    line: int
    starts: int
    raw: str = ""
    """Text of several lines as it stands in the file, from the line where it starts."""

    def at(self, path: tuple[Step, ...]) -> "Node":
        """The node at this path, or the nearest one above it; steps that are not there are passed over."""
        node = self
        for step in path:
            child = node.child(step)
            if child is not None:
                node = child
        return node

    def child(self, step: Step) -> "Node | None":
        if isinstance(self.value, dict) and isinstance(step, str):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int) and 0 <= step < len(self.value):
            return self.value[step]
        return None

    def line_of(self, words: str) -> int:
        """The line of this text that holds the words; the first line when none does."""
        if not isinstance(self.value, str):
            return self.line
        before, found, _ = self.raw.partition(words)
        return self.starts + before.count("\n") if found else self.line

    def plain(self) -> Any:
        """The value without its places: text, true or false, lists and dicts, in the order written."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value


def read_file(path: Path, name: str) -> tuple[Node | None, list[Mistake]]:
    """The file's node, and what is wrong with it as YAML; no node when it cannot be read at all."""
    try:
        content = path.read_bytes()
    except OSError as wrong:
        return None, [Mistake(name, 1, f"This file cannot be read: {wrong.strerror}.")]
    if len(content) > MOST_BYTES:
        return None, [Mistake(name, 1, f"This file is larger than {MOST_BYTES // 1000} KB.")]
    try:
        return read_text(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError as wrong:
        line = content[: wrong.start].count(b"\n") + 1
        return None, [Mistake(name, line, "This is not UTF-8 text.")]


def read_text(text: str, name: str) -> tuple[Node | None, list[Mistake]]:
    """As `read_file`, for text at hand."""
    reader = _Reader(name, text.splitlines())
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        return reader.document(events), reader.mistakes
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        problem = getattr(wrong, "problem", None) or "it cannot be read"
        line = min(mark.line + 1, text.count("\n") + 1) if mark else 1
        return None, [*reader.mistakes, Mistake(name, line, f"This is not YAML: {problem}.")]
    except _Stopped:
        return None, reader.mistakes


class _Stopped(Exception):
    """Nothing after this point can be read sensibly; the mistake is already noted."""


@dataclass
class _Reader:
    file: str
    lines: list[str]
    mistakes: list[Mistake] = field(default_factory=list)

    def document(self, events: Iterator[Any]) -> Node | None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            return self._stop(1, "This file is empty.")
        root = self._node(next(events), events, key_line=None, depth=0)
        next(events)
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._note(after.start_mark.line + 1, "A file holds one document; remove the second.")
        return root

    def _node(self, event: Any, events: Iterator[Any], *, key_line: int | None, depth: int) -> Node:
        starts = event.start_mark.line + 1
        line = key_line or starts
        if depth > MOST_DEPTH:
            self._stop(starts, "This is nested too deeply.")
        self._refuse_cleverness(event, starts)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line, starts)
        if event.flow_style:
            self._note(starts, "Write lists and keys one a line, without brackets or braces.")
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self._items(events, depth), self.file, line, starts)
        return Node(self._entries(events, depth), self.file, line, starts)

    def _refuse_cleverness(self, event: Any, line: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._stop(line, f'Anchors and aliases are not used here: "*{event.anchor}".')
        if event.anchor:
            self._note(line, f'Anchors and aliases are not used here: "&{event.anchor}".')
        if event.tag:
            self._note(line, f'Tags are not used here: "{event.tag}".')

    def _scalar(self, event: Any, line: int, starts: int) -> Node:
        plain = event.style not in ("'", '"', "|", ">")
        if plain and event.value in ("true", "false"):
            return Node(event.value == "true", self.file, line, starts)
        if not event.value.strip():
            self._note(line, "Nothing is written here; write a value or remove the line.")
        if "\x00" in event.value:
            self._note(line, "This text holds a character that cannot be stored (NUL).")
        ends = event.end_mark.line + 1
        raw = "\n".join(self.lines[starts - 1 : ends]) if ends > starts else ""
        return Node(event.value, self.file, line, starts, raw)

    def _items(self, events: Iterator[Any], depth: int) -> list[Node]:
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, key_line=None, depth=depth + 1))
        return items

    def _entries(self, events: Iterator[Any], depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                self._stop(line, "A key is one word, not a list or a block.")
            self._refuse_cleverness(event, line)
            node = self._node(next(events), events, key_line=line, depth=depth + 1)
            if event.value in entries:
                self._note(line, f'"{event.value}" is already written on line {entries[event.value].line}.')
            entries[event.value] = node
        return entries

    def _note(self, line: int, what: str) -> None:
        self.mistakes.append(Mistake(self.file, line, what))

    def _stop(self, line: int, what: str) -> Any:
        self._note(line, what)
        raise _Stopped
