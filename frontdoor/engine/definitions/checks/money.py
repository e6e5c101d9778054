"""Checks the charge: that what a person owes is always decided.
Must not work out an amount."""

from frontdoor.engine.definitions.checks.deciding import can_be_undecided
from frontdoor.engine.definitions.checks.flow import surely_asked_by
from frontdoor.engine.definitions.checks.subject import Path, Subject
from frontdoor.engine.definitions.language import ChargeLine


def check_charge(subject: Subject) -> None:
    """Notes what is wrong with the charge."""
    charge, service = subject.service.charge, subject.service
    if charge is None:
        return
    if charge.at == "submit":
        may, sure = set(subject.own_keys), set(subject.own_keys)
    elif subject.expect(("charge", "at"), charge.at, ["submit", *service.states], "state"):
        may = {*subject.own_keys, *subject.asked_by[charge.at]}
        sure = {*subject.own_keys, *surely_asked_by(service)[charge.at]}
    else:
        return
    for at, line in enumerate(charge.lines):
        _check_line(subject, ("charge", "lines", at), line, may, sure)


def _check_line(subject: Subject, path: Path, line: ChargeLine, may: set[str], sure: set[str]) -> None:
    sound = line.when and subject.condition((*path, "when"), line.when, may, after="the charge")
    if line.when and sound and can_be_undecided(subject, line.when, sure):
        subject.note((*path, "when"), "This could be undecided when the money is asked for.")
    if not line.each:
        return
    if not subject.expect((*path, "each"), line.each, may, "question"):
        return
    question = subject.asked[line.each][1]
    if question.type != "number" or getattr(question, "places", None):
        subject.note((*path, "each"), f'"{line.each}" is not a whole number to multiply by.')
    elif can_be_undecided(subject, f"{line.each} >= 0", sure):
        subject.note((*path, "each"), f'"{line.each}" may not have been answered when the money is asked for.')
