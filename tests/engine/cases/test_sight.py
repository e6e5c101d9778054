"""Who sees which cases: a row for each person, with cases of every kind that could leak."""

from datetime import date
from typing import Any

import pytest

from frontdoor.engine.cases.actions.working import assign
from frontdoor.engine.cases.models import Case, Document
from frontdoor.engine.cases.queries.queues import counts, my_queue, my_tasks, team_queue
from frontdoor.engine.cases.queries.sight import own_cases, visible_documents, visible_to
from frontdoor.engine.parties.models import Membership, Team
from tests.heart import DAY, FOI, NOW, TODAY, Person, Submit, acting, take

REFERRAL: dict[str, Any] = {
    "danger": False,
    "family_agrees": True,
    "referrer_role": "school",
    "parent": {"first": "Pat", "last": "Moss"},
    "parent_telephone": "+441632960001",
    "home": {"lines": ["1 Example Street", "Preston"], "postcode": "PR1 8XJ", "country": "GB"},
    "interpreter": False,
    "children": [{"child": {"first": "Kit", "last": "Moss"}, "child_born_on": "2016-05-01"}],
    "needs": ["parenting"],
    "worries": "Bedtimes",
    "strengths": "They talk",
    "tried": None,
    "family_wants": "Sleep",
    "assessment": None,
}


@pytest.fixture
def cases(submit: Submit, person: Person) -> dict[str, Case]:
    """A pothole, a request for information, and two sensitive referrals, one of them with social care."""
    partner = person("pia", early_help_partners="handler")
    helper = acting(person("hana", early_help="handler"))
    second = acting(person("mae", early_help="manager"))
    referral, escalated = (submit("refer-for-early-help", answers=REFERRAL, user=partner) for _ in range(2))
    escalated = take(escalated, "escalate", helper)
    from frontdoor.engine.cases.actions.moving import approve

    approve(escalated.id, escalated.tasks.get(sort="approve").id, agreed=True, actor=second, now=NOW)
    return {
        "pothole": submit(),
        "foi": submit("foi-request", answers=FOI),
        "referral": referral,
        "escalated": escalated,
    }


@pytest.mark.parametrize(
    ("places", "seen"),
    [
        ({}, set()),
        ({"highways_area_teams": "handler"}, {"pothole"}),
        ({"information_governance": "manager"}, {"foi"}),
        ({"early_help": "handler"}, {"referral", "escalated"}),
        ({"early_help": "manager"}, {"referral", "escalated"}),
        ({"early_help": "administrator"}, set()),
        ({"early_help": "administrator", "highways_area_teams": "handler"}, {"pothole"}),
        ({"childrens_social_care": "handler"}, {"escalated"}),
        ({"childrens_social_care": "administrator"}, set()),
        ({"administrators": "administrator"}, set()),
        ({"councillors": "handler"}, set()),
        ({"early_help_partners": "handler"}, set()),
        ({"employees": "handler"}, set()),
    ],
)
def test_each_sees_what_is_theirs_and_nothing_else(
    cases: dict[str, Case], person: Person, places: dict[str, str], seen: set[str]
) -> None:
    names = {case.id: name for name, case in cases.items()}
    found = visible_to(person("sight", **places), on=TODAY)
    assert sorted(names[case.id] for case in found) == sorted(seen)


def test_a_place_that_ended_or_has_not_begun_shows_nothing(cases: dict[str, Case], person: Person) -> None:
    leaver = person("lee", highways_area_teams="handler")
    Membership.objects.filter(user=leaver).update(until_on=TODAY - DAY)
    joiner = person("jo")
    team = Team.objects.get(key="highways_area_teams")
    Membership.objects.create(user=joiner, team=team, role="handler", from_on=date(2026, 11, 26))
    assert (visible_to(leaver, on=TODAY).count(), visible_to(leaver, on=TODAY - DAY).count()) == (0, 1)
    assert (visible_to(joiner, on=TODAY).count(), visible_to(joiner, on=TODAY + DAY).count()) == (0, 1)


def test_who_was_given_a_case_sees_that_one(cases: dict[str, Case], person: Person) -> None:
    given = person("gwen", registration_service="handler")
    assign(cases["referral"].id, to=given, actor=acting(given), now=NOW)
    assert list(visible_to(given, on=TODAY)) == [cases["referral"]]
    assert list(my_queue(given)) == [cases["referral"]]


def test_the_owner_still_sees_what_another_team_has(cases: dict[str, Case], person: Person) -> None:
    owner, has_it = person("olga", early_help="handler"), person("cas", childrens_social_care="handler")
    escalated = cases["escalated"]
    assert escalated in visible_to(owner, on=TODAY) and escalated in visible_to(has_it, on=TODAY)
    team = Team.objects.get(key="childrens_social_care")
    assert list(team_queue(team, has_it, on=TODAY)) == [escalated]
    assert list(team_queue(team, person("nosy", highways_area_teams="handler"), on=TODAY)) == []


def test_a_party_sees_its_own(cases: dict[str, Case]) -> None:
    applicant = cases["referral"].parties.get().party
    assert set(own_cases(applicant)) == {cases["referral"], cases["escalated"]}
    assert list(own_cases(cases["pothole"].parties.get().party)) == [cases["pothole"]]


def test_a_file_is_seen_by_those_who_see_its_case(cases: dict[str, Case], person: Person) -> None:
    document = Document.objects.create(
        case=cases["referral"],
        question="assessment",
        given_by="user:1",
        name="moss.pdf",
        sha256="0" * 64,
        size=1,
        media_type="application/pdf",
        created_at=NOW,
    )
    inside, outside = person("ina", early_help="handler"), person("otto", highways_area_teams="manager")
    assert list(visible_documents(visible_to(inside, on=TODAY), document.id)) == [document]
    assert list(visible_documents(visible_to(outside, on=TODAY), document.id)) == []


def test_counts_and_tasks_are_of_what_is_seen(cases: dict[str, Case], person: Person) -> None:
    handler = person("hal", highways_area_teams="handler")
    everything = counts(visible_to(handler, on=TODAY), user=handler, now=NOW, day_ends_at=NOW + DAY)
    assert (everything.everything, everything.nobody, everything.mine) == (1, 1, 0)
    take(cases["foi"], "refuse", acting(person("ian", information_governance="handler")), exemption="cost", refusal="x")
    manager = person("mona", information_governance="manager")
    assert [task.words for task in my_tasks(manager, on=TODAY)] == ["Refuse"]
    assert list(my_tasks(handler, on=TODAY)) == []
