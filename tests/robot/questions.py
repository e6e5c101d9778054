"""Every way through the questions of a service, sent."""

import pytest

from frontdoor.engine.cases.actions.submission import Incomplete
from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.journeys.journey import Journey
from tests.heart import NOW
from tests.robot.company import SERVICES, Walk, covered
from tests.robot.marks import codes_of, leaks, personal_values

every_service = pytest.mark.parametrize("key", SERVICES)


@every_service
def test_nothing_that_a_definition_says_is_out_of_reach(catalogue: None, key: str) -> None:
    """Each question is asked, each option that tells chosen, each condition true once and false once."""
    service, found = definitions.current().services[key], covered(key)
    asked = {name for path in found.paths for name in path.answers}
    assert found.unreached == ()
    assert asked == {question.key for question in service.questions}


@every_service
def test_every_path_may_be_sent_and_keeps_what_applies(walk: Walk, key: str, caplog: pytest.LogCaptureFixture) -> None:
    walker = walk(key)
    assert covered(key).complete
    for path in covered(key).complete:
        case = walker.submit(path.answers, now=NOW)
        kept = answers_of(case)
        applies = {question.key for question in Journey(walker.service, path.answers, today=NOW.date()).questions}
        assert case.state == walker.service.first_state
        assert set(kept) == {name for name in applies if path.answers[name] is not None}
        assert {name: kept[name] for name in kept if not _is_file(walker.service, name)} == {
            name: path.answers[name] for name in kept if not _is_file(walker.service, name)
        }
        assert case.documents.count() == sum(len(kept[name]) for name in kept if _is_file(walker.service, name))
        assert leaks(personal_values(walker.service, case), codes_of(case), caplog.text) == []


@every_service
def test_nobody_is_asked_twice(catalogue: None, key: str) -> None:
    """On no way through a service is the same thing asked again, of the same person: by its fact, or in its words."""
    service = definitions.current().services[key]
    later = [ask.ask for state in service.states.values() for step in state.transitions.values() for ask in step.asks]
    for path in covered(key).paths:
        asked = [service.question(name) for name in path.answers]
        facts = [question.fact for question in asked if question.fact]
        words = [question.ask for question in asked]
        assert len(set(facts)) == len(facts), facts
        assert len(set(words)) == len(words)
        assert set(words) & set(later) == set()


@every_service
def test_what_a_stop_ends_is_not_sent(walk: Walk, key: str) -> None:
    walker = walk(key)
    stopped = [path for path in covered(key).paths if path.stopped_by]
    ends = [question for question in walker.service.questions if question.stop and not question.stop.go_on]
    assert {path.stopped_by for path in stopped} == {question.key for question in ends}
    for path in stopped:
        with pytest.raises(Incomplete) as incomplete:
            walker.submit(path.answers, now=NOW)
        assert incomplete.value.key == path.stopped_by


def _is_file(service: object, key: str) -> bool:
    return service.question(key).type == "file"  # type: ignore[attr-defined]
