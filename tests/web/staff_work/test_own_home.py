"""The home of an employee, a councillor or a partner: their own requests and what is offered to their kind."""

import pytest
from django.utils import timezone

from frontdoor.engine.cases.actions import drafts
from frontdoor.engine.cases.actions.submission import submit
from frontdoor.engine.cases.models import Case, Task
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.parties.models import User
from frontdoor.web.actors import actor_of

from .conftest import PERMIT_ANSWERS, Enter, Make, Send
from .reading import queries_of, words


def own(user: User) -> Case:
    now = timezone.now()
    version = definitions.version_id("apply-for-a-test-permit")
    draft = drafts.begin("apply-for-a-test-permit", version, now=now, user_id=user.pk)
    drafts.answer(draft.id, PERMIT_ANSWERS, now=now)
    return submit(draft.id, actor=actor_of(user, on=timezone.localdate()), now=now)


def test_my_own_requests_are_there_and_nobody_elses(person: Make, enter: Enter, send: Send) -> None:
    ed, asha = person("ed", "employees"), person("asha", "councillors")
    case = own(ed)
    send()
    assert f"/track/{shown(case.reference)}" in enter(ed).get("/account/").content.decode()
    other = words(enter(asha).get("/account/"))
    assert ("Test permit" in other, "Pothole" in other, "You have no open requests." in other) == (False, False, True)


def test_the_cases_that_i_deal_with_are_not_my_own(person: Make, enter: Enter, send: Send) -> None:
    send()
    assert "Pothole" not in words(enter(person("priya")).get("/account/"))


def test_what_waits_for_me_comes_first(person: Make, enter: Enter) -> None:
    ed = person("ed", "employees")
    case = own(ed)
    case.state = "waiting"
    case.save()
    Task.objects.create(
        case=case, sort=Task.Sort.ANSWER, words="We need something.", party=ed.party, opened_at=timezone.now()
    )
    page = enter(ed).get("/account/")
    assert "Needs you first Test permit, Ann Lee We need something. Answer" in words(page)
    assert f"/track/{shown(case.reference)}/answer/answered" in page.content.decode()


@pytest.mark.parametrize(
    ("team", "service"),
    [
        ("employees", "Ask to change my working hours"),
        ("councillors", "Raise casework for a resident"),
        ("early_help_partners", "Refer a family for early help"),
    ],
)
def test_each_is_offered_what_is_for_their_kind(person: Make, enter: Enter, team: str, service: str) -> None:
    page = words(enter(person("ed", team)).get("/account/"))
    assert service in page
    assert "Report a pothole" not in page


def test_a_councillor_who_deals_with_nothing_is_led_home(person: Make, enter: Enter, send: Send) -> None:
    send()
    response = enter(person("asha", "councillors")).get("/staff/")
    assert (response.status_code, response.headers["Location"]) == (302, "/account/")
    assert enter(person("ed", "employees")).get("/staff/").status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_my_home_costs_the_same_number_of_queries_for_one_request_and_for_three(
    person: Make, enter: Enter, number: int
) -> None:
    ed = person("ed", "employees")
    for _each in range(number):
        own(ed)
    client = enter(ed)
    client.get("/account/")
    assert queries_of(lambda: client.get("/account/")) == 7
