"""Conditions: compiled and checked once, then decided over answers with three values: true, false, undecided.
It must not fetch an answer, the day or a place's district; all are given."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Protocol

from cel_expr_python import cel  # type: ignore[import-untyped,unused-ignore]

from frontdoor.engine.rules.kinds import ALWAYS, CHANNELS, TAKEN, Kind, Name
from frontdoor.engine.rules.soundness import check
from frontdoor.engine.rules.syntax import TOO_DEEP, Call, Items, Literal, Node, Ref, Unsound, parse
from frontdoor.engine.rules.terms import MOST_OF_A_KIND, Answer, Asked, InDistrict, Sound, Source, Years

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

    def __init__(self, key: str) -> None:
        super().__init__(f'The answer to "{key}" is not of the kind that its question gives.')
        self.key = key


_find_district: District | None = None


def provide_district(find: District | None) -> None:
    """Plugs in the port of district(place); without one such a condition is undecided."""
    global _find_district
    _find_district = find


def compile(text: str, names: Mapping[str, Name]) -> "Expression":
    """Raises Unsound, with line and column, for a condition that cannot be right."""
    sound = check(text, parse(text), names)
    try:
        program = _environment().compile(sound.cel)
    except RuntimeError as error:
        if "recursion" in str(error):
            raise Unsound(TOO_DEEP) from None
        raise Unsound(f"CEL refuses this condition: {str(error).splitlines()[0]}") from error
    return Expression(text, sound, program)


def names_used(text: str) -> frozenset[str]:
    """The question keys that a condition speaks of, those within answered() too. Raises Unsound if it is not CEL."""
    return frozenset(_names(parse(text)) - ALWAYS.keys())


class Expression:
    """One condition. Safe to share between threads; nothing in it changes."""

    def __init__(self, text: str, sound: Sound, program: cel.Expression) -> None:
        self.text = text
        self.needs = frozenset(_needed(sound.variables)) - ALWAYS.keys()
        """Names whose absence can leave the condition undecided."""
        self.names = self.needs | {source.key for source in sound.variables if isinstance(source, Asked)}
        """Every question key it speaks of."""
        self.options = {key: frozenset(used) for key, used in sound.options.items() if key in self.names}
        """The options that it compares a choice with, by the choice's key."""
        self._program = program
        self._answers: list[tuple[str, str, Callable[[object], object]]] = []
        self._asked: list[tuple[str, str]] = []
        self._derived: list[tuple[str, InDistrict | Years]] = []
        for source, variable in sound.variables.items():
            match source:
                case Answer(key, kind):
                    self._answers.append((variable, key, READ[kind]))
                case Asked(key):
                    self._asked.append((variable, key))
                case _:
                    self._derived.append((variable, source))

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"

    def decide(self, answers: Mapping[str, object], *, today: date, channel: str = "web") -> bool | None:
        """None is undecided: an answer is absent and the rest does not decide. Raises WrongAnswer."""
        given: dict[str, object] = {}
        absent = False
        for variable, key, read in self._answers:
            answer = _answer(key, answers, today, channel)
            if answer is None:
                absent = True
                continue
            try:
                given[variable] = read(answer)
            except (TypeError, ValueError):
                raise WrongAnswer(key) from None
        for variable, key in self._asked:
            given[variable] = answers.get(key) is not None
        for variable, source in self._derived:
            derived = _district(source, answers) if isinstance(source, InDistrict) else _years(source, answers, today)
            if derived is None:
                absent = True
            else:
                given[variable] = derived
        decided = self._program.eval(data=given).value()
        if decided is True or decided is False:
            return bool(decided)
        if absent:
            return None
        raise RuntimeError(f"CEL could not decide {self.text!r}: {decided}")  # errors are values in CEL


@cache
def _environment() -> cel.Env:
    types = {"bool": cel.Type.BOOL, "text": cel.Type.STRING, "number": cel.Type.DOUBLE}
    types["texts"] = cel.Type.List(cel.Type.STRING)
    variables = {f"{slot}_{nth}": kind for slot, kind in types.items() for nth in range(MOST_OF_A_KIND)}
    return cel.NewEnv(variables=variables)


def _needed(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        match source:
            case Answer(key, _) | InDistrict(key):
                yield key
            case Years(begins, ends):
                yield from (each for each in (begins, ends) if not each[0].isdigit())


def _answer(key: str, answers: Mapping[str, object], today: date, channel: str) -> object:
    if key == "today":
        return today.isoformat()
    return channel if key == "channel" else answers.get(key)


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


def _district(source: InDistrict, answers: Mapping[str, object]) -> str | None:
    site = answers.get(source.key)
    if site is None or _find_district is None:
        return None
    if not isinstance(site, Mapping):
        raise WrongAnswer(source.key)
    lat, lng = site.get("lat"), site.get("lng")
    return None if lat is None or lng is None else _find_district(float(lat), float(lng))


def _years(source: Years, answers: Mapping[str, object], today: date) -> float | None:
    begins, ends = _date(source.begins, answers, today), _date(source.ends, answers, today)
    return None if begins is None or ends is None else float(_full_years(begins, ends))


def _date(name: str, answers: Mapping[str, object], today: date) -> date | None:
    if name == "today":
        return today
    written = name if name[0].isdigit() else answers.get(name)
    if written is None:
        return None
    try:
        return date.fromisoformat(_text(written))
    except (TypeError, ValueError):
        raise WrongAnswer(name) from None


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
