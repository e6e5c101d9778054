"""Every transition and reopening of a service, taken."""

from itertools import cycle

import pytest

from frontdoor.engine.cases.acting import SYSTEM, Actor
from frontdoor.engine.cases.actions import moving
from frontdoor.engine.cases.examples.cast import Cast
from frontdoor.engine.cases.examples.plans import REOPEN, edges_of, walks_of, way_into, ways_out
from frontdoor.engine.cases.examples.walking import Walker
from frontdoor.engine.cases.models import Case, Event, Who
from frontdoor.engine.cases.permissions import NotAllowed
from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.cases.queries.following import state_words
from frontdoor.engine.journeys.paths import refused_step
from tests.heart import NOW
from tests.robot.company import SERVICES, Walk, covered, hours
from tests.robot.marks import codes_of, leaks, personal_values

every_service = pytest.mark.parametrize("key", SERVICES)


@every_service
def test_every_transition_is_taken_and_leads_where_it_says(
    walk: Walk, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    walker, paths = walk(key), cycle(covered(key).complete)
    taken: set[tuple[str, str]] = set()
    for plan in walks_of(walker.service):
        case = walker.submit(next(paths).answers, now=NOW)
        for step, name in enumerate(plan, 1):
            left, expected = case.state, ways_out(walker.service, case.state)[name]
            case = walker.take(case, name, now=hours(step))
            taken.add((left, name))
            stands(walker, case, left, name, expected)
        assert leaks(personal_values(walker.service, case), codes_of(case), caplog.text) == []
    assert taken == set(edges_of(walker.service))


def stands(walker: Walker, case: Case, left: str, name: str, expected: str) -> None:
    """Where the case is after a step, whom it waits for, and what its person read."""
    state = walker.service.states[expected]
    assert (case.state, case.outcome, case.closed_at is not None) == (expected, state.ends or "", bool(state.ends))
    waiting = case.tasks.filter(done_at=None, sort__in=["work", "answer"])
    assert [task.sort for task in waiting] == (
        ["answer"] if state.waits_for == "resident" else ["work"] if state.task else []
    )
    moved = Event.objects.filter(case=case, kind__in=["moved", "reopened"]).latest("seq")
    transition = walker.service.states[left].transitions.get(name)
    says = transition.says if transition else None
    assert state_words(walker.service, moved) == (says or state.says)
    assert case.clocks.filter(ended_at=None).exists() <= (not state.ends)
    if state.clock:
        assert case.clocks.filter(key=state.clock, ended_at=None).exists()


@every_service
def test_every_telling_answer_to_a_step_is_taken_once(walk: Walk, key: str) -> None:
    """For example each risk of an inspection, since each makes another promise."""
    walker, path = walk(key), covered(key).complete[0]
    for state, name in edges_of(walker.service):
        if name == REOPEN or not walker.service.states[state].transitions[name].asks:
            continue
        case = arrived(walker, path.answers, state)
        transition = walker.service.states[state].transitions[name]
        ways = walker.ways(case, transition, hours(20))
        assert ways
        for number, answers in enumerate(ways):
            case = arrived(walker, path.answers, state) if number else case
            case = walker.take(case, name, now=hours(20), answers=answers)
            assert {
                asked: kept for asked, kept in answers_of(case).items() if asked in answers
            }.keys() == answers.keys()


@every_service
def test_a_condition_that_does_not_hold_refuses_in_its_own_words(walk: Walk, key: str) -> None:
    walker, path = walk(key), covered(key).complete[0]
    for state, about in walker.service.states.items():
        for name, transition in about.transitions.items():
            if transition.when is None:
                continue
            case = arrived(walker, path.answers, state)
            answers = refused_step(walker.service, transition, answers_of(case), today=NOW.date())
            assert answers is not None, "no answers refuse it"
            with pytest.raises(NotAllowed) as refused:
                walker.take(case, name, now=hours(20), answers=answers)
            assert str(refused.value) == transition.otherwise


@every_service
def test_everyone_named_may_take_a_transition_and_nobody_else(walk: Walk, key: str) -> None:
    walker, path = walk(key), covered(key).complete[0]
    for state, about in walker.service.states.items():
        case = arrived(walker, path.answers, state) if about.transitions else None
        for name, transition in about.transitions.items():
            refuses_outsiders(walker, case, name)
            for word in transition.by[1:]:
                taken = walker.take(arrived(walker, path.answers, state), name, now=hours(20), word=word)
                assert taken.state == transition.to


def refuses_outsiders(walker: Walker, case: Case, name: str) -> None:
    """Nobody in particular, somebody of every team that neither has nor owns it, and whoever else is not named."""
    transition = walker.service.states[case.state].transitions[name]
    outsiders = [Actor(Who.USER, -1), Actor(Who.USER, -1, roles=frozenset({("waste", "manager")}))]
    outsiders += [SYSTEM] if "system" not in transition.by and transition.effect != "hand_over" else []
    outsiders += [Cast(NOW.date()).actor(case, "resident")] if "resident" not in transition.by else []
    for actor in outsiders:
        with pytest.raises(NotAllowed):
            moving.take(case.pk, name, given=moving.Given(), actor=actor, now=hours(20))


def arrived(walker: Walker, answers: dict[str, object], state: str) -> Case:
    """A new case of these answers, brought into a state."""
    plan = way_into(walker.service, state)
    assert plan is not None, f"nothing leads to {state}"
    case = walker.submit(answers, now=NOW)
    for step, name in enumerate(plan, 1):
        case = walker.take(case, name, now=hours(step))
    return case
