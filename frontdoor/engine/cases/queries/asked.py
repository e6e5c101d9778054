"""What a case's person is asked after they sent it: chosen questions, written ones, the transition's. Must not write."""

from frontdoor.engine.cases.models import Case, Task
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.questions.asking import Question
from frontdoor.engine.questions.long_text import LongText


def asked_questions(service: Service, transition: Transition, task: Task | None) -> list[Question]:
    """In the order they are asked: those the caseworker chose, those they wrote, those of the transition itself."""
    chosen = [service.question(key) for key in (task.asks.get("keys", []) if task else [])]
    return [*chosen, *(written_questions(task) if task else []), *transition.asks]


def written_questions(task: Task) -> list[Question]:
    """Questions in a caseworker's own words, each answered in words."""
    return [
        LongText(key=f"asked_{task.id}_{number}", type="long_text", ask=ask)
        for number, ask in enumerate(task.asks.get("written", []), 1)
    ]


def question_of(case: Case, service: Service, key: str) -> Question | None:
    """The question that an answer of this case belongs to; None when nobody knows it any more."""
    try:
        return service.question(key)
    except KeyError:
        pass
    for task in case.tasks.filter(sort=Task.Sort.ANSWER):
        for question in written_questions(task):
            if question.key == key:
                return question
    return None
