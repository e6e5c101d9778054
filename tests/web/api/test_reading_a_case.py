"""Who sent a case reads it again, by its token or as the client that sent it; for anybody else it is not there."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.models import Case
from frontdoor.engine.parties.actions import end_client, end_key
from frontdoor.engine.parties.kinds import Scope

from .asking import CASES, HOLE, NUMBER, get, problem, send
from .conftest import Made

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")


def test_the_token_of_a_case_reads_that_case_and_no_other() -> None:
    mine, other = send().json(), send(HOLE | {"size": "large"}, number=NUMBER[::-1]).json()
    seen = get(f"cases/{mine['reference']}", mine["token"]).json()
    assert (seen["reference"], seen["state"], seen["outcome"]) == (mine["reference"], "reported", "")
    assert seen["words"].startswith("We have your report")
    assert seen["promise"] == mine["promise"]
    assert [step["words"] for step in seen["steps"]] == [seen["words"]]
    assert problem(get(f"cases/{other['reference']}", mine["token"])) == (404, "not-found")


def test_what_was_answered_is_never_given_back() -> None:
    mine = send(HOLE | {"contact_email": "sam@example.com"}).json()
    seen = get(f"cases/{mine['reference']}", mine["token"]).content.decode()
    assert ("sam@example.com" in seen, "chapel" in seen) == (False, False)


def test_a_client_reads_what_it_sent_and_nothing_of_another(software: Made) -> None:
    (_, bins), (_, roads) = software("Bins Ltd"), software("Roads Ltd")
    mine = send(key=bins).json()["reference"]
    assert get(f"cases/{mine}", bins).status_code == 200
    assert problem(get(f"cases/{mine}", roads)) == (404, "not-found")
    assert [case["reference"] for case in get("cases", bins).json()["cases"]] == [mine]
    assert get("cases", roads).json()["cases"] == []


def test_without_anything_shown_no_case_is_there_and_none_is_told_apart() -> None:
    mine = send().json()["reference"]
    assert problem(get(f"cases/{mine}")) == (401, "not-known")
    assert problem(get("cases")) == (401, "not-known")
    wrong = [get(f"cases/{reference}", "not-the-token").content for reference in (mine, "ABCD-EFGH", "x")]
    assert len(set(wrong)) == 1


def test_of_a_sensitive_case_its_client_keeps_the_receipt_alone(software: Made) -> None:
    _, key = software()
    mine = send(key=key).json()
    Case.objects.update(sensitive=True)
    assert get("cases", key).json()["cases"] == []
    assert problem(get(f"cases/{mine['reference']}", key)) == (404, "not-found")
    assert get(f"cases/{mine['reference']}", mine["token"]).status_code == 200
    assert send(key=key).json() == mine


def test_a_key_that_was_ended_opens_nothing(software: Made, person: object) -> None:
    client, key = software()
    other, its_key = software("Roads Ltd")
    now = timezone.now()
    end_key(client.keys.get(), actor=None, now=now)
    end_client(other, actor=person("ada"), now=now)  # type: ignore[operator]
    assert [problem(get("cases", one)) for one in (key, its_key, "fdk_nothing")] == [(401, "not-known")] * 3
    assert problem(send(key=key)) == (401, "not-known")


def test_a_key_that_has_run_out_opens_nothing(software: Made) -> None:
    client, key = software()
    assert get("cases", key).status_code == 200
    client.keys.update(expires_at=timezone.now())
    assert [problem(get(one, key)) for one in ("cases", "services")] == [(401, "not-known")] * 2
    assert problem(send(key=key)) == (401, "not-known")
    assert not Case.objects.exists()


NO_KEYS = ["", "Bearer", "Bearer ", "Basic dXNlcjprZXk=", "Token fdk_x", "fdk_x", "Bearer a b", "Bearer x", "Bearer, y"]


@pytest.mark.parametrize("shown", NO_KEYS)
def test_nobody_who_shows_what_opens_nothing_is_taken_for_nobody_known(shown: str) -> None:
    headers = {"Authorization": shown, "Idempotency-Key": NUMBER}
    body = json.dumps({"answers": HOLE})
    sent = Client().post(CASES, body, content_type="application/json", headers=headers)
    for answer in (sent, Client().get("/api/v1/services", headers=headers)):
        assert problem(answer) == (401, "not-known")
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert not Case.objects.exists()


def test_the_name_of_the_scheme_may_be_in_small_letters(software: Made) -> None:
    _, key = software()
    assert Client().get("/api/v1/cases", headers={"Authorization": f"bearer  {key}"}).status_code == 200


def test_the_token_of_a_case_sends_nothing() -> None:
    token = send().json()["token"]
    assert problem(send(number=NUMBER[::-1], key=token)) == (401, "not-known")
    assert Case.objects.count() == 1


def test_a_client_that_may_only_send_cannot_read(software: Made) -> None:
    _, key = software(scopes=[Scope.SUBMIT])
    mine = send(key=key).json()
    assert problem(get(f"cases/{mine['reference']}", key)) == (403, "not-allowed")
    assert problem(get("cases", key)) == (403, "not-allowed")
    assert get(f"cases/{mine['reference']}", mine["token"]).status_code == 200


def test_pages_by_cursor_hold_each_case_once_though_more_arrive(software: Made) -> None:
    _, key = software()
    for count in range(5):
        send(key=key, number=f"a{count}")
    first = get("cases", key, limit=2).json()
    send(key=key, number="later")
    second = get("cases", key, limit=2, cursor=first["next"]).json()
    third = get("cases", key, limit=2, cursor=second["next"]).json()
    listed = [case["reference"] for page in (first, second, third) for case in page["cases"]]
    assert (len(set(listed)), third["next"], Case.objects.count()) == (5, None, 6)
    assert problem(get("cases", key, cursor="x")) == (422, "not-valid")
    assert problem(get("cases", key, limit=0)) == (422, "not-valid")
