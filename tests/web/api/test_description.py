"""The interface answers as its own description says, whatever is sent."""

import pytest
from schemathesis.schemas import APIOperation

from frontdoor.web.api.interface import interface

from .asking import bearer
from .conftest import Made
from .drawing import answers_as_described, as_often_as_it_likes, one_connection, operations

__all__ = ["as_often_as_it_likes", "one_connection"]

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

OPERATIONS = operations(interface.get_openapi_schema(path_prefix="/api/v1/"), "/api/v1/openapi.json")


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.label)
def test_every_answer_is_one_that_is_described(operation: APIOperation, software: Made) -> None:
    _, key = software()
    answers_as_described(operation, bearer(key))
