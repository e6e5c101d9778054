"""Checks the files of translations/: each stands beside something, and says nothing that the English does not have.
Must not judge the words, nor miss one; what is missing is a report."""

from collections.abc import Collection, Mapping

from frontdoor.engine.definitions.language import Council, Service
from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.engine.definitions.language.placeholders import is_unclosed, placeholders
from frontdoor.engine.definitions.mirror import Line, Mirror, Words, mirror_of
from frontdoor.engine.definitions.mistakes import Mistake, wrong_word
from frontdoor.engine.definitions.reading import Node
from frontdoor.engine.definitions.translating import InLanguage, with_shared
from frontdoor.engine.rules.nearest import did_you_mean

COUNCIL = "council"

Files = Mapping[str, Mapping[str, Node]]
"""By language and name of the file."""


def check_translations(
    files: Files, services: Mapping[str, Service], council: Council, *, written: Collection[str]
) -> list[Mistake]:
    """Everything wrong with the files of every language. A service that is `written` but wrong itself can wait."""
    mistakes: list[Mistake] = []
    for language, found in files.items():
        for key, node in found.items():
            if language not in council.languages or language == ENGLISH:
                what = f'"{language}" is not one of the other languages in council.yaml.'
                mistakes.append(wrong_word(node.file, 1, what, language, set(council.languages) - {ENGLISH}))
            elif key == COUNCIL or key in services:
                _check(node, mirror_of(council if key == COUNCIL else services[key]), mistakes)
            elif key not in written:
                what = f'There is no service "{key}" to translate.'
                mistakes.append(wrong_word(node.file, 1, what, key, [*written, COUNCIL]))
    return mistakes


def translations_of(files: Files, services: Mapping[str, Service], council: Council) -> dict[str, InLanguage]:
    """The words of every language, from files without a mistake."""
    found = {}
    for language, nodes in files.items():
        words = {key: node.plain() for key, node in nodes.items()}
        shared = words.pop(COUNCIL, {})
        own = {key: with_shared(services[key], tree, council, shared) for key, tree in words.items()}
        found[language] = InLanguage(shared, own)
    return found


def _check(node: Node, mirror: Mirror, mistakes: list[Mistake]) -> None:
    if isinstance(mirror, Line):
        _check_line(node, mirror.text, mistakes)
    elif isinstance(mirror, Words):
        if not isinstance(node.value, list) or not all(isinstance(each.value, str) for each in node.value):
            mistakes.append(Mistake(node.file, node.line, "A list is wanted here, each line beginning with a dash."))
    elif isinstance(mirror, list):
        _check_list(node, mirror, mistakes)
    elif not isinstance(node.value, dict):
        mistakes.append(Mistake(node.file, node.line, f"Keys are wanted here, one a line: {', '.join(mirror)}."))
    else:
        for key, child in node.value.items():
            if key in mirror:
                _check(child, mirror[key], mistakes)
            else:
                what = f'"{key}" is no text that stands here in English.'
                mistakes.append(wrong_word(child.file, child.line, what, key, mirror))


def _check_list(node: Node, mirror: list[Mirror], mistakes: list[Mistake]) -> None:
    if not isinstance(node.value, list):
        mistakes.append(Mistake(node.file, node.line, "A list is wanted here, each line beginning with a dash."))
    elif len(node.value) != len(mirror):
        what = f"The English has {len(mirror)} lines here, and this has {len(node.value)}."
        mistakes.append(Mistake(node.file, node.line, what))
    else:
        for child, each in zip(node.value, mirror, strict=True):
            _check(child, each, mistakes)


def _check_line(node: Node, english: str, mistakes: list[Mistake]) -> None:
    if not isinstance(node.value, str):
        mistakes.append(Mistake(node.file, node.line, f'Words are wanted here, for "{_short(english)}".'))
        return
    known, given = placeholders(english), placeholders(node.value)
    if is_unclosed(node.value):
        what = "Two brackets open or close here without their partner; write ((name))."
        mistakes.append(Mistake(node.file, node.line, what))
    for name in sorted(given - known):
        what = f'"(({name}))" does not stand in the English.{did_you_mean(name, known)}'
        mistakes.append(Mistake(node.file, node.line_of(f"(({name}))"), what))
    for name in sorted(known - given):
        mistakes.append(Mistake(node.file, node.line, f'"(({name}))" stands in the English and is left out here.'))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
