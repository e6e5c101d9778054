"""What is personal in a case's answers, and where nothing of it may be. Must not judge; tests assert."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.cases.queries.asked import question_of
from frontdoor.engine.definitions.language.services import Service

TELLING = {"text", "long_text", "name", "email", "telephone", "address", "place", "several", "file"}
"""Types whose answers are found again wherever they leak; a yes or an option's key is in many places."""


def personal_values(service: Service, case: Case) -> set[str]:
    """The personal words of a case's answers, as they are stored and as they are read."""
    found: set[str] = set()
    for key, answer in answers_of(case).items():
        question = question_of(case, service, key)
        if question is None or not question.is_personal or question.type not in TELLING:
            continue
        found |= {text for text in texts(answer) if len(text) > 3}
    return found


def texts(answer: Any) -> Iterator[str]:
    """Every text within an answer."""
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, Mapping):
        for value in answer.values():
            yield from texts(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from texts(value)


def leaks(values: set[str], *places: str) -> list[str]:
    """Which of the values stand in any of the places."""
    return sorted(value for value in values if any(value in place for place in places))


def codes_of(case: Case) -> str:
    """All that the events of a case say by themselves."""
    rows = case.events.values("kind", "from_state", "to_state", "codes", "channel", "authorisation")
    return json.dumps(list(rows), ensure_ascii=False)
