"""A service as a person reads it, in plain text: journey, states, clocks and messages.
Must not judge it."""

from collections.abc import Iterator
from textwrap import indent

from frontdoor.engine.definitions.language import Clock, Service, State, TeamSet, Transition
from frontdoor.engine.questions.asking import Question


def shown(service: Service, teams: TeamSet) -> str:
    """The whole service, in the order in which things happen."""
    return "\n".join(_lines(service, teams))


def _lines(service: Service, teams: TeamSet) -> Iterator[str]:
    yield f"{service.title}  (/{service.key})"
    yield service.summary
    yield ""
    yield f"Owner: {_team(service.owner, teams)}. For: {', '.join(service.audience)}. Access: {service.access}."
    if service.law:
        yield f"Law: {service.law}."
    if service.elsewhere:
        yield f"Done by {service.elsewhere.who or 'whoever has the duty'}: {service.elsewhere.why}"
        return
    yield from _section("Who can have it", [_eligible(line.when, line.says, line.route) for line in service.eligible])
    yield from _section("What is asked", [text for question in service.questions for text in _question(question)])
    yield from _section("What it costs", _charge(service))
    for key, state in service.states.items():
        yield from _section(f"State: {key}{_mark(service, key, state)}", list(_state(service, state, teams)))
    for key, clock in service.clocks.items():
        yield from _section(f"Promise: {key}", list(_clock(clock)))
    for key, message in service.messages.items():
        yield from _section(f"Message: {key}", [message.subject, *message.body.rstrip().splitlines()])
    yield from _section(
        "Kept", [f"{line.period} from {line.trigger}, then {line.disposal}" for line in service.retention]
    )


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield indent("\n".join(lines), "  ")


def _mark(service: Service, key: str, state: State) -> str:
    if key == service.first_state:
        return " (begins here)"
    return f" (ends: {state.ends})" if state.ends else ""


def _eligible(when: str | None, says: str, route: str | None) -> str:
    if when is None:
        return f"Otherwise: {says}"
    return f"By {route}, if {when}: {says}" if route else f"Only if {when}. Else: {says}"


def _question(question: Question) -> Iterator[str]:
    optional = " (optional)" if question.optional else ""
    condition = f"  [if {question.when}]" if question.when else ""
    yield f"{question.ask}{optional}{condition}"
    for words in getattr(question, "options", {}).values():
        yield f"    - {words}"
    for inner in getattr(question, "questions", ()):
        yield from (f"    {line}" for line in _question(inner))
    if question.stop:
        ends = "" if question.stop.go_on else " (and it ends there)"
        leads = f" (leads to /{question.stop.leads_to})" if question.stop.leads_to else ""
        yield f"    If {question.stop.when}: {question.stop.says}{leads}{ends}"


def _charge(service: Service) -> list[str]:
    if service.charge is None:
        return []
    lines = []
    for line in service.charge.lines:
        on, pence = max(line.pence.items())
        each = f" for each of {line.each}" if line.each else ""
        when = f", if {line.when}" if line.when else ""
        lines.append(f"{line.label}: £{pence / 100:.2f}{each} from {on}{when}; asked for at {service.charge.at}")
    return lines


def _state(service: Service, state: State, teams: TeamSet) -> Iterator[str]:
    yield f'The person reads: "{state.says}"'
    if not state.ends:
        yield f"With: {_team(state.team or service.owner, teams)}" + (
            f"; waits for the {state.waits_for}" if state.waits_for else ""
        )
    if state.task:
        yield f"Task: {state.task}"
    if state.tell:
        yield f"Sends: {state.tell}"
    for transition in state.transitions.values():
        yield from _transition(transition)
    if state.reopen:
        yield f"May be reopened within {state.reopen.within}: goes to {state.reopen.to}"


def _transition(transition: Transition) -> Iterator[str]:
    by = "" if transition.by == ("team",) else f" by {', '.join(transition.by)}"
    after = f" after {transition.after}" if transition.after else ""
    yield f"> {transition.label or 'By itself'}{by}{after}: goes to {transition.to}"
    if transition.when:
        yield f"    only if {transition.when}"
    for question in transition.asks:
        first, *rest = _question(question)
        yield from (f"    asks: {first}", *(f"      {line}" for line in rest))
    if transition.approve:
        yield f"    must be agreed by {', '.join(transition.approve)}"
    if transition.effect:
        yield f"    and then: {transition.effect}"


def _clock(clock: Clock) -> Iterator[str]:
    yield f'"{clock.promise}"'
    kept = ", ".join(clock.kept) or "leaving it"
    yield f"From {clock.starts} until {kept}" + (f"; stands still in {', '.join(clock.pauses)}" if clock.pauses else "")
    if clock.restarts:
        yield f"Begins again after {', '.join(clock.restarts)}"
    for line in clock.within:
        yield f"{line.time}" + (f" if {line.when}" if line.when else "")


def _team(team: str, teams: TeamSet) -> str:
    if team.startswith("rule:"):
        return f"whoever {team.removeprefix('rule:').replace('_', ' ')} is"
    return teams.teams[team].name if team in teams.teams else team
