"""Apps send and read public reports by the standard, and see nothing that is not public."""

from collections.abc import Callable
from datetime import timedelta
from functools import reduce
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from frontdoor.engine.cases.models import Case, Document
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.parties.kinds import Scope
from frontdoor.web.api import callers
from tests.adapters.files import jpeg
from tests.web.api.conftest import Made

from .asking import HOLE, get, get_with, plain, post

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")
PRIVATE = ("chapel", "number 7", "sam@example.com", "Sam", "Ward", "960")


@pytest.fixture
def key(software: Made) -> str:
    return software("App of Bins Ltd")[1]


def test_a_report_is_a_case_with_every_answer_in_its_place(key: str) -> None:
    sent = post(key)
    case = Case.objects.get()
    answers = case.answer_sets.get().answers
    assert (sent.status_code, len(sent.json())) == (201, 1)
    assert sent.json()[0]["service_request_id"].replace("-", "") == case.reference
    assert "inspect it by" in sent.json()[0]["service_notice"]
    assert (case.channel, case.client.name) == ("open311", "App of Bins Ltd")
    assert answers["contact_telephone"] == "+441632960001"
    assert (answers["surface"], answers["size"], answers["danger"]) == ("road", "small", False)
    assert answers["contact_name"] == {"first": "Sam", "last": "Ward"}
    assert answers["details"] == HOLE["description"]


def test_only_public_answers_are_ever_given_back(key: str) -> None:
    reference = post(key).json()[0]["service_request_id"]
    for address in (f"requests/{reference}.json", "requests.json", f"requests/{reference}.xml", "requests.xml"):
        said = get(address).content.decode()
        assert reference in said
        assert [word for word in PRIVATE if word in said] == []


@pytest.mark.parametrize("closed_to_all", [{"public": False}, {"sensitive": True}])
def test_a_case_that_is_not_public_is_nowhere(key: str, closed_to_all: dict[str, bool]) -> None:
    reference = post(key).json()[0]["service_request_id"]
    Case.objects.update(**closed_to_all)
    assert get(f"requests/{reference}.json").status_code == 404
    assert get("requests.json", service_request_id=reference).json() == []
    assert get("requests.json").json() == []


def test_without_a_key_nothing_is_sent(software: Made) -> None:
    _, reads = software("Reader", scopes=[Scope.READ])
    assert [post(key).status_code for key in ("", "fdk_wrong", reads)] == [403, 403, 403]
    assert post("").json() == [{"code": 403, "description": "api_key was not provided, or opens nothing."}]
    assert not Case.objects.exists()


def test_what_is_wrong_is_said_by_the_name_that_the_standard_gives_it(key: str) -> None:
    assert "attribute[surface]" in post(key, **{"attribute[surface]": None}).json()[0]["description"]
    assert "attribute[colour]" in post(key, **{"attribute[colour]": "red"}).json()[0]["description"]
    assert post(key, lat="north").json()[0]["description"].startswith("lat, long")
    assert post(key, service_code="nothing").status_code == 404
    assert not Case.objects.exists()


def test_who_reports_a_danger_is_told_whom_to_ring(key: str) -> None:
    told = post(key, **{"attribute[danger]": "yes"}).json()[0]
    assert told["service_notice"].startswith("Ring us now on 0300 123 6701")


def test_the_same_sent_again_is_one_case_and_a_lost_answer_is_found(key: str) -> None:
    first, again = post(key, number="a-1"), post(key, number="a-1")
    assert first.json() == again.json()
    assert post(key, number="a-1", description="Another").status_code == 400
    assert Case.objects.count() == 1
    found = get_with(key, "tokens/a-1.json")
    assert found.json()[0]["service_request_id"] == first.json()[0]["service_request_id"]
    assert get_with(key, "tokens/a-2.json").status_code == 404
    assert get("tokens/a-1.json").status_code == 403


def test_a_lost_answer_is_given_again_though_the_service_is_offered_no_more(
    key: str, publish_anew: Callable[[Callable[[str], str]], None]
) -> None:
    first = post(key, number="a-day-in-may").json()
    for_staff = {"  - everyone": "  - employee", "access: anyone": "access: signed_in", "public: true": "public: false"}
    publish_anew(lambda text: reduce(lambda written, line: written.replace(line, for_staff[line]), for_staff, text))
    assert post(key, number="another-day").status_code == 404
    assert post(key, number="a-day-in-may").json() == first
    assert Case.objects.count() == 1


def test_who_sends_too_much_is_told_when_to_come_again(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(callers.AN_HOUR, "send", (1, 1))
    told = [post(key, number=number) for number in ("one", "two")]
    assert [each.status_code for each in told] == [201, 429]
    assert 0 < int(told[1].headers["Retry-After"]) <= 3600


def test_a_photograph_comes_as_media_and_an_address_is_never_fetched(key: str, settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path
    photograph = SimpleUploadedFile("hole.jpg", jpeg(), content_type="image/jpeg")
    sent = post(key, media=photograph, media_url="http://127.0.0.1:1/x.jpg")
    assert sent.status_code == 201
    assert "have not fetched" in sent.json()[0]["service_notice"]
    assert Document.objects.get().case == Case.objects.get()


def test_reports_are_filtered_and_paged(key: str) -> None:
    references = [post(key).json()[0]["service_request_id"] for _each in range(3)]
    now = timezone.now()
    Case.objects.filter(reference=references[0].replace("-", "")).update(received_at=now - timedelta(days=100))

    def listed(**asked: Any) -> list[str]:
        return [line["service_request_id"] for line in get("requests.json", **asked).json()]

    assert set(listed()) == set(references[1:])
    assert listed(
        start_date=(now - timedelta(days=120)).isoformat(), end_date=(now - timedelta(days=90)).isoformat()
    ) == [references[0]]
    assert set(listed(service_request_id=",".join(references))) == set(references)
    assert (listed(status="closed"), set(listed(status="open,closed"))) == ([], set(references[1:]))
    assert listed(service_code="report-a-spill") == []
    assert {*listed(page_size=1), *listed(page_size=1, page=2)} == set(references[1:])
    wrong = ({"status": "lost"}, {"start_date": "yesterday"}, {"page": "0"}, {"page_size": "900"})
    assert [get("requests.json", **asked).status_code for asked in wrong] == [400] * 4
    far = {"start_date": "2020-01-01T00:00:00Z", "end_date": "2021-01-01T00:00:00Z"}
    assert get("requests.json", **far).status_code == 400


def test_xml_says_what_json_says(key: str) -> None:
    post(key)
    for address in ("services", "services/report-a-pothole", "requests", "servicerequestupdates", "requests/none"):
        json, xml = get(f"{address}.json"), get(f"{address}.xml")
        assert (xml.status_code, xml.headers["Content-Type"]) == (json.status_code, "text/xml; charset=utf-8")
        assert plain(ElementTree.fromstring(xml.content)) == _as_text(json.json())


def test_another_jurisdiction_is_not_ours() -> None:
    assert get("services.json", jurisdiction_id="leeds.gov.uk").status_code == 404
    assert get("services.json", jurisdiction_id="lancashire.gov.uk").status_code == 200
    assert get("services.xml", jurisdiction_id="lancashire").status_code == 200


def test_only_public_services_are_offered_and_all_thirteen_reports_are() -> None:
    offered = {line["service_code"] for line in get("services.json").json()}
    services = definitions.current().services.values()
    assert offered == {one.key for one in services if one.public and not one.elsewhere}
    assert len(offered) >= 10
    assert [get(f"services/{key}.json").status_code for key in ("make-a-complaint", "change-my-working-hours")] == [
        404
    ] * 2


def test_an_attribute_has_its_values_and_the_condition_it_depends_on() -> None:
    attributes = {one["code"]: one for one in get("services/report-a-pothole.json").json()["attributes"]}
    assert list(attributes) == ["surface", "size", "danger"]
    assert attributes["surface"]["values"][0] == {"key": "road", "name": "A road"}
    assert (attributes["surface"]["datatype"], attributes["surface"]["required"]) == ("singlevaluelist", True)
    assert (attributes["danger"]["required"], attributes["danger"]["when"]) == (
        False,
        'surface == "road" || size == "large"',
    )


def _as_text(value: Any) -> Any:
    """Values as XML writes them."""
    if isinstance(value, dict):
        return {name: _as_text(below) for name, below in value.items()}
    if isinstance(value, list):
        return [_as_text(below) for below in value] or None
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if value not in (None, "") else None
