"""Requests drawn from a description by an independent reader of it, and asked: each answer must be one described.

Most of what is drawn is refused, and each refusal must be one that is described. What no description can say (which
answers fit together, which cursor is ours) is refused too; that what is right is taken is tested by hand elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings, strategies
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import ignored_auth, negative_data_rejection, positive_data_acceptance

from frontdoor.web.api import callers

EXAMPLES = 60
NOT_SO = [positive_data_acceptance, negative_data_rejection, ignored_auth]
"""A description does not say all; a parameter that nobody asked for is passed over, and the headers of a caller replace
what was drawn; a token that does not open a case does not tell that it is there (404, not 401)."""
Requests = strategies.SearchStrategy[schemathesis.Case]


@contextmanager
def kept_open() -> Iterator[None]:
    """What a test has written is seen by its own connection only: no request may close it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    with kept_open():
        yield


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
    statuses(operation.as_strategy(), [headers, {}], EXAMPLES)


def statuses(requests: Requests, callers: Sequence[Mapping[str, str]], examples: int) -> set[int]:
    """Those of all answers, each of which was one that is described. Always the same requests, so that what was seen
    once is seen again."""
    seen = set()

    @given(asked=requests, known=strategies.sampled_from(callers))
    @settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize=True,
        phases=[Phase.generate],
    )
    def ask(asked: schemathesis.Case, known: Mapping[str, str]) -> None:
        seen.add(answered(asked, known))

    ask()
    return seen


def answered(asked: schemathesis.Case, known: Mapping[str, str] = {}) -> int:
    """The status of the answer, which is one that is described."""
    sent = {"Accept-Encoding": "identity"} | known
    with kept_open():  # Django's own client, once used, lets connections be closed again
        return asked.call_and_validate(headers=sent, excluded_checks=NOT_SO).status_code
