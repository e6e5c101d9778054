"""Named Rules: tested Python functions with a version, for what the language cannot say.
The registry must not load any rule itself; the assembly imports the modules that declare them."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from frontdoor.engine.rules.nearest import did_you_mean


class UnknownRule(LookupError):
    """No rule has this name; the message says which is nearest."""

    def __init__(self, name: str) -> None:
        super().__init__(f'There is no rule called "{name}".{did_you_mean(name, _registered)}')
        self.name = name


@dataclass(frozen=True, slots=True)
class Rule:
    """`takes` are the names it must be given; `may_take` those it can do without."""

    name: str
    version: int
    takes: frozenset[str]
    may_take: frozenset[str]
    says: str
    function: Callable[..., Any]


_registered: dict[str, Rule] = {}


def rule[F: Callable[..., Any]](name: str, version: int = 1) -> Callable[[F], F]:
    """Registers a function whose parameters are keyword-only; they are what the rule takes."""

    def register(function: F) -> F:
        known_as = _registered.get(name)
        if known_as is not None and not _is_same(known_as.function, function):
            raise ValueError(f'Two rules are called "{name}": {known_as.function.__module__}, {function.__module__}.')
        _registered[name] = _declared(name, version, function)
        return function

    return register


def call(name: str, **given: Any) -> Any:
    """Calls the rule with those of the given values that it takes. Raises UnknownRule, TypeError for one it lacks."""
    declared = named(name)
    missing = declared.takes - given.keys()
    if missing:
        raise TypeError(f'The rule "{name}" also needs {", ".join(sorted(missing))}.')
    wanted = declared.takes | declared.may_take
    return declared.function(**{key: value for key, value in given.items() if key in wanted})


def named(name: str) -> Rule:
    """The rule with its version, for the Event that records it. Raises UnknownRule."""
    if name not in _registered:
        raise UnknownRule(name)
    return _registered[name]


def known() -> Mapping[str, Rule]:
    """Every registered rule by its name."""
    return dict(sorted(_registered.items()))


def _declared(name: str, version: int, function: Callable[..., Any]) -> Rule:
    parameters = inspect.signature(function).parameters.values()
    if any(each.kind is not inspect.Parameter.KEYWORD_ONLY for each in parameters):
        raise TypeError(f'The rule "{name}" must take keyword-only parameters: def {function.__name__}(*, ...).')
    needed = frozenset(each.name for each in parameters if each.default is inspect.Parameter.empty)
    optional = frozenset(each.name for each in parameters) - needed
    return Rule(name, version, needed, optional, inspect.getdoc(function) or "", function)


def _is_same(one: Callable[..., Any], other: Callable[..., Any]) -> bool:
    """A module loaded twice declares the same rule again; that is not a clash."""
    return (one.__module__, one.__qualname__) == (other.__module__, other.__qualname__)
