"""Checks the words for people: that each ((placeholder)) is known where it stands, and each message is sent.
Must not judge the English."""

from collections.abc import Collection, Iterable

from frontdoor.engine.definitions.checks.flow import reachable_from
from frontdoor.engine.definitions.checks.subject import Path, Subject
from frontdoor.engine.definitions.language import Service
from frontdoor.engine.definitions.language.placeholders import is_unclosed, placeholders
from frontdoor.engine.rules.nearest import did_you_mean

COUNCIL = "council.yaml"
PROMISES = ("due", "promised", "promise")


def check_words(subject: Subject) -> None:
    """Notes placeholders that cannot be filled in, and messages that nothing sends."""
    _check_questions(subject)
    _check_states(subject)
    _check_messages(subject)
    for key, clock in subject.service.clocks.items():
        check_text(subject, ("clocks", key, "promise"), clock.promise, ["due", *_council(subject)])
    for at, line in enumerate(subject.service.eligible):
        check_text(subject, ("eligible", at, "says"), line.says, _council(subject))
    for name in ("title", "summary"):
        check_text(subject, (name,), getattr(subject.service, name), ())


def check_text(subject: Subject, path: Path, text: str | None, known: Iterable[str]) -> None:
    """Notes every placeholder that is not known here."""
    if not text:
        return
    known = list(known)
    if is_unclosed(text):
        subject.note(path, "Two brackets open or close here without their partner; write ((name)).")
    for name in sorted(placeholders(text) - set(known)):
        what = f'"(({name}))" cannot be filled in here.{did_you_mean(name, known)}'
        subject.note(path, what, words=f"(({name}))")


def _check_questions(subject: Subject) -> None:
    for path, question in subject.placed():
        _check_question(subject, path, question)
        for at, inner in enumerate(getattr(question, "questions", ())):
            _check_question(subject, (*path, "questions", at), inner)


def _check_question(subject: Subject, path: Path, question: object) -> None:
    for name in ("ask", "hint", "need"):
        check_text(subject, (*path, name), getattr(question, name), _council(subject))
    stop = getattr(question, "stop", None)
    if stop:
        check_text(subject, (*path, "stop", "says"), stop.says, _council(subject))


def _check_states(subject: Subject) -> None:
    service, by_then = subject.service, subject.asked_by
    for key, state in service.states.items():
        answers = {*subject.own_keys, *by_then[key]}
        known = {"reference", *_engine(service, [key]), *_council(subject), *answers}
        check_text(subject, ("states", key, "says"), state.says, known)
        for name, transition in state.transitions.items():
            path: Path = ("states", key, "transitions", name)
            asked = {*known, *(question.key for question in transition.asks)}
            check_text(subject, (*path, "says"), transition.says, asked)
            check_text(subject, (*path, "otherwise"), transition.otherwise, asked)


def _check_messages(subject: Subject) -> None:
    service = subject.service
    sent = _sent_at(subject)
    for key, message in service.messages.items():
        path: Path = ("messages", key)
        if subject.node.at(path).file.endswith(COUNCIL):  # shared by all, and checked where it is written
            continue
        if key not in sent:
            if not did_you_mean(key, _unanswered_tells(service)):  # else the misspelling is noted where it stands
                subject.note(path, f'Nothing sends "{key}".')
            continue
        answers = set.intersection(*(asked for _, asked in sent[key]))
        known = {"reference", "link", *_engine(service, [state for state, _ in sent[key]]), *_council(subject)}
        for name, text in (("subject", message.subject), ("body", message.body)):
            check_text(subject, (*path, name), text, known | answers)
            _check_secrets(subject, (*path, name), text)


def _check_secrets(subject: Subject, path: Path, text: str) -> None:
    for name in sorted(placeholders(text) & subject.asked.keys()):
        if subject.asked[name][1].sensitive:
            what = f'"{name}" is sensitive and is never put in a message.'
            subject.note(path, what, words=f"(({name}))")


def _sent_at(subject: Subject) -> dict[str, list[tuple[str, set[str]]]]:
    """For each message, the states it is sent in and what has been asked by then."""
    service, by_then, own = subject.service, subject.asked_by, set(subject.own_keys)
    sent: dict[str, list[tuple[str, set[str]]]] = {"received": [(service.first_state, own)]}
    for key, state in service.states.items():
        told = service.message_for(key)
        if told:
            sent.setdefault(told, []).append((key, own | by_then[key]))
        for transition in state.transitions.values():
            if transition.tell and transition.to in service.states:
                asks = {question.key for question in transition.asks}
                sent.setdefault(transition.tell, []).append((transition.to, own | by_then[key] | asks))
    for clock in service.clocks.values():
        if clock.late and clock.starts in service.states:
            running = reachable_from(service, clock.starts, barred=frozenset(clock.kept))
            asked = set().union(*(by_then[key] for key in running))
            sent.setdefault(clock.late, []).append((clock.starts, own | asked))
    return sent


def _unanswered_tells(service: Service) -> list[str]:
    """Names of messages that are told but not written; a misspelling is probably one of them."""
    told = [state.tell for state in service.states.values()]
    told += [transition.tell for transition in service.transitions()]
    told += [clock.late for clock in service.clocks.values()]
    return [key for key in told if key and key not in service.messages]


def _engine(service: Service, states: Collection[str]) -> list[str]:
    """What the engine can fill in, in all of these states."""
    known = list(PROMISES) if service.clocks else []
    if service.charge:
        known.append("charge")
    if service.duty:
        known.append("authority")
    if states and all(service.states[key].reopen for key in states if key in service.states):
        known.append("reopen_until")
    return known


def _council(subject: Subject) -> list[str]:
    return list(subject.around.council.placeholders())
