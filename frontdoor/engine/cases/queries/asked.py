"""What a person is asked after sending: chosen questions, written ones, those of the transition. Must not write."""

from collections.abc import Iterable, Mapping
from typing import Any

from frontdoor.engine.cases.models import Case, Task
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.questions.asking import Question
from frontdoor.engine.questions.long_text import LongText


def asked_questions(service: Service, transition: Transition, task: Task | None) -> list[Question]:
    """In the order they are asked: those the caseworker chose, those they wrote, those of the transition itself.

    Whoever withdraws owes us no answer."""
    if is_withdrawal(service, transition):
        return list(transition.asks)
    chosen = [service.question(key) for key in (task.asks.get("keys", []) if task else [])]
    return [*chosen, *(written_questions(task) if task else []), *transition.asks]


def is_withdrawal(service: Service, transition: Transition) -> bool:
    """Whether a person's step ends what they asked for."""
    return service.states[transition.to].ends == "withdrawn"


def written_questions(task: Task) -> list[Question]:
    """Questions in a caseworker's own words, each answered in words."""
    return [
        LongText(key=f"asked_{task.id}_{number}", type="long_text", ask=ask)
        for number, ask in enumerate(task.asks.get("written", []), 1)
    ]


def question_of(case: Case, service: Service, key: str, *, tasks: Iterable[Task] | None = None) -> Question | None:
    """The question that an answer of this case belongs to; None when nobody knows it any more. `tasks` are all of the
    case's, where they were read already."""
    try:
        return service.question(key)
    except KeyError:
        pass
    for task in case.tasks.all() if tasks is None else tasks:
        for question in written_questions(task) if task.sort == Task.Sort.ANSWER else ():
            if question.key == key:
                return question
    return None


def answered(case: Case, service: Service, answers: Mapping[str, Any]) -> list[tuple[Question, Any]]:
    """Questions with their answers, in the order in which they are asked: stored answers forget it."""
    asked = [*service.questions, *(question for step in service.transitions() for question in step.asks)]
    order = {question.key: place for place, question in enumerate(asked)}
    keys = sorted(answers, key=lambda key: (order.get(key, len(order)), key))
    return [(question, answers[key]) for key in keys if (question := question_of(case, service, key)) is not None]
