"""Makes a service that is `like` a pattern whole: what the pattern says, with what the service says in its place.
Must not judge either; that is for the checks."""

from collections.abc import Mapping

from frontdoor.engine.definitions.mistakes import Mistake, wrong_word
from frontdoor.engine.definitions.reading import Node

Patterns = Mapping[str, Node]


def with_likeness(service: Node, patterns: Patterns, mistakes: list[Mistake]) -> Node:
    """The service's own keys over those of its pattern: maps are joined key by key, anything else is replaced."""
    like = service.child("like")
    if like is None or not isinstance(service.value, dict):
        return service
    own = {key: child for key, child in service.value.items() if key != "like"}
    if not isinstance(like.value, str) or like.value not in patterns:
        what = f'There is no pattern called "{like.value}" in patterns/.'
        mistakes.append(wrong_word(like.file, like.line, what, str(like.value), patterns))
        return Node(own, service.file, service.line, service.starts)
    return _joined(patterns[like.value], Node(own, service.file, service.line, service.starts))


def _joined(under: Node, over: Node) -> Node:
    if not isinstance(under.value, dict) or not isinstance(over.value, dict):
        return over
    keys = dict.fromkeys([*under.value, *over.value])
    found: dict[str, Node] = {}
    for key in keys:
        below, above = under.value.get(key), over.value.get(key)
        found[key] = _joined(below, above) if below and above else above or below  # type: ignore[assignment]
    return Node(found, over.file, over.line, over.starts)
