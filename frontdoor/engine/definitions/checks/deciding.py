"""Whether a condition is decided whatever a person answers.
Must not note mistakes; it only says what could be."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import product

from frontdoor.engine.definitions.checks.subject import Subject
from frontdoor.engine.questions.asking import Answer, Question
from frontdoor.engine.rules.expressions import Expression, Unsound

MOST_CASES = 4_000
SOME_DAY = date(2027, 4, 1)


def can_be_undecided(subject: Subject, text: str, sure: Collection[str]) -> bool:
    """True when the condition can lack an answer it needs. `sure` are questions that were certainly reached.

    Each way of answering the questions that it depends on is tried; too many ways count as undecided.
    A condition that does not compile is not judged here.
    """
    try:
        condition = subject.service.condition(text)
    except Unsound:
        return False
    if all(_is_certain(subject, name, sure) for name in condition.needs):
        return False
    involved = _involved(subject, condition)
    if involved is None:
        return False
    values = [_values(subject.asked[key][1]) for key in involved]
    cases = 1
    for each in values:
        cases *= len(each)
    if cases > MOST_CASES or not set(involved) <= set(sure):
        return True
    guards = {key: _guard(subject, key) for key in involved}
    chosen = (dict(zip(involved, case, strict=True)) for case in product(*values))
    return any(condition.decide(each, today=SOME_DAY) is None for each in _asked_only(chosen, guards))


def _is_certain(subject: Subject, key: str, sure: Collection[str]) -> bool:
    if key not in sure or key not in subject.asked:
        return False
    question = subject.asked[key][1]
    return not question.optional and not question.when


def _involved(subject: Subject, condition: Expression) -> list[str] | None:
    """The questions whose answers matter, in order of asking, or None when one cannot be compiled."""
    found: set[str] = set()
    waiting = list(condition.names)
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        found.add(key)
        try:
            guard = _guard(subject, key)
        except Unsound:
            return None
        waiting += guard.names if guard else []
    return [key for key in subject.asked if key in found]


def _guard(subject: Subject, key: str) -> Expression | None:
    when = subject.asked[key][1].when
    return subject.service.condition(when) if when else None


def _values(question: Question) -> list[Answer]:
    """Answers that stand for all; None, for not answered, where that may be."""
    options = list(getattr(question, "options", {}))
    if question.type == "yes_no":
        values: list[Answer] = [True, False]
    elif question.type == "choice":
        values = options
    elif question.type == "several_choices":
        values = [[option] for option in options]
    else:
        values = [question.example(1), question.example(2)]
    return [*values, None] if question.optional else values


def _asked_only(
    cases: Iterator[dict[str, Answer]], guards: Mapping[str, Expression | None]
) -> Iterator[dict[str, Answer]]:
    """Each case without the answers to questions that would not have been asked."""
    for case in cases:
        answers: dict[str, Answer] = {}
        for key, answer in case.items():
            guard = guards[key]
            if answer is not None and (guard is None or guard.decide(answers, today=SOME_DAY)):
                answers[key] = answer
        yield answers
