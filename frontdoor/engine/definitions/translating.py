"""Lays the words of another language over a definition, which stays what it is in all but its texts.
Must not judge the words; that is for the check."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from frontdoor.engine.definitions.language import Council, Service
from frontdoor.engine.definitions.mirror import Line, Mirror, Words, lines_of, mirror_of

Tree = Mapping[str, Any]
"""Words as a translation file holds them: maps, lists and texts."""


class Untranslated(str):
    """A text that has no words in the language asked for, and is in English: a page may say so."""


@dataclass(frozen=True)
class InLanguage:
    """What a language has words for: those of council.yaml, and those of each service that has a file."""

    council: Tree = field(default_factory=dict)
    services: Mapping[str, Tree] = field(default_factory=dict)


def translated[Part: (Service, Council)](part: Part, words: Tree) -> Part:
    """The same definition with these words in place of its English, which stays where there are none."""
    said: Part = _over(part, words, mirror_of(part))
    return said


def missing(part: Service | Council, words: Tree) -> list[str]:
    """Where residents would read English, by path: `states.reported.says`."""
    read = [path for path, line in lines_of(mirror_of(part)).items() if line.is_read]
    return [".".join(map(str, path)) for path in read if not isinstance(_at(words, path), str)]


def with_shared(service: Service, words: Tree, council: Council, shared: Tree) -> Tree:
    """The words of a service, with those of council.yaml for messages that it shares with all."""
    told, ours = dict(words.get("messages", {})), shared.get("defaults", {}).get("messages", {})
    for key, message in council.defaults.messages.items():
        if key in ours and service.messages.get(key) == message:
            told.setdefault(key, ours[key])
    return {**words, "messages": told} if told else words


def _over(value: Any, words: Any, mirror: Mirror | None) -> Any:
    if isinstance(mirror, Line):
        if isinstance(words, str):
            return words.strip()
        return Untranslated(value) if mirror.is_read else value
    if mirror is None or isinstance(mirror, Words):
        return value
    if isinstance(mirror, list):
        lines = words if isinstance(words, list) else []
        return tuple(_over(each, lines[at] if at < len(lines) else None, mirror[at]) for at, each in enumerate(value))
    given = words if isinstance(words, Mapping) else {}
    if isinstance(value, BaseModel):
        below = {key: _over(getattr(value, key), given.get(key), mirror[key]) for key in mirror if key != "words"}
        return value.model_copy(update=below)
    if isinstance(value, tuple):
        return tuple(_over(each, given.get(each.key), mirror.get(each.key)) for each in value)
    return {key: _over(each, given.get(key), mirror.get(key)) for key, each in value.items()}


def _at(words: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        if isinstance(words, Mapping):
            words = words.get(str(step))
        elif isinstance(words, list) and isinstance(step, int) and step < len(words):
            words = words[step]
        else:
            return None
    return words
