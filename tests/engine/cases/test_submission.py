"""A draft becomes one case, however often and by however many it is sent."""

import threading
import uuid
from typing import Any

import pytest
from django.db import connection

from frontdoor.engine.cases.acting import by_party
from frontdoor.engine.cases.actions import drafts, submission
from frontdoor.engine.cases.models import Case, CaseParty, Draft, Event, Evidence, Kind, Task
from frontdoor.engine.effects.models import Effect
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.models import ContactPoint, Party
from tests.heart import BLACKBURN, NOW, PRESTON, Person, Submit, drafted, kinds
from tests.messages import run_effects

RESIDENT = by_party(None)


def test_a_case_opens_with_its_state_promise_task_and_answers(submit: Submit) -> None:
    case = submit()
    assert (case.service, case.state, case.outcome, case.closed_at) == ("report-a-pothole", "reported", "", None)
    assert (case.team and case.team.key, case.authority.key) == ("highways_area_teams", "lancashire")
    assert case.district == "E07000123"
    assert kinds(case) == ["submitted", "promised"]
    assert [task.words for task in case.tasks.all()] == ["Look at the report"]
    assert case.clocks.get().due_on is not None
    assert not Draft.objects.exists()


def test_sent_twice_it_is_the_same_case(catalogue: None, postcodes: None) -> None:
    draft_id = drafted()
    first = submission.submit(draft_id, actor=RESIDENT, now=NOW)
    again = submission.submit(draft_id, actor=RESIDENT, now=NOW)
    assert first.reference == again.reference
    assert (Case.objects.count(), Event.objects.filter(kind=Kind.SUBMITTED).count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_sent_by_four_at_once_it_is_one_case(catalogue: None, postcodes: None) -> None:
    draft_id = drafted()
    start, references = threading.Barrier(4), []

    def send() -> None:
        start.wait()
        try:
            references.append(submission.submit(draft_id, actor=RESIDENT, now=NOW).reference)
        finally:
            connection.close()

    senders = [threading.Thread(target=send) for _ in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert (len(references), len(set(references))) == (4, 1)
    assert (Case.objects.count(), Effect.objects.count(), Party.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("key", ["surface", "site", "danger"])
def test_an_incomplete_one_is_refused_and_names_the_question(catalogue: None, postcodes: None, key: str) -> None:
    draft_id = drafted()
    Draft.objects.update(answers={name: value for name, value in Draft.objects.get().answers.items() if name != key})
    with pytest.raises(submission.Incomplete) as incomplete:
        submission.submit(draft_id, actor=RESIDENT, now=NOW)
    assert incomplete.value.key == key
    assert (Case.objects.count(), Party.objects.count(), Draft.objects.count()) == (0, 0, 1)


def test_a_stop_that_does_not_go_on_is_refused(catalogue: None) -> None:
    draft_id = drafted("foi-request", answers={"about_me": True})
    with pytest.raises(submission.Incomplete) as incomplete:
        submission.submit(draft_id, actor=RESIDENT, now=NOW)
    assert incomplete.value.key == "about_me"


def test_answers_that_no_longer_apply_are_not_sent(submit: Submit) -> None:
    """Danger is asked of a road or of a large hole; the person then changed to a small hole in a pavement."""
    case = submit(surface="pavement", size="small", danger=True)
    sent = case.events.get(seq=1).answer_set.answers
    assert sent == {
        "surface": "pavement",
        "site": PRESTON,
        "size": "small",
        "details": "By the bus stop",
        "contact_name": {"first": "Sam", "last": "Iqbal"},
        "contact_email": "sam.iqbal@example.org",
    }
    assert case.clocks.get().period == "5 working days"


def test_an_equal_e_mail_never_makes_two_people_one(submit: Submit, person: Person) -> None:
    """Nor one of them a member of staff."""
    member = person("sam.iqbal", highways_area_teams="handler")
    one, other = submit(), submit()
    parties = set(CaseParty.objects.values_list("party_id", flat=True))
    assert len(parties) == 2 and member.party_id not in parties
    assert set(Party.objects.filter(id__in=parties).values_list("provisional", "joined_to")) == {(True, None)}
    assert ContactPoint.objects.filter(value="sam.iqbal@example.org").count() == 3
    assert one.events.get(seq=1).who_id != other.events.get(seq=1).who_id


def test_a_guest_without_contact_is_a_party_that_cannot_be_reached(submit: Submit) -> None:
    case = submit(contact_name=None, contact_email=None)
    run_effects()
    party = case.parties.get().party
    assert (party.name, party.contact_points.count()) == ("", 0)
    assert Message.objects.get().state == Message.State.UNREACHABLE


def test_a_resident_acts_as_the_party_they_are_and_is_known_as_well_as_their_contact(
    catalogue: None, postcodes: None
) -> None:
    draft_id = drafted()
    drafts.prove(draft_id, "sam.iqbal@example.org", now=NOW)
    event = submission.submit(draft_id, actor=RESIDENT, now=NOW).events.get(seq=1)
    party = Party.objects.get()
    assert (event.who, event.who_id, event.for_whom, event.evidence) == ("party", party.id, party.id, Evidence.CONTACT)


def test_a_place_of_another_authority_is_handed_over_at_once_by_name(submit: Submit) -> None:
    case = submit(site=BLACKBURN)
    assert (case.state, case.outcome, case.authority.key) == ("passed_on", "passed_on", "blackburn-with-darwen")
    assert kinds(case) == ["submitted", "promised", "moved"]
    clock = case.clocks.get()
    assert (clock.kept_at, clock.ended_at) == (None, NOW)  # what nobody did was not kept
    moved = case.events.get(kind=Kind.MOVED)
    assert (moved.who, moved.codes["transition"], moved.codes["effect"]) == ("system", "hand_over", "hand_over")
    assert not Task.objects.filter(done_at=None).exists()


def test_who_has_it_now_is_told_to_the_resident(submit: Submit) -> None:
    case = submit(site=BLACKBURN)
    run_effects()
    told = {message.key: message for message in Message.objects.filter(case=case)}
    assert told["passed_on"].subject == "Blackburn with Darwen Borough Council now has your report"
    assert set(told) == {"passed_on", "received"}
    assert case.reference[:4] in told["passed_on"].body


def test_a_draft_that_went_is_gone(catalogue: None) -> None:
    with pytest.raises(drafts.Gone):
        submission.submit(uuid.uuid4(), actor=RESIDENT, now=NOW)


def test_one_who_signed_in_is_the_party_of_their_case(submit: Submit, person: Person) -> None:
    councillor = person("cora", councillors="handler")
    answers: dict[str, Any] = {
        "topic": "other",
        "subject_line": "A bench",
        "details": "It is broken",
        "urgent": False,
        "resident": {"first": "Sam", "last": "Iqbal"},
        "resident_address": None,
        "tell_resident": False,
        "papers": None,
        "asked_to_act": True,
    }
    case = submit("raise-casework", answers=answers, user=councillor)
    event = case.events.get(seq=1)
    assert case.parties.get().party == councillor.party
    assert (event.who, event.who_id, event.for_whom) == ("user", councillor.id, councillor.party_id)


def test_the_longest_names_that_are_taken_can_be_sent(submit: Submit) -> None:
    party = submit(contact_name={"first": "é" * 100, "last": "n" * 100}).parties.get().party
    assert (party.first_name, party.last_name) == ("é" * 100, "n" * 100)
    assert party.name == "é" * 100 + " " + "n" * 99
