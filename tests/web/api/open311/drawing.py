"""Requests drawn from our description, right and wrong ones, half of them about what is there: a service, a request and
a token that exist, and our own council. What is drawn at random names nothing that is there, and is a 404.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings, strategies
from schemathesis import GenerationMode
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

EXAMPLES = 40
NOT_OURS = [positive_data_acceptance, negative_data_rejection]
"""What no description says: which answers fit together; and that, by the standard, an empty value is none."""
Real = Mapping[str, Mapping[str, Any]]
"""By part of a request, parameters with values that are there."""


def statuses_of(operation: APIOperation, real: Real, callers: Sequence[Mapping[str, str]]) -> set[int]:
    """Asked with the headers of each caller; each answer is as described. Gives what was answered."""
    seen: set[int] = set()
    either = strategies.sampled_from([GenerationMode.POSITIVE, GenerationMode.NEGATIVE])

    @given(data=strategies.data(), how=either, caller=strategies.sampled_from(callers), is_real=strategies.booleans())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize=True,
        phases=[Phase.generate],
    )
    def ask(data: strategies.DataObject, how: GenerationMode, caller: Mapping[str, str], is_real: bool) -> None:
        asked = data.draw(operation.as_strategy(generation_mode=how))
        _keep_within(asked)
        if is_real:
            _make_real(asked, real, whole=data.draw(strategies.booleans()))
        sent = {"Accept-Encoding": "identity", **caller}
        seen.add(asked.call_and_validate(headers=sent, excluded_checks=NOT_OURS).status_code)

    with _one_connection():
        ask()
    return seen


@contextmanager
def _one_connection() -> Iterator[None]:
    """What a test has written is seen by its own connection only. Each test client that asks turns closing on again."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def _keep_within(asked: schemathesis.Case) -> None:
    """Under another ending, or with a part more, an address is none of this interface's."""
    for name, drawn in (asked.path_parameters or {}).items():
        if name == "format":
            asked.path_parameters[name] = drawn if drawn in ("json", "xml") else "xml"
        else:
            asked.path_parameters[name] = str(drawn).replace("/", "") or "none"


def _make_real(asked: schemathesis.Case, real: Real, *, whole: bool) -> None:
    """What is drawn, with what is there in its place; `whole`: with nothing else beside it."""
    for part, values in real.items():
        drawn = getattr(asked, part)
        mine = {name: value for name, value in values.items() if part != "path_parameters" or name in (drawn or {})}
        if mine or whole:
            setattr(asked, part, mine if whole or not isinstance(drawn, dict) else drawn | mine)
