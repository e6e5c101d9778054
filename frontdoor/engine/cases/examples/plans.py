"""Walks through a service's states that together take every transition and reopening. Must not take one."""

from collections import deque
from collections.abc import Iterator

from frontdoor.engine.definitions.language.services import Service

type Edge = tuple[str, str]
"""A state and the key of a transition out of it, or REOPEN."""

type Plan = tuple[str, ...]
"""The keys taken one after another, from the first state on."""

REOPEN = "reopen"


def edges_of(service: Service) -> tuple[Edge, ...]:
    """Everything that can be taken from every state."""
    return tuple((state, key) for state in service.states for key in ways_out(service, state))


def ways_out(service: Service, state: str) -> dict[str, str]:
    """{key: the state it leads to}"""
    about = service.states[state]
    ways = {key: transition.to for key, transition in about.transitions.items()}
    return ways | ({REOPEN: about.reopen.to} if about.reopen else {})


def walks_of(service: Service) -> tuple[Plan, ...]:
    """Few walks that together take every edge that can be reached."""
    left = dict.fromkeys(edges_of(service))
    walks: list[Plan] = []
    while walk := tuple(_walk(service, left)):
        walks.append(walk)
    return tuple(walks)


def way_to(service: Service, edge: Edge) -> Plan | None:
    """The shortest walk whose last step is this edge; None when nothing leads there."""
    plan = _nearest(service, service.first_state, {edge: None})
    return tuple(plan) if plan else None


def way_into(service: Service, state: str) -> Plan | None:
    """The shortest walk that ends in this state; empty for the first."""
    if state == service.first_state:
        return ()
    edges = {edge: None for edge in edges_of(service) if ways_out(service, edge[0])[edge[1]] == state}
    plan = _nearest(service, service.first_state, edges)
    return tuple(plan) if plan else None


def _walk(service: Service, left: dict[Edge, None]) -> Iterator[str]:
    """From the first state, always on to the nearest edge not yet taken, ticking off what is taken."""
    state = service.first_state
    while plan := _nearest(service, state, left):
        for key in plan:
            left.pop((state, key), None)
            state = ways_out(service, state)[key]
            yield key


def _nearest(service: Service, start: str, wanted: dict[Edge, None]) -> list[str]:
    seen, waiting = {start}, deque([(start, list[str]())])
    while waiting:
        state, plan = waiting.popleft()
        for key, to in ways_out(service, state).items():
            if (state, key) in wanted:
                return [*plan, key]
            if to not in seen:
                seen.add(to)
                waiting.append((to, [*plan, key]))
    return []
