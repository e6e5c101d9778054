"""Makes one whole text of a service: its file, its pattern, the blocks it uses and the council's defaults.
Must not judge the text; that is for the checks."""

import hashlib
import json
from collections.abc import Mapping

from frontdoor.engine.definitions.likeness import Patterns, with_likeness
from frontdoor.engine.definitions.mistakes import Mistake, wrong_word
from frontdoor.engine.definitions.reading import Node

Blocks = Mapping[str, Node]


def resolve(
    service: Node, *, key: str, area: str, blocks: Blocks, patterns: Patterns, council: Node, teams: Node
) -> "Resolved":
    """The service's node with its pattern, blocks and defaults put in place, and mistakes met on the way."""
    resolving = _Resolving(blocks)
    node = resolving.expand(with_likeness(service, patterns, resolving.mistakes))
    for own in ("key", "area"):
        if node.child(own):
            found = node.at((own,))
            what = f'"{own}" is not written in the file: it is the name of the {"file" if own == "key" else "folder"}.'
            resolving.mistakes.append(Mistake(found.file, found.line, what))
    named = {each: Node(words, service.file, 1, 1) for each, words in (("key", key), ("area", area))}
    node = _with(node, {**named, **_entries(node), **named})
    return Resolved(_filled(node, council, teams), resolving.mistakes)


class Resolved:
    """One service, whole. `text` is canonical JSON that keeps the order of keys; `digest` its SHA-256."""

    def __init__(self, node: Node, mistakes: list[Mistake]) -> None:
        self.node = node
        self.mistakes = mistakes

    @classmethod
    def expand(cls, node: Node, blocks: Blocks) -> "Resolved":
        """A node with blocks put in place and nothing else."""
        resolving = _Resolving(blocks)
        return cls(resolving.expand(node), resolving.mistakes)

    @property
    def text(self) -> str:
        return json.dumps(self.node.plain(), ensure_ascii=False, separators=(",", ":"))

    @property
    def digest(self) -> str:
        return digest_of(self.text)


def digest_of(text: str) -> str:
    """SHA-256 in hex of a resolved text."""
    return hashlib.sha256(text.encode()).hexdigest()


class _Resolving:
    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.mistakes: list[Mistake] = []

    def expand(self, node: Node, within: tuple[str, ...] = ()) -> Node:
        if isinstance(node.value, dict):
            return _with(node, {key: self.expand(child, within) for key, child in node.value.items()})
        if isinstance(node.value, list):
            items = [part for item in node.value for part in self._expand_item(item, within)]
            return Node(items, node.file, node.line, node.starts)
        return node

    def _expand_item(self, item: Node, within: tuple[str, ...]) -> list[Node]:
        use = item.child("use")
        if use is None:
            return [self.expand(item, within)]
        name = use.value
        if not isinstance(name, str) or name not in self.blocks:
            what = f'There is no block called "{name}" in blocks/.'
            self.mistakes.append(wrong_word(use.file, use.line, what, str(name), self.blocks))
            return []
        for other in _entries(item):
            if other != "use":
                what = f'"{other}" has no meaning beside "use"; a block is used whole.'
                self.mistakes.append(Mistake(use.file, item.at((other,)).line, what))
        if name in within:
            self.mistakes.append(Mistake(use.file, use.line, f'The block "{name}" uses itself.'))
            return []
        questions = self.blocks[name].at(("questions",))
        expanded = self.expand(questions, (*within, name))
        return expanded.value if isinstance(expanded.value, list) else []


def _filled(node: Node, council: Node, teams: Node) -> Node:
    """Council defaults in place of what the service leaves out."""
    if not node.child("states"):
        return node
    defaults = council.at(("defaults",))
    entries = dict(_entries(node))
    if "retention" not in entries and defaults.child("retention"):
        entries["retention"] = defaults.at(("retention",))
    if "clocks" in entries:
        entries["clocks"] = _clocks(entries["clocks"], _calendar(node, council, teams))
    entries["messages"] = _messages(node, entries, defaults)
    return _with(node, entries)


def _messages(node: Node, entries: dict[str, Node], defaults: Node) -> Node:
    own = entries.get("messages")
    messages = dict(_entries(own)) if own else {}
    shared = _entries(defaults.at(("messages",))) if defaults.child("messages") else {}
    wanted = {"received"}
    if any("late" in str(clock.at(("late",)).value) for clock in _entries(entries.get("clocks")).values()):
        wanted.add("late")
    if any(state.child("ends") and not state.child("tell") for state in _entries(node.child("states")).values()):
        wanted.add("ended")
    for key, message in shared.items():
        if key in wanted and key not in messages:
            messages[key] = message
    return Node(messages, own.file, own.line, own.starts) if own else Node(messages, node.file, node.line, node.starts)


def _clocks(clocks: Node, calendar: Node | None) -> Node:
    filled = {}
    for key, clock in _entries(clocks).items():
        keys = dict(_entries(clock))
        if keys:
            keys.setdefault("late", Node("late", clock.file, clock.line, clock.starts))
            if calendar is not None:
                keys.setdefault("calendar", calendar)
        filled[key] = _with(clock, keys) if keys else clock
    return _with(clocks, filled) if filled else clocks


def _calendar(node: Node, council: Node, teams: Node) -> Node | None:
    owner = node.at(("owner",)).value
    if isinstance(owner, str) and (team := teams.at(("teams",)).child(owner)) and (own := team.child("calendar")):
        return own
    return council.child("calendar")


def _entries(node: Node | None) -> dict[str, Node]:
    return node.value if node is not None and isinstance(node.value, dict) else {}


def _with(node: Node, entries: dict[str, Node]) -> Node:
    return Node(entries, node.file, node.line, node.starts)
