"""Checks states and transitions: that every name exists and that a case can get to an end.
Must not check the words in them; words.py does."""

from frontdoor.engine.definitions.checks.flow import can_end, is_broken, reachable_from
from frontdoor.engine.definitions.checks.subject import Path, Subject
from frontdoor.engine.definitions.language import State, Transition

ANYONE = ("team", "resident", "system")


def check_states(subject: Subject) -> None:
    """Notes what is wrong with the states and their transitions."""
    service = subject.service
    by_then = subject.asked_by
    for key, state in service.states.items():
        path: Path = ("states", key)
        _check_names(subject, path, state)
        _check_end(subject, path, state)
        for name, transition in state.transitions.items():
            _check_transition(subject, (*path, "transitions", name), state, transition, by_then[key])
    _check_flow(subject)


def _check_names(subject: Subject, path: Path, state: State) -> None:
    service = subject.service
    if state.team:
        _check_team(subject, (*path, "team"), state.team)
    if state.clock:
        subject.expect((*path, "clock"), state.clock, service.clocks, "clock")
    if state.tell:
        subject.expect((*path, "tell"), state.tell, service.messages, "message")
    if state.effect:
        _check_effect(subject, (*path, "effect"), state.effect)


def _check_team(subject: Subject, path: Path, team: str) -> None:
    kind, _, name = team.rpartition(":")
    if kind == "rule":
        subject.expect(path, name, subject.around.rules, "rule")
    elif kind:
        subject.note(path, f'"{team}" is neither a team nor "rule:" and the name of a rule.')
    else:
        subject.expect(path, team, subject.around.teams.teams, "team")


def _check_end(subject: Subject, path: Path, state: State) -> None:
    if not state.ends:
        if not state.transitions:
            subject.note(path, "A case would stay here for ever: write transitions, or how it ends.")
        if state.reopen:
            subject.note((*path, "reopen"), "Only a state that ends can be reopened.")
        return
    for name in ("transitions", "clock", "task", "waits_for", "team"):
        if getattr(state, name):
            subject.note((*path, name), f'A case ends here, so "{name}" has no meaning.')
    states, place = subject.service.states, (*path, "reopen", "to")
    if state.reopen and subject.expect(place, state.reopen.to, states, "state") and states[state.reopen.to].ends:
        subject.note(place, "A reopened case must go to a state that does not end.")


def _check_transition(subject: Subject, path: Path, state: State, transition: Transition, asked: set[str]) -> None:
    service = subject.service
    if subject.expect((*path, "to"), transition.to, service.states, "state"):
        _check_hand_over(subject, path, transition)
        _check_question_to_resident(subject, path, transition)
    _check_takers(subject, path, transition)
    if transition.tell:
        subject.expect((*path, "tell"), transition.tell, service.messages, "message")
    if transition.extends:
        subject.expect((*path, "extends", "clock"), transition.extends.clock, service.clocks, "clock")
    if transition.effect:
        _check_effect(subject, (*path, "effect"), transition.effect)
    own = [question.key for question in transition.asks]
    if transition.when:
        subject.condition((*path, "when"), transition.when, {*subject.own_keys, *asked, *own}, after="this step")
    elif transition.otherwise:
        subject.note((*path, "otherwise"), '"otherwise" has no meaning without "when".')


def _check_takers(subject: Subject, path: Path, transition: Transition) -> None:
    teams = subject.around.teams
    for by in transition.by:
        subject.expect((*path, "by"), by, [*ANYONE, *teams.roles, *teams.teams], "team, role or person")
    for approver in transition.approve:
        subject.expect((*path, "approve"), approver, [*teams.roles, *teams.teams], "role or team")
    alone = transition.by == ("system",)
    if transition.after and not alone:
        subject.note((*path, "after"), 'Only the system takes a step by itself: write "by: system".')
    if not alone and not transition.label:
        subject.note(path, '"label" is missing here: the words on the button.')
    if alone and not transition.after:
        subject.note((*path, "by"), 'The system needs to know when: write "after".')
    if "system" in transition.by and (transition.asks or transition.approve or len(transition.by) > 1):
        subject.note((*path, "by"), "The system cannot answer, be approved or share a step: give people their own.")


def _check_hand_over(subject: Subject, path: Path, transition: Transition) -> None:
    ends = subject.service.states[transition.to].ends
    if transition.effect == "hand_over" and ends != "passed_on":
        subject.note((*path, "to"), "A case that is handed over goes to a state that ends passed_on.")
    handed_over = "hand_over" in (transition.effect, subject.service.states[transition.to].effect)
    if ends == "passed_on" and not handed_over:
        subject.note((*path, "to"), 'A case is passed on to somebody: write "effect: hand_over".')


def _check_question_to_resident(subject: Subject, path: Path, transition: Transition) -> None:
    if transition.asks_resident and subject.service.states[transition.to].waits_for != "resident":
        subject.note((*path, "to"), "A question to the resident leads to a state that waits for the resident.")


def _check_effect(subject: Subject, path: Path, effect: str) -> None:
    if effect == "hand_over" and not subject.service.duty:
        subject.note(path, 'To hand a case over, the service must say whose duty it is: write "duty".')
    if effect == "refund" and not subject.service.charge:
        subject.note(path, "There is no charge to refund.")


def _check_flow(subject: Subject) -> None:
    service = subject.service
    if is_broken(service):
        return
    reached, ending = reachable_from(service, service.first_state), can_end(service)
    for key in service.states:
        if key not in reached:
            subject.note(("states", key), f'No case can get to "{key}": no transition leads here.')
        elif key not in ending and service.states[key].transitions:
            subject.note(("states", key), f'From "{key}" no end can be reached.')
