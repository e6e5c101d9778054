"""Taking a transition: who may, when it applies, what it asks, and that two people never both win."""

import threading

import pytest
from django.db import connection

from frontdoor.engine.cases.acting import SYSTEM, Actor
from frontdoor.engine.cases.actions import moving, watching
from frontdoor.engine.cases.actions.working import assign, finish, note
from frontdoor.engine.cases.models import Case, Event, Kind, Task
from frontdoor.engine.cases.permissions import MovedOn, NotAllowed
from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.places.models import Authority
from tests.heart import DAY, FOI, HOUR, NOW, Person, Submit, acting, kinds, resident_of, take


def test_an_inspection_moves_the_case_and_makes_a_new_promise(submit: Submit, inspector: Actor) -> None:
    case = take(submit(), "assess", inspector, at=NOW + HOUR, depth_mm=60, risk="high")
    assert (case.state, case.state_since) == ("repair_ordered", NOW + HOUR)
    assert kinds(case) == ["submitted", "promised", "moved", "kept", "promised"]
    assert [(task.words, task.done_at is None) for task in case.tasks.order_by("id")] == [
        ("Look at the report", False),
    ]
    assert {clock.key: clock.period for clock in case.clocks.all()} == {
        "look": "5 working days",
        "mend": "2 working days",
    }
    assert answers_of(case)["depth_mm"] == 60


@pytest.mark.parametrize(
    ("surface", "depth", "moves"),
    [("road", 40, True), ("road", 39, False), ("pavement", 25, True), ("pavement", 24, False), ("other", 30, False)],
)
def test_a_condition_decides_with_what_is_asked_at_the_step(
    submit: Submit, inspector: Actor, surface: str, depth: int, moves: bool
) -> None:
    case = submit(surface=surface)
    if moves:
        assert take(case, "assess", inspector, depth_mm=depth, risk="low").state == "repair_ordered"
        return
    with pytest.raises(NotAllowed) as refused:
        take(case, "assess", inspector, depth_mm=depth, risk="low")
    assert str(refused.value) == 'This is below the depth at which we repair. Use "Not deep enough".'
    assert kinds(case) == ["submitted", "promised"]


def test_a_condition_that_cannot_be_decided_does_not_hold(submit: Submit, person: Person) -> None:
    """The manager never said whether it was talked over: `talked` is absent, and nothing may be guessed."""
    case, manager = hours(submit, person)
    with pytest.raises(moving.Unanswered) as unanswered:
        take(case, "refuse", acting(manager), grounds="cost", reason="It costs more")
    assert set(unanswered.value.wrong) == {"talked"}
    with pytest.raises(NotAllowed) as refused:
        take(case, "refuse", acting(manager), talked=False, grounds="cost", reason="It costs more")
    assert str(refused.value) == "Talk it over with them first. The law asks for that before you refuse."
    assert take(case, "refuse", acting(manager), talked=True, grounds="cost", reason="It does").state == "refused"


def test_what_is_asked_must_be_answered(submit: Submit, inspector: Actor) -> None:
    with pytest.raises(moving.Unanswered) as unanswered:
        take(submit(), "assess", inspector, depth_mm=60)
    assert unanswered.value.wrong == {"risk": "Select an answer to “How great is the risk?”"}


def test_only_those_named_may_take_it(submit: Submit, person: Person, inspector: Actor) -> None:
    """The team that has the case; a resident only what is theirs; the system only what it does by itself."""
    case = submit()
    other_team = acting(person("finn", information_governance="manager"))
    nobody = acting(person("nell"))
    for actor in (other_team, nobody, resident_of(case), SYSTEM):
        with pytest.raises(NotAllowed):
            take(case, "below_threshold", actor, reason="It is small")
    assert take(case, "below_threshold", inspector, reason="It is small").outcome == "refused"


def test_a_role_counts_in_the_team_that_has_or_owns_the_case_only(submit: Submit, person: Person) -> None:
    case = reviewed(submit, person)
    handler = acting(person("hal", information_governance="handler"))
    elsewhere = acting(person("moll", highways_area_teams="manager"))
    for actor in (handler, elsewhere):
        with pytest.raises(NotAllowed):
            take(case, "uphold", actor, upheld_because="It was right")
    manager = acting(person("mona", information_governance="manager"))
    assert take(case, "uphold", manager, upheld_because="It was right").state == "upheld"


def test_a_transition_of_another_state_cannot_be_taken(submit: Submit, inspector: Actor) -> None:
    for key in ("mended", "nonsense"):
        with pytest.raises(NotAllowed):
            take(submit(), key, inspector)


def test_who_saw_an_older_case_loses(submit: Submit, inspector: Actor) -> None:
    case = submit()
    note(case.id, text="Cones are out", actor=inspector, now=NOW)
    with pytest.raises(MovedOn):
        moving.take(case.id, "below_threshold", given=moving.Given({"reason": "x"}), actor=inspector, now=NOW, seen=2)
    with pytest.raises(MovedOn):
        assign(case.id, to=None, actor=inspector, now=NOW, seen=2)


@pytest.mark.django_db(transaction=True)
def test_two_who_act_at_once_never_both_win(submit: Submit, inspector: Actor) -> None:
    case = submit()
    start, came = threading.Barrier(2), []
    given = {"below_threshold": {"reason": "It is small"}, "assess": {"depth_mm": 60, "risk": "low"}}

    def act(key: str) -> None:
        start.wait()
        try:
            moving.take(case.id, key, given=moving.Given(given[key]), actor=inspector, now=NOW, seen=case.seq)
            came.append("won")
        except MovedOn:
            came.append("moved on")
        finally:
            connection.close()

    both = [threading.Thread(target=act, args=(key,)) for key in given]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(came) == ["moved on", "won"]
    assert Event.objects.filter(case=case, kind=Kind.MOVED).count() == 1


def test_what_needs_a_second_person_waits_for_one_who_did_not_propose_it(submit: Submit, person: Person) -> None:
    case = submit("foi-request", answers=FOI)
    manager = acting(person("mona", information_governance="manager"))
    second = acting(person("mick", information_governance="manager"))
    handler = acting(person("hal", information_governance="handler"))
    elsewhere = acting(person("moll", highways_area_teams="manager"))
    case = take(case, "refuse", manager, exemption="cost", refusal="Ask for one year")
    task = case.tasks.get(sort=Task.Sort.APPROVE)
    assert (case.state, kinds(case)[-1], task.words) == ("received", "proposed", "Refuse")
    with pytest.raises(NotAllowed):
        take(case, "not_held", handler, who_may_hold_it="Nobody")
    for actor in (manager, handler, elsewhere):
        with pytest.raises(NotAllowed):
            moving.approve(case.id, task.id, agreed=True, actor=actor, now=NOW)
    case = moving.approve(case.id, task.id, agreed=True, actor=second, now=NOW)
    assert (case.state, answers_of(case)["refusal"]) == ("refused", "Ask for one year")


def test_who_does_not_agree_leaves_the_case_where_it_was(submit: Submit, person: Person) -> None:
    case = submit("foi-request", answers=FOI)
    handler = acting(person("hal", information_governance="handler"))
    manager = acting(person("mona", information_governance="manager"))
    case = take(case, "refuse", handler, exemption="cost", refusal="Ask for one year")
    case = moving.approve(case.id, case.tasks.get(sort="approve").id, agreed=False, actor=manager, now=NOW)
    assert (case.state, case.events.get(seq=case.seq).codes) == ("received", {"not_agreed": "refuse"})
    assert not case.tasks.filter(sort="approve", done_at=None).exists()
    assert case.tasks.filter(sort="work", done_at=None).count() == 1


def test_what_the_resident_is_asked_is_their_own_task(submit: Submit, person: Person) -> None:
    case = submit("foi-request", answers=FOI)
    handler = acting(person("hal", information_governance="handler"))
    asks = {"keys": ["topic"], "written": ["Which roads do you mean?"]}
    case = take(case, "clarify", handler, at=NOW + HOUR, asks=asks)
    task = case.tasks.get(sort=Task.Sort.ANSWER)
    assert (task.party, task.team, task.user, task.asks) == (case.parties.get().party, None, None, asks)
    assert case.paused and case.due_at is None
    answered = {"topic": "Road repairs", f"asked_{task.id}_1": "All of them"}
    case = take(case, "clarified", resident_of(case), at=NOW + DAY, **answered)
    task.refresh_from_db()
    assert (case.state, task.done_at) == ("received", NOW + DAY)
    assert answers_of(case)["topic"] == "Road repairs"


def test_the_system_takes_what_has_waited_long_enough(submit: Submit, person: Person) -> None:
    case = submit("foi-request", answers=FOI)
    case = take(case, "clarify", acting(person("hal", information_governance="handler")), asks={"written": ["Which?"]})
    assert case.turns_by == "lapse" and case.turns_at is not None
    assert watching.take_turns(now=case.turns_at - HOUR) == 0
    assert watching.take_turns(now=case.turns_at) == 1
    case.refresh_from_db()
    assert (case.state, case.outcome, case.turns_at) == ("lapsed", "withdrawn", None)
    assert watching.take_turns(now=NOW + 365 * DAY) == 0
    assert case.events.get(kind=Kind.MOVED, to_state="lapsed").who == "system"


def test_what_the_system_may_not_take_yet_it_tries_again_the_next_day(submit: Submit, person: Person) -> None:
    """Somebody's second agreement was waited for on the very day."""
    case = submit("foi-request", answers=FOI)
    case = take(case, "clarify", acting(person("hal", information_governance="handler")), asks={"written": ["Which?"]})
    waits = Task.objects.create(case=case, sort=Task.Sort.APPROVE, words="x", team=case.owner, opened_at=NOW)
    due_at = case.turns_at
    assert due_at is not None and watching.take_turns(now=due_at) == 0
    waits.delete()
    assert (watching.take_turns(now=due_at + HOUR), watching.take_turns(now=due_at + DAY)) == (0, 1)


def test_a_case_that_went_on_is_not_taken_by_the_system(submit: Submit, person: Person) -> None:
    case = submit("foi-request", answers=FOI)
    case = take(case, "clarify", acting(person("hal", information_governance="handler")), asks={"written": ["Which?"]})
    case = take(case, "withdraw", resident_of(case))
    assert (case.turns_at, watching.take_turns(now=NOW + 365 * DAY)) == (None, 0)


def test_a_hand_over_names_the_authority_and_keeps_the_reference(submit: Submit, inspector: Actor) -> None:
    case = submit()
    reference = case.reference
    blackpool = Authority.objects.get(key="blackpool")
    case = take(case, "hand_over", inspector, authority=blackpool)
    assert (case.state, case.authority, case.reference) == ("passed_on", blackpool, reference)
    assert case.events.get(kind=Kind.MOVED).codes["authority"] == blackpool.id


def test_the_line_manager_of_the_day_has_it_else_its_owner(submit: Submit, person: Person) -> None:
    case, manager = hours(submit, person)
    assert (case.assignee, case.team) == (manager, None)
    assert case.events.get(kind=Kind.ASSIGNED).codes == {
        "rule": "line_manager",
        "rule_version": 1,
        "assignee": manager.id,
    }
    alone, _ = hours(submit, person, names=("olga", ""))
    assert (alone.assignee, alone.team and alone.team.key) == (None, "human_resources")


def test_work_by_hand_is_finished_once(submit: Submit, inspector: Actor) -> None:
    case = submit()
    task = Task.objects.create(case=case, sort=Task.Sort.TELL, words="Ring them", team=case.team, opened_at=NOW)
    finish(task.id, text="Rang at ten", actor=inspector, now=NOW)
    with pytest.raises(NotAllowed):
        finish(task.id, text="Rang at ten", actor=inspector, now=NOW)
    case.refresh_from_db()
    assert kinds(case) == ["submitted", "promised", "noted"]


def hours(submit: Submit, person: Person, names: tuple[str, str] = ("emil", "lina")) -> tuple[Case, object]:
    """An employee's request for other hours, and their line manager; the second name may be empty: nobody."""
    from frontdoor.engine.parties.actions import set_line_manager

    employee = person(names[0], employees="handler")
    manager = person(names[1], employees="handler") if names[1] else None
    set_line_manager(employee, manager, actor=None, now=NOW - DAY)
    answers = {
        "changes": ["days"],
        "now": "Monday to Friday",
        "wanted": "Monday to Thursday",
        "from_on": "2027-02-01",
        "lasts": "always",
        "effect_on_work": None,
        "adjustment": None,
    }
    return submit("change-my-working-hours", answers=answers, user=employee), manager


def reviewed(submit: Submit, person: Person) -> Case:
    """A request for information that was answered, and is looked at again."""
    from frontdoor.engine.cases.actions.reopening import reopen

    case = submit("foi-request", answers=FOI)
    case = take(case, "send", acting(person("ian", information_governance="handler")), answer="12")
    return reopen(case.id, reason="That is one year", actor=resident_of(case), now=NOW + HOUR)
