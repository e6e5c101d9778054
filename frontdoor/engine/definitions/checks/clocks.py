"""Checks clocks: where each starts, is kept, pauses and restarts, and that its table always decides.
Must not compute a day."""

from frontdoor.engine.definitions.checks.flow import reachable_from
from frontdoor.engine.definitions.checks.subject import Path, Subject
from frontdoor.engine.definitions.language import Clock


def check_clocks(subject: Subject) -> None:
    """Notes what is wrong with the clocks."""
    by_then = subject.asked_by
    for key, clock in subject.service.clocks.items():
        path: Path = ("clocks", key)
        if subject.expect((*path, "starts"), clock.starts, subject.service.states, "state"):
            _check_places(subject, path, clock)
            _check_table(subject, path, clock, by_then[clock.starts])
        if clock.late:
            subject.expect((*path, "late"), clock.late, subject.service.messages, "message")
        if clock.calendar:
            subject.expect((*path, "calendar"), clock.calendar, subject.around.council.calendars, "calendar")
        if "((due))" not in clock.promise:
            subject.note((*path, "promise"), "A promise says when: write ((due)) in it.")


def _check_places(subject: Subject, path: Path, clock: Clock) -> None:
    service = subject.service
    if service.states[clock.starts].ends:
        subject.note((*path, "starts"), "A case ends in that state, so nothing can be promised from there.")
    follow = reachable_from(service, clock.starts)
    for name in ("kept", "pauses", "restarts"):
        for at, state in enumerate(getattr(clock, name)):
            place: Path = (*path, name, at)
            if not subject.expect(place, state, service.states, "state"):
                continue
            if state not in follow:
                subject.note(place, f'No case gets from "{clock.starts}" to "{state}".')
            if name != "kept" and service.states[state].ends:
                subject.note(place, f'A case ends in "{state}", so it cannot be one of "{name}".')
    if clock.starts in clock.kept:
        subject.note((*path, "kept"), "It would be kept the moment it starts.")
    if clock.starts in clock.pauses:
        subject.note((*path, "pauses"), "It would be paused the moment it starts.")
    for state in set(clock.kept) & set(clock.pauses):
        subject.note((*path, "pauses"), f'"{state}" cannot both keep and pause it.')


def _check_table(subject: Subject, path: Path, clock: Clock, asked: set[str]) -> None:
    last = len(clock.within) - 1
    for at, line in enumerate(clock.within):
        place: Path = (*path, "within", at)
        if line.when:
            subject.condition((*place, "when"), line.when, {*subject.own_keys, *asked}, after="the clock starts")
            if at == last:
                subject.note(place, 'The last line must apply whatever the answers: leave out its "when".')
        elif at != last:
            subject.note(place, "The lines after this one could never apply: only the last has no condition.")
