"""One service under check, with what it may refer to and the mistakes noted so far.
Must not check anything by itself but a word or a condition that it is handed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from frontdoor.engine.definitions.checks.flow import asked_by
from frontdoor.engine.definitions.language import Council, Service, TeamSet
from frontdoor.engine.definitions.mistakes import Mistake, wrong_word
from frontdoor.engine.definitions.reading import Node
from frontdoor.engine.questions.asking import Question
from frontdoor.engine.rules.expressions import Expression, Kind, Name, Unsound
from frontdoor.engine.rules.nearest import did_you_mean

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Surroundings:
    """What every service of a catalogue may refer to."""

    council: Council
    teams: TeamSet
    rules: Collection[str]
    registers: Collection[str] = ()
    services: Collection[str] = ()


@dataclass
class Subject:
    """A service that fits the language, where it is written, and what is wrong with it."""

    service: Service
    node: Node
    around: Surroundings
    mistakes: list[Mistake] = field(default_factory=list)

    def note(self, path: Path, what: str, *, words: str = "") -> None:
        """A mistake at this path; on the line of these words when the text there has several lines."""
        found = self.node.at(path)
        self.mistakes.append(Mistake(found.file, found.line_of(words) if words else found.line, what))

    def expect(self, path: Path, word: str, known: Iterable[str], what: str) -> bool:
        """Notes a word that is not known; `what` says what it should have been, as in "state"."""
        if word in (known := list(known)):
            return True
        found = self.node.at(path)
        self.mistakes.append(wrong_word(found.file, found.line, f'There is no {what} "{word}".', word, known))
        return False

    def condition(self, path: Path, text: str, allowed: Collection[str], *, after: str = "here") -> Expression | None:
        """The compiled condition, or None with its mistake noted. `allowed` are the answers there can be by then."""
        try:
            expression = self.service.condition(text)
        except Unsound as wrong:
            self.note(path, wrong.message)
            return None
        for name in sorted(expression.names - set(allowed)):
            meant = did_you_mean(name, allowed)
            self.note(path, f'"{name}" is not asked before {after}, so this could never be decided.{meant}')
        return expression

    @cached_property
    def asked(self) -> dict[str, tuple[Path, Question]]:
        """Every question by key with its path: the service's own, then those of transitions."""
        found: dict[str, tuple[Path, Question]] = {}
        for path, question in self.placed():
            found.setdefault(question.key, (path, question))
        return found

    @cached_property
    def own_keys(self) -> list[str]:
        return [question.key for question in self.service.questions]

    @cached_property
    def asked_by(self) -> dict[str, set[str]]:
        """For each state, what transitions may have asked by the time a case is there."""
        return asked_by(self.service)

    def placed(self) -> Iterable[tuple[Path, Question]]:
        """Every question with its path, in order."""
        yield from ((("questions", at), question) for at, question in enumerate(self.service.questions))
        for state_key, state in self.service.states.items():
            for key, transition in state.transitions.items():
                for at, question in enumerate(transition.asks):
                    yield ("states", state_key, "transitions", key, "asks", at), question


def known_to_rules(question: Question) -> Name:
    """How conditions see a question; one that is no single value can only be asked about with answered()."""
    return question.name_for_rules or Name(Kind.OTHER)
