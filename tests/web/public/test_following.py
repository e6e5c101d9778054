"""Open reports of the same kind nearby are offered first; whoever follows one is told what anybody may know."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.actions import moving
from frontdoor.engine.cases.models import Case, CaseParty, Role
from frontdoor.engine.cases.references import shown
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.tokens import code_of
from tests.heart import Person, Submit, acting
from tests.messages import run_effects
from tests.web.staff_work.reading import words

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
    client.post(f"/follow/{shown(case.reference)}", {"email": email})
    proof = Message.objects.filter(to=email).exclude(proof=None).latest("id").proof
    assert proof is not None
    return client.post(f"/follow/{shown(case.reference)}", {"email": email, "code": code_of(proof.salt)})


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


@pytest.mark.parametrize("code", ["", "000000", "abc"])
def test_a_wrong_code_follows_nothing(client: Client, submit: Submit, code: str) -> None:
    case = report(submit)
    client.post(f"/follow/{shown(case.reference)}", {"email": ANN})
    answer = client.post(f"/follow/{shown(case.reference)}", {"email": ANN, "code": code})
    assert (answer.status_code, CaseParty.objects.filter(role=Role.FOLLOWER).count()) == (422, 0)


def test_a_code_to_one_address_proves_no_other(client: Client, submit: Submit) -> None:
    case = report(submit)
    client.post(f"/follow/{shown(case.reference)}", {"email": ANN})
    proof = Message.objects.get(to=ANN).proof
    assert proof is not None
    other = {"email": "bob@example.org", "code": code_of(proof.salt)}
    assert client.post(f"/follow/{shown(case.reference)}", other).status_code == 422
    assert CaseParty.objects.filter(role=Role.FOLLOWER).count() == 0


def test_a_case_that_is_not_public_has_no_page(client: Client, submit: Submit) -> None:
    case = report(submit)
    Case.objects.filter(id=case.id).update(public=False)
    assert client.get(f"/follow/{shown(case.reference)}").status_code == 404
    Case.objects.filter(id=case.id).update(public=True, sensitive=True)
    assert client.get(f"/follow/{shown(case.reference)}").status_code == 404
    assert client.get("/follow/not-a-reference").status_code == 404
