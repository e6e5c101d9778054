"""Every letter of a service, written and sent."""

from itertools import cycle

import pytest

from frontdoor.engine.cases.actions import watching
from frontdoor.engine.cases.examples.plans import walks_of
from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.definitions.language.clocks import Clock
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.messaging.models import Message
from tests.heart import DAY, NOW
from tests.messages import KeptPost, deliver_all, run_effects
from tests.robot.company import SERVICES, Walk, covered, hours
from tests.robot.words import pattern, unfilled

NEVER_LATE = 365 * DAY


@pytest.mark.parametrize("key", SERVICES)
def test_every_letter_says_the_definitions_words_and_nothing_is_left_unfilled(
    walk: Walk, post: KeptPost, key: str
) -> None:
    walker, paths = walk(key), cycle(covered(key).complete)
    for plan in walks_of(walker.service):
        case = walker.submit(next(paths).answers, now=NOW)
        run_effects(NOW)
        for step, name in enumerate(plan, 1):
            case = walker.take(case, name, now=hours(step))
            run_effects(hours(step))
    becomes_late(walker.service, walker.submit(covered(key).complete[0].answers, now=NOW))
    written = list(Message.objects.exclude(case=None).order_by("id"))
    for message in written:
        says_its_words(walker.service, message)
    assert {message.key for message in written} >= letters_of(walker.service)
    deliver_all(NOW + NEVER_LATE)
    assert len(post.left) == sum(bool(message.to) for message in written)
    assert [name for envelope in post.left for name in unfilled(envelope.body + envelope.subject)] == []


def says_its_words(service: Service, message: Message) -> None:
    """Each piece of the definition's words, in its order, and nothing where something should be filled in."""
    words = service.messages[message.key]
    asked = [*service.questions, *(asked for step in service.transitions() for asked in step.asks)]
    answered = answers_of(message.case)
    empty = {question.key for question in asked if question.key not in answered}
    assert pattern(words.subject, empty=empty).fullmatch(message.subject + "\n")
    assert pattern(words.body, empty=empty).match(message.body)
    assert unfilled(message.subject + message.body) == []
    assert "None" not in message.body


def becomes_late(service: Service, case: Case) -> None:
    """A promise made on sending is broken in the end; a service that says its day in words has none to break."""
    watching.break_promises(now=NOW + NEVER_LATE)
    run_effects(NOW + NEVER_LATE)
    assert case.events.filter(kind="broken").exists() == bool(first_clocks(service))


def letters_of(service: Service) -> set[str]:
    """Those that steps and a first late promise send."""
    told = {"received"}
    for state in service.states.values():
        told |= {transition.tell for transition in state.transitions.values() if transition.tell}
    told |= {state.tell for key, state in service.states.items() if state.tell and key in reached(service)}
    return told | {clock.late or "late" for clock in first_clocks(service)}


def first_clocks(service: Service) -> list[Clock]:
    return [clock for clock in service.clocks.values() if clock.starts == service.first_state]


def reached(service: Service) -> set[str]:
    """States entered by a transition that does not send a letter of its own."""
    steps = [transition for state in service.states.values() for transition in state.transitions.values()]
    again = {state.reopen.to for state in service.states.values() if state.reopen}
    return again | {transition.to for transition in steps if not transition.tell}
