"""Reads the text of a condition into a small tree, by CEL's own parser, with the place of each part.
It must not know what a name means; soundness.py does."""

import re
import struct
from dataclasses import dataclass
from functools import cache

from cel_expr_python import cel  # type: ignore[import-untyped,unused-ignore]

LONGEST = 2000
TOO_DEEP = "This condition is nested too deeply. Split it, or ask for a named rule."


class Unsound(ValueError):
    """A condition that cannot be right. `line` and `column` count from 1 within the condition's text."""

    def __init__(self, message: str, column: int = 1, line: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.line = line


@dataclass(frozen=True, slots=True)
class Literal:
    value: bool | int | float | str
    at: int


@dataclass(frozen=True, slots=True)
class Ref:
    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    args: tuple["Node", ...]
    at: int


@dataclass(frozen=True, slots=True)
class Items:
    of: tuple["Node", ...]
    at: int


@dataclass(frozen=True, slots=True)
class Foreign:
    """A part of CEL that the language leaves out."""

    what: str
    at: int


Node = Literal | Ref | Call | Items | Foreign


def parse(text: str) -> Node:
    """The tree of a condition. Raises Unsound where it is not CEL at all."""
    if not text.strip():
        raise Unsound("There is no condition here. Write one, or leave the key out.")
    if len(text) > LONGEST:
        raise Unsound(f"This condition is longer than {LONGEST} characters. Split it, or ask for a named rule.")
    try:
        parsed = _reader().compile(text, disable_check=True).serialize()
    except RuntimeError as error:
        raise _misspelt(text, str(error)) from None
    message = _message(_message(parsed)[2][0])
    positions = dict(_position(entry) for entry in _message(message[3][0]).get(4, []))
    return _node(message[2][0], positions)


def place(text: str, at: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1


@cache
def _reader() -> cel.Env:
    return cel.NewEnv()


SLIPS = (
    (re.compile(r"[“”‘’]"), 'Use straight quotation marks, like "road".'),
    (re.compile(r"(?<![=!<>])=(?!=)"), "Write == to compare."),
    (re.compile(r"(?<!&)&(?!&)|\band\b", re.I), "Write && for and."),
    (re.compile(r"(?<!\|)\|(?!\|)|\bor\b", re.I), "Write || for or."),
    (re.compile(r"\bnot\b", re.I), "Write ! for not."),
    (re.compile(r"<>"), "Write != for different."),
)


def _misspelt(text: str, said: str) -> Unsound:
    found = re.search(r"<input>:(\d+):(\d+): (?:Syntax error: )?([^\n]*)", said)
    if found is None or "recursion" in found[0]:
        return Unsound(TOO_DEEP)
    line, column, what = int(found[1]), int(found[2]), found[3]
    written = re.sub(r"\"[^\"\n]*\"|'[^'\n]*'", lambda quoted: " " * len(quoted[0]), text)
    for slip, advice in SLIPS:
        if slipped := slip.search(written):
            line, column = place(text, slipped.start())
            return Unsound(f"This condition cannot be read. {advice}", column, line)
    if reserved := re.match(r"reserved identifier: (\w+)", what):
        return Unsound(f'"{reserved[1]}" has another meaning in conditions and cannot be a name.', column, line)
    if what.startswith("invalid"):
        return Unsound("This number is too large.", column, line)
    if "<EOF>'" in what.split(" expecting")[0]:
        return Unsound("This condition stops before it is complete.", column, line)
    return Unsound("This condition cannot be read from here on.", column, line)


# CEL gives its tree only as cel.expr.ParsedExpr in the protocol buffer format, whose field numbers are public and
# fixed (github.com/google/cel-spec, syntax.proto). Fifty lines read it; the protobuf package would be a dependency.

Fields = dict[int, list[bytes]]


def _node(wire: bytes, positions: dict[int, int]) -> Node:
    fields = _message(wire)
    at = positions.get(_varint(fields[2][0])[0], 0) if 2 in fields else 0
    if 3 in fields:
        return _constant(fields[3][0], at)
    if 4 in fields:
        return Ref(_text(_message(fields[4][0])), at)
    if 6 in fields:
        call = _message(fields[6][0])
        function, args = call[2][0].decode(), tuple(_node(each, positions) for each in call.get(3, []))
        return Foreign(f".{function}()", at) if 1 in call else Call(function, args, at)
    if 7 in fields:
        return Items(tuple(_node(each, positions) for each in _message(fields[7][0]).get(1, [])), at)
    if 5 in fields:
        return Foreign("." + _message(fields[5][0])[2][0].decode(), at)
    return Foreign("{ }" if 8 in fields else "a loop", at)


def _constant(wire: bytes, at: int) -> Node:
    ((number, (raw,)),) = _message(wire).items()
    if number == 2:
        return Literal(raw != b"\0", at)
    if number == 3:
        whole = _varint(raw)[0]
        return Literal(whole - (1 << 64) if whole >> 63 else whole, at)
    if number == 5:
        return Literal(float(struct.unpack("<d", raw)[0]), at)
    if number == 6:
        return Literal(raw.decode(), at)
    return Foreign({1: "null", 4: "a number ending in u", 7: 'b""'}.get(number, "this"), at)


def _text(fields: Fields) -> str:
    return fields[1][0].decode()


def _position(entry: bytes) -> tuple[int, int]:
    fields = _message(entry)
    return _varint(fields[1][0])[0], _varint(fields[2][0])[0] if 2 in fields else 0


def _message(wire: bytes) -> Fields:
    fields: Fields = {}
    at, length = 0, len(wire)
    while at < length:
        tag, at = _varint(wire, at)
        begins = at
        match tag & 7:
            case 0:
                at = _varint(wire, at)[1]
            case 1:
                at += 8
            case 2:
                size, begins = _varint(wire, at)
                at = begins + size
            case _:
                raise AssertionError(f"CEL wrote a field of kind {tag & 7}")
        fields.setdefault(tag >> 3, []).append(wire[begins:at])
    return fields


def _varint(wire: bytes, at: int = 0) -> tuple[int, int]:
    if wire[at] < 0x80:
        return wire[at], at + 1
    value = shift = 0
    while True:
        byte = wire[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
