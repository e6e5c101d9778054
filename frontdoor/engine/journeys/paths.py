"""The ways through a service's questions that together cover every question, telling answer and condition of it.
Must not submit anything; tests and demonstrations do that with what is found here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from frontdoor.engine.definitions.language import Service
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.journeys.journey import Journey
from frontdoor.engine.journeys.telling import Telling
from frontdoor.engine.questions.asking import Answer, Question

type Answers = dict[str, Answer]
type Goal = tuple[str, str, Answer]

MOST_TRIED = 4000


@dataclass(frozen=True)
class Path:
    """Answers to all that applies; None where an optional question was left out. One that a stop ends is not sent."""

    answers: Answers
    stopped_by: str | None = None


@dataclass(frozen=True)
class Covered:
    """The paths, and what no path can reach: `key = answer` or `condition is True`; a sound service has none."""

    paths: tuple[Path, ...]
    unreached: tuple[str, ...]

    @property
    def complete(self) -> tuple[Path, ...]:
        """Those that may be sent."""
        return tuple(path for path in self.paths if path.stopped_by is None)


def paths_of(service: Service, *, today: date, channel: str = "web") -> Covered:
    """Few paths, always the same for a service and a day. Files are made-up ids: whoever submits puts real ones."""
    return _Search(service, today, channel).covered()


def steps_of(service: Service, transition: Transition, known: Mapping[str, Answer], *, today: date) -> list[Answers]:
    """Answers to what a transition asks, with which it may be taken: every telling answer of each question once."""
    telling = Telling(service, today=today)
    found: list[Answers] = []
    for question in transition.asks:
        for answer in telling.answers(question):
            if any(step.get(question.key) == answer for step in found):
                continue
            step = next(_deciding(telling, transition, known, {question.key: answer}, True), None)
            found += [step] if step is not None else []
    return found or [step for step in [next(_deciding(telling, transition, known, {}, True), None)] if step is not None]


def refused_step(
    service: Service, transition: Transition, known: Mapping[str, Answer], *, today: date
) -> Answers | None:
    """Answers with which a transition's condition does not hold; None when it has none, or always holds."""
    if transition.when is None:
        return None
    return next(_deciding(Telling(service, today=today), transition, known, {}, False), None)


def _deciding(
    telling: Telling, transition: Transition, known: Mapping[str, Answer], forced: Answers, wanted: bool
) -> Iterator[Answers]:
    """Answers to all asks, the forced ones among them, under which the condition decides as wanted."""
    condition = telling.condition(transition.when) if transition.when else None
    names = condition.names if condition else frozenset()
    choices = [
        [forced[ask.key]]
        if ask.key in forced
        else telling.answers(ask)
        if ask.key in names
        else telling.answers(ask)[:1]
        for ask in transition.asks
    ]
    for values in product(*choices):
        given = {ask.key: value for ask, value in zip(transition.asks, values, strict=True) if value is not None}
        if condition is None or condition.decide({**known, **given}, today=telling.today) is wanted:
            yield given


class _Search:
    """One service on one day: goals one after the other, each path ticking off all that it covers."""

    def __init__(self, service: Service, today: date, channel: str) -> None:
        self.service, self.today, self.channel = service, today, channel
        self.telling = Telling(service, today=today)
        self.asked = {question.key: question for question in service.questions}

    def covered(self) -> Covered:
        paths: list[Path] = []
        left = dict.fromkeys(_name(goal) for goal in self.goals())
        for goal in self.goals():
            if _name(goal) not in left:
                continue
            path = self.path_to(goal)
            if path is None:
                continue
            paths.append(path)
            for met in self.met_by(path):
                left.pop(_name(met), None)
        return Covered(tuple(paths), tuple(left))

    def goals(self) -> Iterator[Goal]:
        for key, question in self.asked.items():
            yield from (("answer", key, answer) for answer in self.telling.answers(question))
        for text in self.telling.asked_first:
            yield from (("condition", text, holds) for holds in (True, False))

    def met_by(self, path: Path) -> Iterator[Goal]:
        answers = {key: answer for key, answer in path.answers.items() if answer is not None}
        yield from (("answer", key, answer) for key, answer in path.answers.items())
        for text in self.telling.asked_first:
            yield "condition", text, self.decide(text, answers)

    def path_to(self, goal: Goal) -> Path | None:
        sort, name, value = goal
        ways = self.answering(name, value) if sort == "answer" else self.deciding(name, value, {})
        for _, forced in zip(range(MOST_TRIED), ways, strict=False):
            path = self.complete(forced)
            if path is not None and goal in self.met_by(path):
                return path
        return None

    def answering(self, key: str, answer: Answer) -> Iterator[Answers]:
        return self.reaching([key], {key: answer})

    def deciding(self, text: str, wanted: bool, forced: Answers) -> Iterator[Answers]:
        """Answers under which a condition decides as wanted, and with which its questions are asked at all."""
        free = sorted(name for name in self.telling.condition(text).names if name not in forced)
        for values in product(*(self.telling.answers(self.asked[name]) for name in free)):
            trial = forced | dict(zip(free, values, strict=True))
            given = {key: answer for key, answer in trial.items() if answer is not None}
            if self.decide(text, given) is wanted:
                yield from self.reaching(free, trial)

    def reaching(self, keys: Sequence[str], forced: Answers) -> Iterator[Answers]:
        """Answers with which each of these questions is asked."""
        if not keys:
            yield forced
            return
        question = self.asked[keys[0]]
        ways = self.deciding(question.when, True, forced) if question.when else iter([forced])
        for way in ways:
            yield from self.reaching(keys[1:], way)

    def complete(self, forced: Answers) -> Path | None:
        """Every other question answered in an ordinary way, one that does not end the journey."""
        answers: Answers = {}
        while True:
            journey = self.journey(answers)
            stopped = journey.stopped_by()
            if stopped is not None:
                return Path(answers, stopped.key) if stopped.key in forced else None
            waiting = journey.first_open()
            if waiting is None:
                return Path(answers)
            if waiting.key in forced:
                answers[waiting.key] = forced[waiting.key]
            else:
                answers[waiting.key] = self.ordinary(waiting, answers)

    def ordinary(self, question: Question, answers: Answers) -> Answer:
        tried = self.telling.answers(question)
        if question.stop is None:
            return tried[0]
        goes_on = (one for one in tried if self.journey({**answers, question.key: one}).stop_at(question.key) is None)
        return next(goes_on, tried[0])

    def journey(self, answers: Answers) -> Journey:
        return Journey(self.service, answers, today=self.today, channel=self.channel)

    def decide(self, text: str, answers: Answers) -> bool | None:
        return self.telling.condition(text).decide(answers, today=self.today, channel=self.channel)


def _name(goal: Goal) -> str:
    sort, name, value = goal
    return f"{name} = {value!r}" if sort == "answer" else f"{name} is {value}"
