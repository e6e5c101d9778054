"""Checks the questions of a service: keys, conditions, and what may be seen by whom.
Must not check the words in them; words.py does."""

from collections.abc import Sequence

from frontdoor.engine.definitions.checks.deciding import can_be_undecided
from frontdoor.engine.definitions.checks.subject import Path, Subject, known_to_rules
from frontdoor.engine.definitions.language.placeholders import SPECIAL
from frontdoor.engine.questions.asking import Question

NEVER_PUBLIC = ("name", "email", "telephone", "address", "file", "declaration", "several", "booking", "record")
FREE_TEXT = ("text", "long_text")


def check_questions(subject: Subject) -> None:
    """Notes what is wrong with the service's own questions and with those of its transitions."""
    before: list[str] = []
    for at, question in enumerate(subject.service.questions):
        path: Path = ("questions", at)
        if question.key in before:
            subject.note((*path, "key"), f'Another question is called "{question.key}" too.')
        _check_conditions(subject, path, question, before)
        _check_marks(subject, path, question, own=True)
        _check_route(subject, path, question)
        before.append(question.key)
    _check_asks(subject)


def _check_asks(subject: Subject) -> None:
    by_then = subject.asked_by
    for state_key, state in subject.service.states.items():
        for key, transition in state.transitions.items():
            before = [*subject.own_keys, *by_then[state_key]]
            for at, question in enumerate(transition.asks):
                path: Path = ("states", state_key, "transitions", key, "asks", at)
                _check_ask(subject, path, question)
                _check_conditions(subject, path, question, before)
                _check_marks(subject, path, question, own=False)
                before.append(question.key)


def _check_ask(subject: Subject, path: Path, question: Question) -> None:
    if question.key in subject.own_keys:
        subject.note((*path, "key"), f'The service itself already asks "{question.key}"; use another key.')
        return
    _, first = subject.asked[question.key]
    if (first.type, known_to_rules(first)) != (question.type, known_to_rules(question)):
        what = f'"{question.key}" is asked by another step as {first.type}; asked twice, it must be the same question.'
        subject.note((*path, "key"), what)


def _check_conditions(subject: Subject, path: Path, question: Question, before: Sequence[str]) -> None:
    if question.key in SPECIAL:
        subject.note((*path, "key"), f'"{question.key}" already means something in messages: use another key.')
    if question.when:
        subject.condition((*path, "when"), question.when, before, after=f'"{question.key}"')
    if question.stop:
        allowed = [*before, question.key]
        subject.condition((*path, "stop", "when"), question.stop.when, allowed, after=f'"{question.key}"')
        if question.stop.leads_to:
            subject.expect((*path, "stop", "leads_to"), question.stop.leads_to, subject.around.services, "service")
    clock = getattr(question, "not_before", None)
    if clock:
        subject.expect((*path, "not_before"), clock, subject.service.clocks, "clock")
    _check_within_several(subject, path, question)


def _check_within_several(subject: Subject, path: Path, question: Question) -> None:
    for at, inner in enumerate(getattr(question, "questions", ())):
        place: Path = (*path, "questions", at)
        if inner.key in subject.asked:
            subject.note((*place, "key"), f'Another question is called "{inner.key}" too.')
        _check_marks(subject, place, inner, own=True)


def _check_marks(subject: Subject, path: Path, question: Question, *, own: bool) -> None:
    if not question.public:
        return
    if not subject.service.public:
        subject.note((*path, "public"), 'This service is not public: write "personal: false" if it is not personal.')
    if question.type in NEVER_PUBLIC or (own and question.type in FREE_TEXT):
        subject.note((*path, "public"), f"An answer of type {question.type} may name a person: it is never public.")


def _check_route(subject: Subject, path: Path, question: Question) -> None:
    if not getattr(question, "routes", False):
        return
    if not subject.service.duty:
        subject.note((*path, "routes"), 'To find who must act, the service must say whose duty it is: write "duty".')
    if question.optional:
        subject.note((*path, "optional"), "This decides who must act, so it must be answered.")
    if question.when and can_be_undecided(subject, question.when, subject.own_keys):
        subject.note((*path, "when"), "This decides who must act, and its condition could be undecided.")
