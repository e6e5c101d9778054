"""Where a case can go: which states can be reached, from which an end can be, and what has been asked by then.
Must not note mistakes; it only works things out."""

from frontdoor.engine.definitions.language import Service, Transition


def is_broken(service: Service) -> bool:
    """True when a step leads to no state; what follows from the flow is not judged then."""
    return any(transition.to not in service.states for transition in service.transitions())


def next_states(service: Service, key: str) -> list[str]:
    """The states one step on, reopening included; unknown names are left out."""
    state = service.states[key]
    steps = [transition.to for transition in state.transitions.values()]
    if state.reopen:
        steps.append(state.reopen.to)
    return [step for step in steps if step in service.states]


def reachable_from(service: Service, start: str, *, barred: frozenset[str] = frozenset()) -> set[str]:
    """The states that can follow, `start` included; nothing is followed beyond a barred state."""
    if is_broken(service):
        return set(service.states)
    found, waiting = {start}, [start]
    while waiting:
        for step in next_states(service, waiting.pop()):
            if step not in found and step not in barred:
                found.add(step)
                waiting.append(step)
    return found


def can_end(service: Service) -> set[str]:
    """The states from which an end can be reached."""
    ending = {key for key, state in service.states.items() if state.ends}
    grown = True
    while grown:
        more = {key for key in service.states if key not in ending and ending & set(next_states(service, key))}
        ending |= more
        grown = bool(more)
    return ending


def asked_by(service: Service) -> dict[str, set[str]]:
    """For each state, the keys that transitions may have asked by the time a case is there."""
    at_first = _all_asked(service) if is_broken(service) else set()
    asked: dict[str, set[str]] = {key: set(at_first) for key in service.states}
    grown = True
    while grown:
        grown = False
        for key, to, keys in _steps(service):
            before = len(asked[to])
            asked[to] |= asked[key] | keys
            grown = grown or len(asked[to]) > before
    return asked


def surely_asked_by(service: Service) -> dict[str, set[str]]:
    """For each state, the keys that every way there has asked, and that had to be answered."""
    asked = {key: _all_asked(service) for key in service.states}
    asked[service.first_state] = set()
    shrunk = True
    while shrunk:
        shrunk = False
        for key, to, keys in _steps(service, required=True):
            before = len(asked[to])
            asked[to] &= asked[key] | keys
            shrunk = shrunk or len(asked[to]) < before
    return asked


def _all_asked(service: Service) -> set[str]:
    return {question.key for transition in service.transitions() for question in transition.asks}


def _steps(service: Service, *, required: bool = False) -> list[tuple[str, str, set[str]]]:
    steps = []
    for key, state in service.states.items():
        for transition in state.transitions.values():
            if transition.to in service.states:
                steps.append((key, transition.to, _keys(transition, required)))
        if state.reopen and state.reopen.to in service.states:
            steps.append((key, state.reopen.to, set()))
    return steps


def _keys(transition: Transition, required: bool) -> set[str]:
    return {each.key for each in transition.asks if not (required and (each.optional or each.when))}
