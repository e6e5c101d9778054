"""Open reports of the same kind nearby are offered first; whoever follows one is told what anybody may know."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.actions import moving
from frontdoor.engine.cases.models import Case, CaseParty, Role
from frontdoor.engine.cases.references import shown
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.secrets import fill_secrets
from frontdoor.engine.parties.models import ContactProof
from tests.heart import Person, Submit, acting
from tests.messages import run_effects
from tests.web.staff_work.reading import queries_of, words

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

NEAR = {"site-lat": "53.76330", "site-lng": "-2.70309", "site-words": ""}
ANN = "ann.lee@example.org"


def report(submit: Submit, **changed: Any) -> Case:
    return submit(at=timezone.now(), **changed)


def where(client: Client, surface: str = "road", **place: str) -> Any:
    client.get("/report-a-pothole/begin")
    client.post("/report-a-pothole/surface", {"surface": surface})
    return client.post("/report-a-pothole/site", NEAR | place)


def follows(client: Client, case: Case, email: str = ANN) -> Any:
    return client.post(link(client, case, email))


def link(client: Client, case: Case, email: str = ANN) -> str:
    """What the letter leads to, once it was asked for."""
    client.post(f"/follow/{shown(case.reference)}", {"email": email})
    letter = Message.objects.filter(to=email).exclude(proof=None).latest("id")
    found = re.search(r"(/follow/\S+)", fill_secrets(letter.body, letter.proof))
    assert found, letter.body
    return found[1]


def test_a_report_of_the_same_hole_is_offered_once_and_says_nothing_private(client: Client, submit: Submit) -> None:
    case = report(submit, details="Margaret at number 4 saw it")
    page = where(client)
    said = words(page)
    assert "Is it one of these? Pothole, A road, 11 metres away." in said
    assert f'href="/follow/{shown(case.reference)}"' in page.content.decode()
    assert [private for private in ("Margaret", "County Hall", "Sam", "Iqbal") if private in said] == []
    onward = client.post("/report-a-pothole/site", NEAR | {"nearby-read": "yes"})
    assert onward.headers["Location"] == "/report-a-pothole/size"


@pytest.mark.parametrize(
    ("surface", "place", "why"),
    [
        ("pavement", {}, "another kind"),
        ("road", {"site-lat": "53.76400"}, "too far"),
    ],
)
def test_what_is_not_alike_is_not_offered(
    client: Client, submit: Submit, surface: str, place: dict[str, str], why: str
) -> None:
    report(submit)
    assert where(client, surface, **place).status_code == 302, why


def test_many_reports_nearby_cost_no_more_than_one(client: Client, submit: Submit) -> None:
    report(submit)
    where(client, "pavement")
    one = queries_of(lambda: where(client, "pavement"))
    for _ in range(4):
        report(submit)
    assert queries_of(lambda: where(client, "pavement")) == one


def test_what_is_closed_or_old_is_not_offered(client: Client, submit: Submit) -> None:
    old, closed = report(submit), report(submit)
    Case.objects.filter(id=old.id).update(received_at=timezone.now() - timedelta(days=61))
    Case.objects.filter(id=closed.id).update(closed_at=timezone.now(), outcome="done")
    assert where(client).status_code == 302


def test_whoever_proves_an_address_follows_and_hears_only_what_anybody_may(
    client: Client, person: Person, submit: Submit
) -> None:
    case = report(submit)
    assert "You follow this report" in words(follows(client, case))
    assert "You follow this report" in words(follows(client, case))
    assert CaseParty.objects.filter(case=case, role=Role.FOLLOWER).count() == 1
    ines = acting(person("ines", highways_area_teams="handler"), on=timezone.localdate())
    refusal = moving.Given(answers={"reason": "Sam Iqbal was told so at his door"})
    moving.take(case.id, "below_threshold", given=refusal, actor=ines, now=timezone.now())
    run_effects(timezone.now())
    told = Message.objects.get(case=case, to=ANN, key="followed", subject__startswith="News")
    assert "We inspected the hole. It is not deep enough for us to repair now." in told.body
    assert [
        private for private in ("Sam", "Iqbal", "County Hall", "door") if private in told.body.split("http")[0]
    ] == []
    assert Message.objects.filter(case=case, to="sam.iqbal@example.org", key="no_action").count() == 1


def test_opening_the_link_follows_nothing_until_its_button_is_pressed(client: Client, submit: Submit) -> None:
    case = report(submit)
    address = link(client, case)
    assert "Follow this report" in words(client.get(address))
    assert CaseParty.objects.filter(role=Role.FOLLOWER).count() == 0
    assert "You follow this report" in words(client.post(address))


def test_a_follower_hears_in_the_language_in_which_they_asked(client: Client, submit: Submit) -> None:
    case = report(submit)
    client.get("/?language=pl")
    address = link(client, case)
    other = Client()
    assert 'lang="pl"' in other.get(address).content.decode()
    other.post(address)
    assert CaseParty.objects.get(role=Role.FOLLOWER).party.language == "pl"


def test_a_closed_report_is_followed_no_more(client: Client, submit: Submit) -> None:
    case = report(submit)
    address = link(client, case)
    Case.objects.filter(id=case.id).update(closed_at=timezone.now(), outcome="done")
    assert "This is closed" in words(client.post(address))
    assert CaseParty.objects.filter(role=Role.FOLLOWER).count() == 0


def test_a_link_works_once_for_half_an_hour_and_only_for_its_own_report(client: Client, submit: Submit) -> None:
    case, other = report(submit), report(submit)
    address = link(client, case)
    elsewhere = address.replace(shown(case.reference), shown(other.reference))
    wrong = [elsewhere, f"/follow/{shown(case.reference)}/something"]
    assert [(client.get(at).status_code, client.post(at).status_code) for at in wrong] == [(422, 422)] * 2
    assert CaseParty.objects.filter(role=Role.FOLLOWER).count() == 0
    client.post(address)
    assert "This link does not work any more" in words(client.post(address))
    old = link(client, case, "bob@example.org")
    ContactProof.objects.filter(used_at=None).update(expires_at=timezone.now())
    assert client.post(old).status_code == 422
    assert CaseParty.objects.filter(role=Role.FOLLOWER).count() == 1


def test_a_case_that_is_not_public_has_no_page(client: Client, submit: Submit) -> None:
    case = report(submit)
    Case.objects.filter(id=case.id).update(public=False)
    assert client.get(f"/follow/{shown(case.reference)}").status_code == 404
    Case.objects.filter(id=case.id).update(public=True, sensitive=True)
    assert client.get(f"/follow/{shown(case.reference)}").status_code == 404
    assert client.get("/follow/not-a-reference").status_code == 404
