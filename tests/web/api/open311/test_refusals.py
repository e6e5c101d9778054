"""What is refused is said by the standard's own names, in its own shape, and nothing is lost in silence."""

import json
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.models import Case
from tests.web.api.conftest import Made

from .asking import HOLE, V2, get, plain, post

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

TAKEN = {
    "requests": "GET, HEAD, POST",
    "services": "GET, HEAD",
    "services/report-a-pothole": "GET, HEAD",
    "requests/AAAA-AAAA": "GET, HEAD",
    "tokens/a-1": "GET, HEAD",
    "servicerequestupdates": "GET, HEAD, POST",
}


@pytest.fixture
def key(software: Made) -> str:
    return software()[1]


def told(answer: Any) -> list[str]:
    lines = json.loads(answer.content)
    assert {line["code"] for line in lines} == {answer.status_code}
    return [line["description"] for line in lines]


@pytest.mark.parametrize(
    ("changed", "parameter"),
    [
        ({"description": "x" * 501}, "description: "),
        ({"description": "a\x00b"}, "description: "),
        ({"email": "sam"}, "email: Enter an email address"),
        ({"phone": "12"}, "phone: Enter a telephone number"),
        ({"last_name": "x" * 101}, "first_name, last_name: "),
        ({"lat": "91"}, "lat, long: lat is from -90 to 90"),
        ({"long": "nan"}, "lat, long: lat is from -90 to 90"),
        ({"long": None}, "lat, long: give both"),
        ({"lat": None, "long": None, "address_string": "Nowhere at all"}, "address_string: "),
        ({"lat": None, "long": None, "address_string": None}, "lat, long: "),
        ({"service_code": None}, "service_code was not provided."),
        ({"service_code": ""}, "service_code was not provided."),
    ],
)
def test_what_is_wrong_is_named_as_the_standard_names_it(key: str, changed: dict[str, Any], parameter: str) -> None:
    refused = post(key, **changed)
    assert (refused.status_code, [line[: len(parameter)] for line in told(refused)]) == (400, [parameter])
    assert not Case.objects.exists()


def test_a_service_without_a_name_is_one_that_was_not_found(key: str) -> None:
    refused = post(key, service_code="no-such-service")
    assert (refused.status_code, told(refused)) == (404, ["service_code provided was not found."])


def test_json_is_refused_in_words(key: str) -> None:
    refused = Client().post(f"{V2}requests.json", json.dumps(HOLE | {"api_key": key}), content_type="application/json")
    assert refused.status_code == 400
    assert told(refused)[0].startswith("Send a form: its Content-Type is application/x-www-form-urlencoded or")


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        ({"last_name": None}, "We have not kept first_name: send first_name and last_name together."),
        ({"first_name": ""}, "We have not kept last_name: send first_name and last_name together."),
        ({"address_id": "100"}, "We have not kept address_id: give lat and long, or address_string."),
    ],
)
def test_what_is_not_kept_is_said(key: str, changed: dict[str, Any], lost: str) -> None:
    sent = post(key, **changed)
    assert (sent.status_code, lost in sent.json()[0]["service_notice"]) == (201, True)
    assert "have not kept" not in post(key).json()[0]["service_notice"]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"start_date": "2026-02-01T00:00:00Z", "end_date": "2026-01-31T00:00:00Z"}, "end_date is before start_date."),
        ({"start_date": "9999-12-31T00:00:00Z"}, "start_date is a moment like 2026-01-31T00:00:00Z."),
        ({"end_date": "0001-01-01T00:00:00Z"}, "end_date is a moment like 2026-01-31T00:00:00Z."),
        ({"lat": "53.8", "long": "-2.1"}, "lat, long: requests are not found by place here, nor by the standard."),
        ({"radius": "100"}, "radius: requests are not found by place here, nor by the standard."),
        ({"service_request_id": "a," * 51}, "service_request_id names at most 50 at once."),
    ],
)
def test_a_filter_that_cannot_be_used_is_not_ignored(asked: dict[str, str], why: str) -> None:
    refused = get("requests.json", **asked)
    assert (refused.status_code, told(refused)) == (400, [why])


def test_a_start_alone_begins_the_standards_ninety_days(key: str) -> None:
    reference = post(key).json()[0]["service_request_id"]
    now = timezone.now()

    def found(days: int) -> list[str]:
        start = (now - timedelta(days=days)).isoformat()
        return [line["service_request_id"] for line in get("requests.json", start_date=start).json()]

    assert (found(89), found(91), found(-1)) == ([reference], [], [])


@pytest.mark.parametrize(
    "asked", ["lancashire", "lancashire.gov.uk", "www.lancashire.gov.uk", "WWW.Lancashire.GOV.UK", ""]
)
def test_the_council_is_known_by_its_site_with_www_or_without(key: str, asked: str) -> None:
    assert get("services.json", jurisdiction_id=asked).status_code == 200
    assert post(key, jurisdiction_id=asked).status_code == 201


@pytest.mark.parametrize("format", ["json", "xml"])
def test_another_method_is_refused_in_the_format_asked_for(format: str) -> None:
    for address, taken in TAKEN.items():
        for method in ("PUT", "DELETE", "PATCH"):
            refused = Client(enforce_csrf_checks=True).generic(method, f"{V2}{address}.{format}")
            assert (refused.status_code, refused.headers["Allow"]) == (405, taken)
            said = refused.json() if format == "json" else plain(ElementTree.fromstring(refused.content))
            assert said == [{"code": said[0]["code"], "description": f"This address takes {taken}."}]
            assert str(said[0]["code"]) == "405"


def test_a_symbol_that_no_database_keeps_is_no_fault() -> None:
    asked = ("service_code", "service_request_id", "status", "page", "start_date", "jurisdiction_id")
    statuses = [get("requests.json", **{name: "a\x00b"}).status_code for name in asked]
    assert statuses == [200, 200, 400, 400, 400, 404]
