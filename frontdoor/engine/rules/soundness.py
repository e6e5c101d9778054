"""Whether a condition makes sense: each name known, each comparison between like and like, each option real.
It writes the sound ones as plain CEL over few variables; it must not decide any."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from frontdoor.engine.rules.kinds import ALWAYS, FUNCTIONS, IN_WORDS, USE, Kind, Name
from frontdoor.engine.rules.nearest import did_you_mean
from frontdoor.engine.rules.syntax import Call, Foreign, Items, Literal, Node, Ref, Unsound, place
from frontdoor.engine.rules.terms import MOST_OF_A_KIND, SLOT_OF, Answer, Asked, InDistrict, Sound, Source, Term, Years


def check(text: str, tree: Node, names: Mapping[str, Name]) -> Sound:
    """Raises Unsound for the first thing that cannot be right."""
    return _Check(text, names).whole(tree)


LOGIC = {"_&&_": "&&", "_||_": "||"}
EQUALITY = {"_==_": "==", "_!=_": "!="}
ORDER = {"_<_": "<", "_<=_": "<=", "_>_": ">", "_>=_": ">="}
SUMS = frozenset({"_+_", "_-_", "_*_", "_/_", "_%_", "-_"})
NUMBERS = (Kind.INT, Kind.DECIMAL)
GSS = re.compile(r"[EWSN]\d{8}")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class _Check:
    def __init__(self, text: str, names: Mapping[str, Name]) -> None:
        self.text = text
        self.names = {**names, **ALWAYS}
        self.sound = Sound()

    def whole(self, tree: Node) -> Sound:
        self.sound.cel = self._yes_or_no(tree).cel
        return self.sound

    def _wrong(self, message: str, at: int) -> Unsound:
        line, column = place(self.text, at)
        return Unsound(message, column, line)

    def _term(self, node: Node) -> Term:
        match node:
            case Literal(value, at):
                return self._literal(value, at)
            case Ref(name, at):
                return self._answer(name, at)
            case Items(_, at):
                raise self._wrong('A list can only stand after "in".', at)
            case Foreign(what, at):
                raise self._wrong(f"A condition cannot use {what}. Ask for a named rule.", at)
            case Call(function, args, at):
                return self._call(function, args, at)

    def _literal(self, value: bool | int | float | str, at: int) -> Term:
        match value:
            case bool():
                return Term(Kind.BOOL, str(value).lower(), str(value).lower(), at, fixed=value)
            case str():
                written = json.dumps(value, ensure_ascii=False)
                return Term(Kind.TEXT, written, written, at, fixed=value)
            case _:
                return Term(Kind.DECIMAL, str(value), repr(float(value)), at, fixed=float(value))

    def _answer(self, name: str, at: int) -> Term:
        known = self._known(name, at)
        if known.kind is Kind.OTHER:
            raise self._wrong(f'{name} is not a single value. Only answered("{name}") can ask about it.', at)
        variable = "" if known.kind is Kind.PLACE else self._variable(Answer(name, known.kind), known.kind, at)
        return Term(known.kind, name, variable, at, known.options, of=name)

    def _variable(self, source: Source, kind: Kind, at: int) -> str:
        if source not in self.sound.variables:
            slot = SLOT_OF[kind]
            taken = sum(each.startswith(f"{slot}_") for each in self.sound.variables.values())
            if taken == MOST_OF_A_KIND:
                raise self._wrong("This condition asks about too many things. Split it, or ask for a named rule.", at)
            self.sound.variables[source] = f"{slot}_{taken}"
        return self.sound.variables[source]

    def _known(self, name: str, at: int) -> Name:
        if name in self.names:
            return self.names[name]
        if name in FUNCTIONS:
            raise self._wrong(f"{name} needs brackets after it: {USE[name]}.", at)
        raise self._wrong(f'There is no question "{name}".{did_you_mean(name, self.names)}', at)

    def _call(self, function: str, args: tuple[Node, ...], at: int) -> Term:
        if function in LOGIC:
            sides = f" {LOGIC[function]} ".join(self._yes_or_no(each).cel for each in args)
            return Term(Kind.BOOL, "this", f"({sides})", at)
        if function == "!_":
            return Term(Kind.BOOL, "this", f"!({self._yes_or_no(args[0]).cel})", at)
        if function in EQUALITY:
            left, right = self._alike(self._term(args[0]), self._term(args[1]), at)
            return Term(Kind.BOOL, "this", f"({left.cel} {EQUALITY[function]} {right.cel})", at)
        if function in ORDER:
            return self._order(ORDER[function], args, at)
        if function == "@in":
            return self._in(args[0], args[1], at)
        if function in FUNCTIONS:
            return self._function(function, args, at)
        raise self._not_ours(function, at)

    def _not_ours(self, function: str, at: int) -> Unsound:
        if function == "_?_:_":
            return self._wrong('A condition cannot use "? :". Write the cases as separate conditions.', at)
        if function in SUMS:
            return self._wrong("A condition compares answers; it cannot do sums. Ask for a named rule.", at)
        if function == "_[_]":
            return self._wrong("A condition cannot use [ ] after a name. Ask for a named rule.", at)
        at -= len(function) if self.text[:at].endswith(function) else 0
        return self._wrong(f'There is no function "{function}".{did_you_mean(function, FUNCTIONS)}', at)

    def _yes_or_no(self, node: Node) -> Term:
        term = self._term(node)
        if term.kind is not Kind.BOOL:
            raise self._wrong(f"{term.words} is {IN_WORDS[term.kind]}, not true or false. Compare it.", term.at)
        return term

    def _order(self, sign: str, args: tuple[Node, ...], at: int) -> Term:
        left, right = self._alike(self._term(args[0]), self._term(args[1]), at)
        if left.kind not in (*NUMBERS, Kind.DATE, Kind.TIME):
            raise self._wrong(f"{sign} compares numbers, dates and times; {left.words} is {IN_WORDS[left.kind]}.", at)
        return Term(Kind.BOOL, "this", f"({left.cel} {sign} {right.cel})", at)

    def _in(self, member: Node, group: Node, at: int) -> Term:
        left = self._term(member)
        if isinstance(group, Items):
            if not group.of:
                raise self._wrong("This list is empty.", group.at)
            pairs = [self._alike(left, self._listed(each), each.at) for each in group.of]
            listed = ", ".join(right.cel for _, right in pairs)
            return Term(Kind.BOOL, "this", f"({pairs[0][0].cel} in [{listed}])", at)
        right = self._term(group)
        if right.kind is not Kind.TEXTS:
            raise self._wrong(f'After "in" comes a list or several choices; {right.words} is neither.', right.at)
        if left.kind is not Kind.TEXT:
            raise self._wrong(f"{right.words} holds options; {left.words} is {IN_WORDS[left.kind]}.", left.at)
        self._one_of(right, left)
        return Term(Kind.BOOL, "this", f"({left.cel} in {right.cel})", at)

    def _listed(self, node: Node) -> Term:
        if not isinstance(node, Literal):
            raise self._wrong("Only fixed values can stand in a list.", node.at)
        return self._term(node)

    def _alike(self, left: Term, right: Term, at: int) -> tuple[Term, Term]:
        """Both sides of a comparison, a text literal read as the date or time it stands for. Raises Unsound."""
        left, right = self._read_as(left, right), self._read_as(right, left)
        for each, other in ((left, right), (right, left)):
            if each.kind is Kind.TEXTS:
                raise self._wrong(f'{each.words} holds several choices. Write "option" in {each.words}.', each.at)
            if each.kind is Kind.PLACE:
                raise self._wrong(f"{each.words} is a place. Compare district({each.words}).", each.at)
            self._one_of(each, other)
        if left.kind is not right.kind and not (left.kind in NUMBERS and right.kind in NUMBERS):
            sides = f"{left.words} is {IN_WORDS[left.kind]} and {right.words} is {IN_WORDS[right.kind]}"
            raise self._wrong(f"{sides}; they cannot be compared.", at)
        return left, right

    def _read_as(self, term: Term, other: Term) -> Term:
        if not isinstance(term.fixed, str) or isinstance(other.fixed, str):
            return term
        if other.kind is Kind.DATE and not _is_date(term.fixed):
            raise self._wrong(f'{term.words} is not a date. Write it as "2026-09-01".', term.at)
        if other.kind is Kind.TIME and not TIME.fullmatch(term.fixed):
            raise self._wrong(f'{term.words} is not a time. Write it as "09:30".', term.at)
        return replace(term, kind=other.kind) if other.kind in (Kind.DATE, Kind.TIME) else term

    def _one_of(self, choice: Term, literal: Term) -> None:
        """The literal is one of the choice's options, or the check says which is nearest."""
        if not isinstance(literal.fixed, str):
            return
        if choice.of.startswith("district(") and not GSS.fullmatch(literal.fixed):
            raise self._wrong(f'{literal.words} is not a district\'s code. Write it as "E07000121".', literal.at)
        if choice.options and literal.fixed not in choice.options:
            meant = did_you_mean(literal.fixed, choice.options)
            listed = "" if meant else f" They are {', '.join(sorted(choice.options))}."
            raise self._wrong(f"{literal.words} is not an option of {choice.words}.{meant}{listed}", literal.at)
        if choice.options:
            self.sound.options.setdefault(choice.of, set()).add(literal.fixed)

    def _function(self, function: str, args: tuple[Node, ...], at: int) -> Term:
        if len(args) != (2 if function == "years_between" else 1):
            raise self._wrong(f"Write it as {USE[function]}.", at)
        if function == "answered":
            return self._answered(args[0])
        if function == "district":
            return self._district(args[0])
        years = Years(self._date(args[0]), self._date(args[1]))
        return Term(Kind.INT, "years_between()", self._variable(years, Kind.INT, at), at)

    def _answered(self, asked: Node) -> Term:
        if isinstance(asked, Ref):
            raise self._wrong(f'Write the question in quotation marks: answered("{asked.name}").', asked.at)
        if not isinstance(asked, Literal) or not isinstance(asked.value, str):
            raise self._wrong(f"Write it as {USE['answered']}.", asked.at)
        if asked.value in ALWAYS:
            raise self._wrong(f"{asked.value} is always known.", asked.at)
        self._known(asked.value, asked.at)
        return Term(Kind.BOOL, "this", self._variable(Asked(asked.value), Kind.BOOL, asked.at), asked.at)

    def _district(self, site: Node) -> Term:
        if not isinstance(site, Ref):
            raise self._wrong(f"Write it as {USE['district']}.", site.at)
        kind = self._known(site.name, site.at).kind
        if kind is not Kind.PLACE:
            raise self._wrong(f"district() needs a place; {site.name} is {IN_WORDS[kind]}.", site.at)
        words, variable = f"district({site.name})", self._variable(InDistrict(site.name), Kind.TEXT, site.at)
        return Term(Kind.TEXT, words, variable, site.at, of=words)

    def _date(self, node: Node) -> str:
        """A name of a date, or a date itself."""
        if isinstance(node, Literal) and isinstance(node.value, str) and _is_date(node.value):
            return node.value
        if not isinstance(node, Ref):
            raise self._wrong(f"Write it as {USE['years_between']}.", node.at)
        kind = self._known(node.name, node.at).kind
        if kind is not Kind.DATE:
            raise self._wrong(f"years_between() needs dates; {node.name} is {IN_WORDS[kind]}.", node.at)
        return node.name


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
