"""Conditions of a service decided over answers. Must not decide what follows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.rules.expressions import Expression, Name, compile

# Kept by identity: a version of a service is read once in a process, and cannot be hashed. Holding it keeps its id.
_compiled: dict[tuple[int, str], tuple[Service, Expression]] = {}


def holds(service: Service, condition: str, answers: Mapping[str, Any], *, today: date, channel: str) -> bool | None:
    """Whether a condition holds; None when an answer that it needs is absent: then it does not hold."""
    kept = _compiled.get((id(service), condition))
    if kept is None:
        kept = _compiled[id(service), condition] = service, compile(condition, _names(service))
    return kept[1].decide(answers, today=today, channel=channel)


def _names(service: Service) -> dict[str, Name]:
    asked = [*service.questions, *(question for transition in service.transitions() for question in transition.asks)]
    return {question.key: name for question in asked if (name := question.name_for_rules) is not None}
