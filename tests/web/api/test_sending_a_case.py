"""Software sends a whole case: once, whatever is sent again, with the receipt that a person would have."""

import json
from collections.abc import Callable
from datetime import timedelta
from functools import reduce

import pytest
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.models import Case, Draft
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.parties.kinds import Scope

from .asking import CASES, HOLE, NUMBER, get, pointers, problem, send
from .conftest import Made

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")


def test_a_whole_report_makes_one_case_with_a_receipt_and_a_promise() -> None:
    sent = send()
    receipt = sent.json()
    case = Case.objects.get()
    assert sent.status_code == 201
    assert sent.headers["Location"] == f"/api/v1/cases/{receipt['reference']}"
    assert receipt["url"].endswith(f"/track/{receipt['reference']}")
    assert receipt["promise"]["stands"] == "running"
    assert (case.channel, case.state, case.lat) == ("api", "reported", 53.855812)
    assert not Draft.objects.exists()


def test_the_same_sent_again_gets_the_same_receipt_and_no_second_case() -> None:
    first, again = send(), send()
    assert [first.status_code, again.status_code] == [201, 200]
    assert again.json() == first.json()
    assert Case.objects.count() == 1


def test_a_receipt_is_given_again_whatever_was_published_since(publish_anew: Callable[..., None]) -> None:
    version = get("services/report-a-pothole").json()["version"]
    first = send(version=version)
    publish_anew(lambda text: text.replace("title: Report a pothole", "title: Report a hole in a road"))
    assert problem(send(version=version, number=NUMBER[::-1])) == (409, "outdated")
    again = send(version=version)
    assert [first.status_code, again.status_code] == [201, 200]
    assert again.json() == first.json()
    assert problem(send(HOLE | {"size": "large"}, version=version)) == (409, "other-body")


def test_a_receipt_is_given_again_though_the_service_was_withdrawn(publish_anew: Callable[..., None]) -> None:
    first = send()
    for_staff = {"  - everyone": "  - employee", "access: anyone": "access: signed_in", "public: true": "public: false"}
    publish_anew(lambda text: reduce(lambda written, line: written.replace(line, for_staff[line]), for_staff, text))
    assert problem(send(number=NUMBER[::-1])) == (404, "not-found")
    assert (send().status_code, send().json()) == (200, first.json())


def test_something_else_under_the_same_number_is_refused() -> None:
    send()
    assert problem(send(HOLE | {"size": "large"})) == (409, "other-body")
    assert problem(send(language="pl")) == (409, "other-body")
    assert Case.objects.count() == 1


def test_the_same_number_of_another_caller_is_another_number(software: Made) -> None:
    (_, bins), (_, roads) = software("Bins Ltd"), software("Roads Ltd")
    references = {send(key=key).json()["reference"] for key in ("", bins, roads)}
    assert len(references) == 3


def test_without_a_key_a_number_must_be_too_long_to_guess(software: Made) -> None:
    _, key = software()
    assert problem(send(number="")) == (400, "key-missing")
    assert problem(send(number="1234")) == (400, "key-missing")
    assert send(number="1234", key=key).status_code == 201


def test_what_is_wrong_is_said_by_the_question_and_nothing_is_made() -> None:
    answers = {"surface": "moon", "site": HOLE["site"], "shoe_size": 9}
    refused = send(answers)
    assert problem(refused) == (422, "answers")
    assert set(pointers(refused)) == {"/answers/surface", "/answers/shoe_size"}
    assert not Case.objects.exists()
    assert send().status_code == 201


def test_a_version_that_holds_no_more_is_refused_and_read_again() -> None:
    version = get("services/report-a-pothole").json()["version"]
    assert problem(send(version=version + 1)) == (409, "outdated")
    assert send(version=version).status_code == 201


def test_a_body_that_is_no_json_or_has_other_fields_is_refused() -> None:
    assert problem(send(body="{")) == (400, "not-readable")
    assert problem(send(body="[]")) == (422, "not-valid")
    assert problem(send(body=json.dumps({"answers": HOLE, "priority": 1}))) == (422, "not-valid")
    assert pointers(send(language="xx")) == {"/language": "We do not write in this language."}


def test_a_service_that_is_not_the_publics_is_not_there(software: Made) -> None:
    _, key = software()
    services = definitions.current().services.values()
    hidden = [one.key for one in services if not one.is_public]
    assert "change-my-working-hours" in hidden
    for one in hidden:
        assert problem(send({}, key=key, address=f"/api/v1/services/{one}/cases")) == (404, "not-found")
        assert problem(get(f"services/{one}", key)) == (404, "not-found")


def test_a_service_of_another_body_says_where_to_go_instead() -> None:
    assert problem(send({}, address="/api/v1/services/report-a-missed-bin/cases"))[0] == 403
    assert get("services/report-a-missed-bin").json()["sends"] is False


def test_a_client_without_the_scope_sends_nothing(software: Made) -> None:
    _, key = software(scopes=[Scope.READ])
    assert problem(send(key=key)) == (403, "not-allowed")
    assert not Case.objects.exists()


def test_a_cookie_of_a_signed_in_person_counts_for_nothing(client: Client, person: object) -> None:
    client.force_login(person("sam"))  # type: ignore[operator]
    client.post(
        CASES, json.dumps({"answers": HOLE}), content_type="application/json", headers={"Idempotency-Key": NUMBER}
    )
    case = Case.objects.get()
    assert list(case.parties.values_list("role", "party__user")) == [("applicant", None)]


def test_who_sends_too_often_is_asked_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    from frontdoor.web.api import callers

    monkeypatch.setitem(callers.AN_HOUR, "send", (2, 3))
    answers = [send(number=f"{NUMBER}{count}") for count in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert problem(answers[2]) == (429, "too-many")
    now = timezone.now()
    left = timedelta(hours=1) - timedelta(minutes=now.minute, seconds=now.second)
    assert abs(int(answers[2].headers["Retry-After"]) - left.total_seconds()) <= 2


def test_trying_again_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    from frontdoor.web.api import callers

    monkeypatch.setitem(callers.AN_HOUR, "send", (1, 1))
    answers = [send(), send(), send(), send(number=NUMBER[::-1])]
    assert [answer.status_code for answer in answers] == [201, 200, 200, 429]


def test_an_answer_that_the_others_leave_no_room_for_is_refused() -> None:
    refused = send(HOLE | {"surface": "pavement", "size": "small"})
    assert pointers(refused) == {"/answers/danger": "This is not asked, as the other answers are"}


def test_who_reports_a_danger_is_told_whom_to_ring() -> None:
    told, usual = send(HOLE | {"danger": True}).json(), send(number=NUMBER[::-1]).json()
    assert [advice.startswith("Ring us now") for advice in told["advice"]] == [True]
    assert usual["advice"] == []
