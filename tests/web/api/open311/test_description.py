"""Open311 answers as our description of it says, whatever is sent; and all that it describes was seen."""

from typing import Any
from xml.etree import ElementTree

import jsonschema_rs
import pytest
from django.test import Client
from django.utils import timezone
from schemathesis.schemas import APIOperation

from frontdoor.engine.cases.actions import moving
from frontdoor.engine.cases.models import Case
from frontdoor.web.api import callers
from frontdoor.web.api.open311.description import openapi
from tests.heart import Person, acting
from tests.web.api.asking import bearer
from tests.web.api.conftest import Made
from tests.web.api.drawing import as_often_as_it_likes, operations

from .asking import HOLE, V2, get, get_with, post
from .drawing import statuses_of

__all__ = ["as_often_as_it_likes"]

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

ADDRESS = f"{V2}openapi.json"
NUMBER = "a-number-of-its-own"
MUCH = "&".join(f"a{at}=1" for at in range(2001))


@pytest.mark.parametrize("operation", operations(openapi(), ADDRESS), ids=lambda one: one.definition.raw["operationId"])
def test_every_answer_is_one_that_is_described_and_each_was_seen(
    operation: APIOperation, software: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, key = software()
    reference = post(key, number=NUMBER).json()[0]["service_request_id"]
    real: dict[str, dict[str, Any]] = {
        "path_parameters": {
            "service_code": "report-a-pothole",
            "service_request_id": reference,
            "token": NUMBER,
            "format": "json",
        }
    }
    if operation.method.upper() == "POST":
        words = {"service_request_id": reference, "description": "It has grown"}
        real["body"] = HOLE if "/requests" in operation.path else words
        real["headers"] = {}
    else:
        real["query"] = {"jurisdiction_id": "lancashire.gov.uk"}
    seen = statuses_of(operation, real, [bearer(key), bearer(key), bearer("fdk_wrong"), {}])
    seen |= {_asked(operation, MUCH, key), _too_often(operation, key, monkeypatch)}
    assert seen == {int(status) for status in operation.definition.raw["responses"]}


def _asked(operation: APIOperation, form: str, key: str) -> int:
    """About what is not there, and under a token that nobody could have sent."""
    address = operation.path.format(format="json", service_code="a", service_request_id="a", token="%20")
    kind, method = "application/x-www-form-urlencoded", operation.method.upper()
    return Client().generic(method, f"{V2[:-1]}{address}", form, kind, headers=bearer(key)).status_code


def _too_often(operation: APIOperation, key: str, monkeypatch: pytest.MonkeyPatch) -> int:
    for doing in callers.AN_HOUR:
        monkeypatch.setitem(callers.AN_HOUR, doing, (0, 0))
    return _asked(operation, "a=1", key)


def test_every_operation_has_a_name_and_every_answer_a_shape_in_both_formats() -> None:
    found = [each for ways in openapi()["paths"].values() for each in ways.values()]
    names = [each["operationId"] for each in found]
    assert sorted(names) == sorted(set(names))
    assert len(names) == 8
    for answer in (answer for each in found for answer in each["responses"].values()):
        assert set(answer["content"]) == {"application/json", "text/xml"}
        assert all(content["schema"] for content in answer["content"].values())


def test_all_that_a_post_takes_is_described() -> None:
    body = openapi()["paths"]["/requests.{format}"]["post"]["requestBody"]["content"]
    form = body["application/x-www-form-urlencoded"]["schema"]
    assert set(form["properties"]) >= {*HOLE, "jurisdiction_id", "media_url", "api_key"} - {
        name for name in HOLE if name.startswith("attribute[")
    }
    jsonschema_rs.validate(form, HOLE | {"attribute[needs][]": ["kerb", "drain"]})
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validate(form, HOLE | {"attribute[needs][]": "kerb"})
    assert "media" in body["multipart/form-data"]["schema"]["properties"]


def test_what_is_there_is_as_described(software: Made, person: Person) -> None:
    _, key = software()
    reference = post(key, number=NUMBER).json()[0]["service_request_id"]
    ines = acting(person("ines", highways_area_teams="handler"))
    refusal = moving.Given(answers={"reason": "It is small."})
    moving.take(Case.objects.get().id, "below_threshold", given=refusal, actor=ines, now=timezone.now())
    said = Client().get(ADDRESS).json()
    addresses = {
        "/services.{format}": "services",
        "/services/{service_code}.{format}": "services/report-a-pothole",
        "/requests.{format}": "requests",
        "/requests/{service_request_id}.{format}": f"requests/{reference}",
        "/tokens/{token}.{format}": f"tokens/{NUMBER}",
        "/servicerequestupdates.{format}": "servicerequestupdates",
    }
    assert set(addresses) == set(said["paths"])
    for path, address in addresses.items():
        content = said["paths"][path]["get"]["responses"]["200"]["content"]
        json, xml = get_with(key, f"{address}.json"), get_with(key, f"{address}.xml")
        assert json.json(), path
        jsonschema_rs.validate(content["application/json"]["schema"], json.json())
        root = ElementTree.fromstring(xml.content)
        assert _differs(root, content["text/xml"]["schema"]) == []


def test_a_refusal_in_xml_is_as_described() -> None:
    schema = openapi()["paths"]["/services.{format}"]["get"]["responses"]["404"]["content"]["text/xml"]["schema"]
    refused = get("services.xml", jurisdiction_id="leeds.gov.uk")
    assert (refused.status_code, _differs(ElementTree.fromstring(refused.content), schema)) == (404, [])
    assert _differs(ElementTree.fromstring("<errors><fault/></errors>"), schema) == ["fault in errors"]


def _differs(element: ElementTree.Element, schema: dict[str, Any]) -> list[str]:
    """The elements that the schema has not, by the one that they stand in."""
    name = schema.get("xml", {}).get("name", element.tag)
    if element.tag != name:
        return [f"{element.tag} for {name}"]
    known, wrong = schema.get("properties", {}), []
    for child in element:
        if child.tag not in known:
            wrong.append(f"{child.tag} in {name}")
        else:
            wrong += _differs(child, known[child.tag].get("items", known[child.tag]))
    return wrong
