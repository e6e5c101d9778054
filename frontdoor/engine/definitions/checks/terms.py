"""Checks the terms of a service: owner, audience, law, retention, entitlement and who does it instead.
Must not check questions, states, clocks, words or money; those have files of their own."""

from frontdoor.engine.definitions.checks.deciding import can_be_undecided
from frontdoor.engine.definitions.checks.subject import Path, Subject

KEPT = ("reference", "charge", "outcome")
LINKED = ("payment", "booking")
OF_STATES = ("states", "clocks", "messages", "questions", "charge", "duplicates", "eligible", "retention")
OUTSIDERS = ("everyone", "resident", "business", "supplier")


def check_terms(subject: Subject) -> None:
    """Notes what is wrong with the service as a whole."""
    service, council = subject.service, subject.around.council
    subject.expect(("owner",), service.owner, subject.around.teams.teams, "team")
    if service.duty:
        subject.expect(("duty",), service.duty, council.duties, "duty")
    if service.area not in council.areas:
        subject.expect((), service.area, council.areas, "area in council.yaml called")
    if service.points:
        subject.expect(("points",), service.points, council.points, "kind of service point")
    if service.elsewhere:
        _check_elsewhere(subject)
        return
    _check_whole(subject)
    _check_access(subject)
    _check_retention(subject)
    _check_eligible(subject)
    _check_duplicates(subject)
    if isinstance(service.for_self, str):
        subject.condition(("for_self",), service.for_self, subject.own_keys)


def _check_elsewhere(subject: Subject) -> None:
    service, elsewhere = subject.service, subject.service.elsewhere
    assert elsewhere
    for name in OF_STATES:
        if getattr(service, name):
            subject.note((name,), f'This is done elsewhere, so "{name}" has no meaning.')
    named = elsewhere.who or subject.around.council.has_duty(service.duty)
    if named and not elsewhere.url and not elsewhere.telephone:
        subject.note(("elsewhere",), 'Say where to go or whom to ring: write "url" or "telephone".')


def _check_whole(subject: Subject) -> None:
    needed = {
        "questions": "Nothing is asked",
        "states": 'There is nowhere for a case to begin, and no "elsewhere"',
        "purpose": "It is not said what the information is used for",
        "lawful_basis": "It is not said on what lawful basis of UK GDPR the information is used",
        "retention": "Neither the service nor the council says how long cases are kept",
    }
    for name, what in needed.items():
        if not getattr(subject.service, name):
            subject.note((), f'{what}: "{name}" is missing.')
    if subject.service.states and "received" not in subject.service.messages:
        subject.note(("messages",), 'Neither the service nor the council has a message "received".')


def _check_access(subject: Subject) -> None:
    service = subject.service
    if service.access in ("anyone", "contact") and not set(service.audience) & set(OUTSIDERS):
        whom = ", ".join(service.audience)
        subject.note(("access",), f'A service for {whom} needs signing in: write "access: signed_in".')
    if service.public and service.sensitive:
        subject.note(("public",), "A sensitive service cannot be public.")
    if service.public and not any(question.public for _, question in subject.asked.values()):
        subject.note(("public",), "No question is public, so there would be nothing to show.")


def _check_retention(subject: Subject) -> None:
    service = subject.service
    for at, line in enumerate(service.retention):
        path: Path = ("retention", at)
        kind, _, name = line.trigger.partition(":")
        known = kind == "question" and subject.expect((*path, "trigger"), name, subject.asked, "question")
        if known and subject.asked[name][1].type != "date":
            subject.note((*path, "trigger"), f'"{name}" is not a date to count from.')
        if kind == "linked":
            subject.expect((*path, "trigger"), name, [*LINKED, *subject.around.registers], "register")
        for index, kept in enumerate(line.keeps):
            subject.expect((*path, "keeps", index), kept, [*KEPT, *subject.asked], "question")
        if line.when:
            subject.condition((*path, "when"), line.when, subject.asked)
    _check_always_kept(subject)


def _check_always_kept(subject: Subject) -> None:
    lines = subject.service.retention
    if lines and not any(not line.when and not line.trigger.startswith(("question:", "linked:")) for line in lines):
        what = "A case to which none of these applies would be kept for ever: add a line that always applies."
        subject.note(("retention",), what)


def _check_eligible(subject: Subject) -> None:
    lines = subject.service.eligible
    for at, line in enumerate(lines):
        path: Path = ("eligible", at)
        if not line.when:
            if line.route or at != len(lines) - 1:
                subject.note(path, 'Only the last line, without a route, may leave out its "when".')
            continue
        if subject.condition((*path, "when"), line.when, subject.own_keys) is None:
            continue
        if can_be_undecided(subject, line.when, subject.own_keys):
            what = "This could be undecided when everything has been answered; say also which answer leads to it."
            subject.note((*path, "when"), what)


def _check_duplicates(subject: Subject) -> None:
    duplicates = subject.service.duplicates
    if duplicates is None:
        return
    for at, key in enumerate(duplicates.same):
        subject.expect(("duplicates", "same", at), key, subject.own_keys, "question")
    if not any(question.type == "place" for question in subject.service.questions):
        subject.note(("duplicates", "within"), "No place is asked for, so nothing can be near.")
