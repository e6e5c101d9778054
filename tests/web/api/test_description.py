"""The interface answers as its own description says, whatever is sent: asked by an independent reader of it.

Most of what is drawn is refused, and each refusal must be one that is described. What no description can say (which
answers fit together, which cursor is ours) is refused too; that what is right is taken is tested by hand beside this.
"""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings, strategies
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import positive_data_acceptance

from frontdoor.web.api import callers
from frontdoor.web.api.interface import interface

from .asking import bearer
from .conftest import Made

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

described = schemathesis.openapi.from_dict(interface.get_openapi_schema(path_prefix="/api/v1/"))
described.app = WSGIHandler()
described.location = "/api/v1/openapi.json"


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


OPERATIONS = [result.ok() for result in described.get_all_operations()]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.label)
def test_every_answer_is_one_that_is_described(operation: APIOperation, software: Made) -> None:
    _, key = software()

    @given(asked=operation.as_strategy(), known=strategies.booleans())
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def ask(asked: schemathesis.Case, known: bool) -> None:
        headers = {"Accept-Encoding": "identity"} | (bearer(key) if known else {})
        asked.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

    ask()
