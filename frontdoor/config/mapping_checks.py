"""Whether all that a mapping names is there: its columns in the export; its services, answers and steps here.

Every mistake is said at once, before the first row, with its line and the nearest right word. Must not read a row.
"""

from collections.abc import Collection
from collections.abc import Mapping as Named
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from frontdoor.config.commands import CannotGoOn
from frontdoor.config.mapping import PARTS, Kind, Mapping
from frontdoor.engine.cases.actions.bringing import as_asked, telling
from frontdoor.engine.definitions.catalogue import Catalogue
from frontdoor.engine.definitions.language import Service
from frontdoor.engine.definitions.mistakes import Mistake, Mistakes, wrong_word
from frontdoor.engine.definitions.reading import Node, read_file
from frontdoor.engine.definitions.shapes import read_as
from frontdoor.engine.questions.asking import Context, NotYet, Question, Wrong

At = tuple[str | int, ...]


def read_mapping(file: Path, columns: Collection[str], catalogue: Catalogue, today: date) -> Mapping:
    """A mapping for an export of these columns. Raises CannotGoOn with every mistake, each on its line."""
    node, mistakes = read_file(file, str(file))
    mapping = None
    if node and not mistakes:
        mapping, mistakes = read_as(Mapping, node)
    if node and mapping:
        check = _Check(node, catalogue, tuple(columns), today)
        check.mapping(mapping)
        mistakes = check.mistakes
    if mistakes or mapping is None:
        raise CannotGoOn("Nothing was brought in. The mapping has mistakes:\n" + str(Mistakes(mistakes)))
    return mapping


@dataclass
class _Check:
    node: Node
    catalogue: Catalogue
    columns: Collection[str]
    today: date
    mistakes: list[Mistake] = field(default_factory=list)

    def mapping(self, mapping: Mapping) -> None:
        for key in ("id", "received", "closed", "kind"):
            if column := getattr(mapping, key):
                self.column((key,), column)
        self.expect(("zone",), mapping.zone, available_timezones(), "There is no time zone")
        for name, kind in mapping.kinds.items():
            at: At = ("kinds", name)
            for answer, column in kind.columns.items():
                self.column((*at, "columns", answer), column)
            self.kind(at, kind)

    def kind(self, at: At, kind: Kind) -> None:
        ours = {key: service for key, service in self.catalogue.services.items() if service.states}
        if kind.service in self.catalogue.services and kind.service not in ours:
            self.note((*at, "service"), f'"{kind.service}" is not done here, so that it has no cases.')
        elif self.expect((*at, "service"), kind.service, ours, "There is no service"):
            service = ours[kind.service]
            self.questions(at, kind, service)
            if kind.closes:
                self.closes((*at, "closes"), kind, service)

    def questions(self, at: At, kind: Kind, service: Service) -> None:
        asked = {question.key: question for question in service.questions}
        self.answers((*at, "answers"), kind.answers, asked, f"{service.key} has no question")
        for name in kind.columns:
            here = (*at, "columns", name)
            key, _, part = name.partition(".")
            if self.question(here, key, asked, f"{service.key} has no question") and part:
                self.expect(here, part, PARTS if asked[key].type == "place" else (), f'"{key}" has no part')
        given = {*kind.answers, *(name.partition(".")[0] for name in kind.columns)}
        for key, question in asked.items():
            if not question.optional and question.when is None and key not in given:
                self.note((*at, "service"), f'{service.key} asks "{key}", and nothing answers it.')

    def closes(self, at: At, kind: Kind, service: Service) -> None:
        """Each step is one of the state that the last one led to, and the last ends the case."""
        state = service.first_state
        for index, way in enumerate(kind.closes):
            here, ways = (*at, index), service.states[state].transitions
            what = f'{service.key} has no step from "{state}" called'
            if not self.expect((*here, "transition"), way.transition, ways, what):
                return
            transition = ways[way.transition]
            asked = {question.key: question for question in transition.asks}
            self.answers((*here, "answers"), way.answers, asked, f'"{way.transition}" asks no question')
            for key, question in asked.items():
                if not question.optional and key not in way.answers:
                    self.note(here, f'"{way.transition}" asks "{key}", and nothing answers it.')
            state = transition.to
        if not service.states[state].ends:
            self.note(at, f'This leaves a case open, where it is "{state}".')

    def answers(self, at: At, given: Named[str, Any], asked: Named[str, Question], what: str) -> None:
        for key, answer in given.items():
            # A part of an answer may still come from the row.
            if self.question((*at, key), key, asked, what) and not isinstance(answer, dict):
                self.fits((*at, key), asked[key], answer)

    def question(self, at: At, key: str, asked: Named[str, Question], what: str) -> bool:
        if not self.expect(at, key, asked, what):
            return False
        if telling(asked[key]):
            self.note(at, f'"{key}" is not brought in: people would be told of what is long over.')
        return not telling(asked[key])

    def fits(self, at: At, question: Question, answer: Any) -> None:
        options = getattr(question, "options", None)
        if isinstance(options, dict) and isinstance(answer, str):
            self.expect(at, answer, options, f'"{question.key}" has no option')
            return
        try:
            question.accept(as_asked(question, answer), context=Context(today=self.today))
        except (Wrong, NotYet) as wrong:
            self.note(at, f"{wrong}." if str(wrong) else f'"{question.key}" cannot be answered so.')

    def column(self, at: At, column: str) -> None:
        if self.expect(at, column, self.columns, "The export has no column") and list(self.columns).count(column) > 1:
            self.note(at, f'The export has more than one column "{column}".')

    def expect(self, at: At, word: str, known: Collection[str], what: str) -> bool:
        if word not in known:
            found = self.node.at(at)
            self.mistakes.append(wrong_word(found.file, found.line, f'{what} "{word}".', word, known))
        return word in known

    def note(self, at: At, what: str) -> None:
        found = self.node.at(at)
        self.mistakes.append(Mistake(found.file, found.line, what))
