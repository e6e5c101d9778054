"""Conditions: compiled and checked once, then decided over answers with three values: true, false, undecided.
It must not fetch an answer, the day or a place's district; all are given."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from cel_expr_python import cel

from frontdoor.engine.rules.kinds import ALWAYS, CHANNELS, TAKEN, Kind, Name
from frontdoor.engine.rules.soundness import Sound, check
from frontdoor.engine.rules.syntax import Call, Items, Literal, Node, Ref, Unsound, parse

__all__ = [
    "CHANNELS",
    "TAKEN",
    "Expression",
    "Kind",
    "Name",
    "Unsound",
    "WrongAnswer",
    "compile",
    "names_used",
    "provide_district",
]


class District(Protocol):
    """The GSS code of the district that holds a point, or None where that is not known."""

    def __call__(self, lat: float, lng: float, /) -> str | None: ...


class WrongAnswer(TypeError):
    """An answer is not of its question's kind. It names the key and never the answer."""

    def __init__(self, key: str, kind: Kind) -> None:
        super().__init__(f'The answer to "{key}" is not of the kind {kind}.')


_find_district: District | None = None


def provide_district(find: District | None) -> None:
    """Plugs in the port of district(place); without one such a condition is undecided."""
    global _find_district
    _find_district = find


def compile(text: str, names: Mapping[str, Name]) -> "Expression":
    """Raises Unsound, with line and column, for a condition that cannot be right."""
    sound = check(text, parse(text), names)
    types = {key: TYPES[kind] for key, kind in sound.answers.items()}
    types |= dict.fromkeys(sound.districts, cel.Type.STRING)
    types |= dict.fromkeys(sound.years, cel.Type.DOUBLE)
    types |= {f"ANSWERED_{key}": cel.Type.BOOL for key in sound.asked}
    try:
        program = cel.NewEnv(variables=types).compile(sound.cel)
    except RuntimeError as error:
        raise Unsound(f"CEL refuses this condition: {str(error).splitlines()[0]}") from error
    return Expression(text, sound, program)


def names_used(text: str) -> frozenset[str]:
    """The question keys that a condition speaks of, those within answered() too. Raises Unsound if it is not CEL."""
    return frozenset(_names(parse(text)) - ALWAYS.keys())


class Expression:
    """One condition. Safe to share between threads; nothing in it changes."""

    def __init__(self, text: str, sound: Sound, program: cel.Expression) -> None:
        self.text = text
        self.needs = (frozenset(sound.answers) | sound.places | sound.dates) - ALWAYS.keys()
        """Names whose absence can leave the condition undecided."""
        self.names = self.needs | sound.asked
        """Every question key it speaks of."""
        self.options = {key: frozenset(used) for key, used in sound.options.items() if key in self.names}
        """The options that it compares a choice with, by the choice's key."""
        self._program = program
        self._reads = [(key, kind, READ[kind]) for key, kind in sound.answers.items() if key not in ALWAYS]
        self._asked = [(f"ANSWERED_{key}", key) for key in sound.asked]
        self._districts = list(sound.districts.items())
        self._years = list(sound.years.items())

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"

    def decide(self, answers: Mapping[str, object], *, today: date, channel: str = "web") -> bool | None:
        """None is undecided: an answer is absent and the rest does not decide. Raises WrongAnswer."""
        given: dict[str, object] = {"today": today.isoformat(), "channel": channel}
        for key, kind, read in self._reads:
            answer = answers.get(key)
            if answer is not None:
                try:
                    given[key] = read(answer)
                except (TypeError, ValueError):
                    raise WrongAnswer(key, kind) from None
        for variable, key in self._asked:
            given[variable] = answers.get(key) is not None
        if self._districts or self._years:
            self._work_out(given, answers, today)
        decided = self._program.eval(data=given).value()
        if decided is True or decided is False:
            return bool(decided)
        if self.needs <= given.keys() and not self._districts and not self._years:
            raise RuntimeError(f"CEL could not decide {self.text!r}: {decided}")
        return None

    def _work_out(self, given: dict[str, object], answers: Mapping[str, object], today: date) -> None:
        for variable, key in self._districts:
            district = _district(key, answers.get(key))
            if district is not None:
                given[variable] = district
        for variable, (begins, ends) in self._years:
            dates = [_date(each, answers, today) for each in (begins, ends)]
            if dates[0] is not None and dates[1] is not None:
                given[variable] = float(_full_years(dates[0], dates[1]))


TYPES = {
    Kind.BOOL: cel.Type.BOOL,
    Kind.TEXT: cel.Type.STRING,
    Kind.INT: cel.Type.DOUBLE,  # CEL never mixes int and double; "amount > 10" must work whatever a number's places
    Kind.DECIMAL: cel.Type.DOUBLE,
    Kind.DATE: cel.Type.STRING,  # ISO dates and times sort as text
    Kind.TIME: cel.Type.STRING,
    Kind.TEXTS: cel.Type.List(cel.Type.STRING),
}


def _bool(answer: object) -> bool:
    if isinstance(answer, bool):
        return answer
    raise TypeError


def _text(answer: object) -> str:
    if isinstance(answer, str):
        return answer
    raise TypeError


def _number(answer: object) -> float:
    if isinstance(answer, str | int | float) and not isinstance(answer, bool):
        return float(answer)
    raise TypeError


def _texts(answer: object) -> list[str]:
    if isinstance(answer, list | tuple):
        return [_text(each) for each in answer]
    raise TypeError


READ: dict[Kind, Callable[[object], object]] = {
    Kind.BOOL: _bool,
    Kind.TEXT: _text,
    Kind.INT: _number,
    Kind.DECIMAL: _number,
    Kind.DATE: _text,
    Kind.TIME: _text,
    Kind.TEXTS: _texts,
}


def _district(key: str, answer: object) -> str | None:
    if answer is None or _find_district is None:
        return None
    if not isinstance(answer, Mapping):
        raise WrongAnswer(key, Kind.PLACE)
    lat, lng = answer.get("lat"), answer.get("lng")
    if lat is None or lng is None:
        return None
    return _find_district(float(lat), float(lng))


def _date(name: str, answers: Mapping[str, object], today: date) -> date | None:
    if name == "today":
        return today
    written = name if name[0].isdigit() else answers.get(name)
    if written is None:
        return None
    try:
        return date.fromisoformat(_text(written))
    except (TypeError, ValueError):
        raise WrongAnswer(name, Kind.DATE) from None


def _full_years(begins: date, ends: date) -> int:
    """Birthdays passed; someone born on 29 February has theirs on 1 March in other years."""
    return ends.year - begins.year - ((ends.month, ends.day) < (begins.month, begins.day))


def _names(node: Node) -> set[str]:
    match node:
        case Ref(name, _):
            return {name}
        case Call("answered", (Literal(str(key), _),), _):
            return {key}
        case Call(_, parts, _) | Items(parts, _):
            return set().union(*(_names(each) for each in parts))
        case _:
            return set()
