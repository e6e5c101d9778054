"""Open311 answers as our description of it says, whatever is sent; and what is right is among what it describes."""

import jsonschema_rs
import pytest
from django.test import Client
from django.utils import timezone
from schemathesis.schemas import APIOperation

from frontdoor.engine.cases.actions import moving
from frontdoor.engine.cases.models import Case
from frontdoor.web.api.open311.description import openapi
from tests.heart import Person, acting
from tests.web.api.asking import bearer
from tests.web.api.conftest import Made
from tests.web.api.drawing import answers_as_described, as_often_as_it_likes, one_connection, operations

from .asking import V2, get, get_with, post

__all__ = ["as_often_as_it_likes", "one_connection"]

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

ADDRESS = f"{V2}openapi.json"


@pytest.mark.parametrize("operation", operations(openapi(), ADDRESS), ids=lambda one: one.label)
def test_every_answer_is_one_that_is_described(operation: APIOperation, software: Made) -> None:
    _, key = software()
    answers_as_described(operation, bearer(key))


def test_what_is_there_is_as_described(software: Made, person: Person) -> None:
    _, key = software()
    number = "a-number-of-its-own"
    reference = post(key, number=number).json()[0]["service_request_id"]
    ines = acting(person("ines", highways_area_teams="handler"))
    refusal = moving.Given(answers={"reason": "It is small."})
    moving.take(Case.objects.get().id, "below_threshold", given=refusal, actor=ines, now=timezone.now())
    said = Client().get(ADDRESS).json()
    answers = {
        "/services.{format}": get("services.json"),
        "/services/{service_code}.{format}": get("services/report-a-pothole.json"),
        "/requests.{format}": get("requests.json"),
        "/requests/{service_request_id}.{format}": get(f"requests/{reference}.json"),
        "/tokens/{token}.{format}": get_with(key, f"tokens/{number}.json"),
        "/servicerequestupdates.{format}": get("servicerequestupdates.json"),
    }
    assert set(answers) == set(said["paths"])
    for path, answer in answers.items():
        content = said["paths"][path]["get"]["responses"]["200"]["content"]
        assert answer.json(), path
        jsonschema_rs.validate(content["application/json"]["schema"], answer.json())
