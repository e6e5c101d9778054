"""The client that sent a request adds words to it while it is open: it alone, once, and nothing but words."""

from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.actions import moving
from frontdoor.engine.cases.models import Case, Event, Kind, Task
from frontdoor.engine.cases.queries.following import added_to
from frontdoor.engine.parties.kinds import Scope
from tests.adapters.files import jpeg
from tests.heart import Person, acting
from tests.web.api.conftest import Made
from tests.web.api.open311.test_refusals import told

from .asking import V2, get, plain, post

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

WORDS = "It has grown since, by the second lamp post"


@pytest.fixture
def key(software: Made) -> str:
    return software("App of Bins Ltd")[1]


@pytest.fixture
def case(key: str) -> Case:
    post(key)
    return Case.objects.get()


def add(key: str, case: Case, *, number: str = "", format: str = "json", **changed: Any) -> Any:
    given = {"api_key": key, "service_request_id": case.reference, "description": WORDS} | changed
    headers = {"Idempotency-Key": number} if number else {}
    sent = {name: value for name, value in given.items() if value is not None}
    return Client().post(f"{V2}servicerequestupdates.{format}", sent, headers=headers)


def added(case: Case) -> list[str]:
    return [event.detail.payload["note"] for event in added_to(case)]


def close(case: Case, person: Person) -> None:
    ines = acting(person("ines", highways_area_teams="handler"))
    refusal = moving.Given(answers={"reason": "It is small."})
    moving.take(case.id, "below_threshold", given=refusal, actor=ines, now=timezone.now())


def test_words_are_added_in_the_clients_name_and_whoever_has_the_case_is_asked_to_read_them(
    key: str, case: Case
) -> None:
    sent = add(key, case, jurisdiction_id="www.lancashire.gov.uk", status="OPEN")
    event = Event.objects.get(kind=Kind.ADDED)
    assert (sent.status_code, sent.json()) == (201, [{"update_id": event.id, "account_id": None}])
    assert (event.case, added(case)) == (case, [WORDS])
    assert (event.who, event.who_id, event.channel) == ("client", case.client_id, "open311")
    assert case.tasks.filter(sort=Task.Sort.TELL, done_at=None).count() == 1
    assert Case.objects.get().state == case.state


def test_xml_answers_as_json_does(key: str, case: Case) -> None:
    sent = add(key, case, format="xml")
    root = ElementTree.fromstring(sent.content)
    assert (sent.status_code, root.tag, root[0].tag) == (201, "service_request_updates", "request_update")
    assert plain(root) == [{"update_id": str(Event.objects.get(kind=Kind.ADDED).id), "account_id": None}]


def test_as_fixmystreet_sends_it(key: str, case: Case) -> None:
    """With the sender's own update_id, which makes a second try the same update; a photograph's address is not read."""
    sent = {
        "updated_datetime": "2026-11-25T10:00:00Z",
        "status": "OPEN",
        "first_name": "Sam",
        "last_name": "-",
        "email": "sam@example.com",
        "update_id": "714",
        "media_url": "http://127.0.0.1:1/x.jpg",
    }
    first, again, other = (add(key, case, **sent | {"update_id": own}) for own in ("714", "714", "715"))
    assert (first.status_code, first.json()) == (201, again.json())
    assert "have not fetched" in first.json()[0]["service_notice"]
    assert (other.status_code, added(case)) == (201, [WORDS, WORDS])


def test_the_same_sent_again_is_one_update_even_when_more_has_come_or_it_has_ended(
    key: str, case: Case, person: Person
) -> None:
    first = add(key, case, number="n-1")
    add(key, case, number="n-2", description="And another hole beside it")
    assert add(key, case, number="n-1").json() == first.json()
    refused = add(key, case, number="n-1", description="Something else")
    assert (refused.status_code, "Something else was added" in told(refused)[0]) == (400, True)
    close(case, person)
    assert add(key, case, number="n-1", status="").json() == first.json()
    assert added(case) == [WORDS, "And another hole beside it"]


def test_nobody_but_the_client_that_sent_it_adds_to_a_request(key: str, case: Case, software: Made) -> None:
    _, other = software("Another")
    _, reads = software("Reader", scopes=[Scope.READ])
    assert [add(each, case).status_code for each in ("", "fdk_wrong", reads, other)] == [403, 403, 403, 404]
    Case.objects.update(client=None)
    assert add(key, case).status_code == 404
    assert added(case) == []


@pytest.mark.parametrize("closed_to_all", [{"public": False}, {"sensitive": True}])
def test_what_is_not_public_is_not_there_even_for_its_client(
    key: str, case: Case, closed_to_all: dict[str, bool]
) -> None:
    Case.objects.update(**closed_to_all)
    assert (add(key, case).status_code, added(case)) == (404, [])


def test_nothing_is_added_to_what_has_ended(key: str, case: Case, person: Person) -> None:
    close(case, person)
    for status in ("CLOSED", None):
        refused = add(key, case, status=status)
        assert (refused.status_code, told(refused)[0].startswith("service_request_id: we have closed")) == (400, True)
    assert told(add(key, case, status="OPEN"))[0].startswith("status: this request is closed")
    assert added(case) == []


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"service_request_id": None}, "service_request_id was not provided."),
        ({"description": None}, "description was not provided."),
        ({"description": "  "}, "description was not provided."),
        ({"description": "x" * 2001}, "description: "),
        ({"description": "a\x00b"}, "description: "),
        ({"status": "CLOSED"}, "status: this request is open, and only the council changes that"),
        ({"status": "IN_PROGRESS"}, "status: this request is open, and only the council changes that"),
        ({"update_id": "ü"}, "update_id: 1 to 200 printable symbols"),
        ({"jurisdiction_id": "leeds.gov.uk"}, "jurisdiction_id provided was not found."),
    ],
)
def test_what_is_wrong_is_named(key: str, case: Case, changed: dict[str, Any], why: str) -> None:
    refused = add(key, case, **changed)
    assert refused.status_code == (404 if "jurisdiction_id" in changed else 400)
    assert [line[: len(why)] for line in told(refused)] == [why]
    assert added(case) == []


def test_a_photograph_is_refused_and_a_body_of_json_too(key: str, case: Case) -> None:
    photograph = SimpleUploadedFile("hole.jpg", jpeg(), content_type="image/jpeg")
    assert told(add(key, case, media=photograph)) == ["media: an update takes words only"]
    json = Client().post(f"{V2}servicerequestupdates.json", "{}", content_type="application/json")
    assert (json.status_code, told(json)[0][:12]) == (400, "Send a form:")
    assert added(case) == []


def test_who_adds_without_end_is_stopped_for_a_day(key: str, case: Case) -> None:
    answers = [add(key, case, number=f"n-{at}", description=f"More {at}") for at in range(31)]
    assert [one.status_code for one in answers] == [201] * 30 + [429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 86_400


def test_what_was_added_is_in_no_list_that_anybody_reads(key: str, case: Case, person: Person) -> None:
    add(key, case)
    close(case, person)
    for format in ("json", "xml"):
        said = get(f"servicerequestupdates.{format}").content.decode()
        assert ("no_action" in said or "not deep enough" in said, "lamp post" in said) == (True, False)
    line = get("servicerequestupdates.json").json()[0]
    assert (line["status"], line["media_url"]) == ("closed", None)
