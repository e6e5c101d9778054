"""Requests drawn from a description by an independent reader of it, and asked: each answer must be one described.

Most of what is drawn is refused, and each refusal must be one that is described. What no description can say (which
answers fit together, which cursor is ours) is refused too; that what is right is taken is tested by hand elsewhere.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings, strategies
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import positive_data_acceptance

from frontdoor.web.api import callers

EXAMPLES = 60


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """What a test has written is seen by its own connection only: no request may close it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def as_often_as_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    for doing in callers.AN_HOUR:
        monkeypatch.setitem(callers.AN_HOUR, doing, (100_000, 100_000))


def operations(description: dict[str, Any], address: str) -> list[APIOperation]:
    described = schemathesis.openapi.from_dict(description)
    described.app = WSGIHandler()
    described.location = address
    return [result.ok() for result in described.get_all_operations()]


def answers_as_described(operation: APIOperation, headers: Mapping[str, str]) -> None:
    """Asked with the headers of a client, and as nobody known."""

    @given(asked=operation.as_strategy(), known=strategies.booleans())
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def ask(asked: schemathesis.Case, known: bool) -> None:
        sent = {"Accept-Encoding": "identity"} | (headers if known else {})
        asked.call_and_validate(headers=sent, excluded_checks=[positive_data_acceptance])

    ask()
