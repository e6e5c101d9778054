"""What needs a second person: nothing is sent until one agrees, who is never the one who proposed it."""

import pytest
from django.utils import timezone

from frontdoor.engine.cases.models import Case, Event, Kind, Task
from frontdoor.engine.cases.queries.answers import answers_in, answers_of
from frontdoor.engine.cases.queries.following import story
from frontdoor.engine.parties.actions import join_team
from frontdoor.engine.parties.models import Team

from .conftest import PERMIT_ANSWERS, Enter, Make, Send
from .reading import at, fields, words
from .test_steps import everything, follow


@pytest.fixture
def proposed(person: Make, enter: Enter, send: Send) -> Case:
    case = send("apply-for-a-test-permit", **PERMIT_ANSWERS)
    client = enter(person("priya"))
    first = client.get(at(case, "grant/"))
    assert "Nothing is sent until a second person agrees." in words(first)
    assert client.post(at(case, "grant/"), fields(first) | {"condition": "Be kind."}).status_code == 302
    case.refresh_from_db()
    return case


def test_what_is_only_proposed_is_no_answer_yet(proposed: Case) -> None:
    assert Event.objects.get(case=proposed, kind=Kind.PROPOSED).answer_set.answers == {"condition": "Be kind."}
    assert "condition" not in answers_of(proposed)
    assert "condition" not in answers_in(story(proposed))


def agree_page(case: Case) -> str:
    return at(case, f"agree/{Task.objects.get(case=case, sort=Task.Sort.APPROVE, done_at=None).pk}/")


def test_a_manager_reads_what_was_proposed_and_would_be_sent_and_nothing_changes(
    proposed: Case, person: Make, enter: Enter
) -> None:
    client = enter(person("boss", role="manager"))
    before = everything()
    page = words(client.get(agree_page(proposed)))
    assert "On what condition? Be kind." in page
    assert "They will read: Your permit On this condition Be kind." in page
    assert everything() == before


def test_once_a_manager_agrees_the_case_moves_and_the_message_is_as_it_was_shown(
    proposed: Case, person: Make, enter: Enter
) -> None:
    client = enter(person("boss", role="manager"))
    page = client.get(agree_page(proposed))
    assert client.post(agree_page(proposed), fields(page) | {"agreed": "yes"}).status_code == 302
    proposed.refresh_from_db()
    assert (proposed.state, follow(proposed).subject) == ("granted", "Your permit")


def test_a_manager_who_does_not_agree_leaves_the_case_where_it_was(proposed: Case, person: Make, enter: Enter) -> None:
    client = enter(person("boss", role="manager"))
    address = agree_page(proposed)
    client.post(address, fields(client.get(address)) | {"agreed": "no"})
    proposed.refresh_from_db()
    assert (proposed.state, client.get(address).status_code) == ("asked", 404)
    assert "Not agreed: Grant it" in words(client.get(at(proposed)))


def test_a_manager_of_another_team_is_no_second_person_here(proposed: Case, person: Make, enter: Enter) -> None:
    """They see the case as a handler of its team; manager they are elsewhere."""
    sam = person("sam")
    join_team(sam, Team.objects.get(key="blue_badge_team"), "manager", actor=None, now=timezone.now())
    client = enter(sam)
    assert client.get(at(proposed)).status_code == 200
    assert client.get(agree_page(proposed)).status_code == 404
    assert client.post(agree_page(proposed), {"agreed": "yes", "seq": proposed.seq}).status_code == 404
    assert not Event.objects.filter(case=proposed, kind=Kind.MOVED).exists()


def test_a_manager_does_not_agree_to_their_own_proposal(person: Make, enter: Enter, send: Send) -> None:
    case = send("apply-for-a-test-permit", **PERMIT_ANSWERS)
    client = enter(person("boss", role="manager"))
    client.post(at(case, "grant/"), {"seq": case.seq, "condition": "Be kind."})
    page = client.get(agree_page(case))
    assert "Somebody else must agree to this." in words(page)
    case.refresh_from_db()
    assert client.post(agree_page(case), {"agreed": "yes", "seq": case.seq}).status_code == 422
    case.refresh_from_db()
    assert case.state == "asked"


def test_while_a_step_waits_only_agreeing_is_offered(proposed: Case, person: Make, enter: Enter) -> None:
    assert "Drop it" not in words(enter(person("tom")).get(at(proposed)))
    page = words(enter(person("boss", role="manager")).get(at(proposed)))
    assert ("Agree or not" in page, "Drop it" in page) == (True, False)
    assert "Agree or not" in words(enter(person("head", role="manager")).get("/staff/"))


def test_what_the_resident_is_to_be_asked_waits_for_the_second_person_too(
    person: Make, enter: Enter, send: Send
) -> None:
    case = send("apply-for-a-test-permit", **PERMIT_ANSWERS)
    asked = {"seq": case.seq, "step_ask_again": ["why"], "step_ask_new": "For how long?"}
    enter(person("priya")).post(at(case, "ask_with_leave/"), asked)
    client = enter(person("boss", role="manager"))
    page = client.get(agree_page(case))
    assert "What is it for? For how long?" in words(page).partition("What was proposed")[2]
    client.post(agree_page(case), fields(page) | {"agreed": "yes"})
    task = Task.objects.get(case=case, sort=Task.Sort.ANSWER, done_at=None)
    assert task.asks == {"keys": ["why"], "written": ["For how long?"]}
