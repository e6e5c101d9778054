"""An export's lines, by column, whatever is in it: a line that cannot be read is told, and the next one is read.

Must not know what any column means.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from frontdoor.config.commands import CannotGoOn

MOST_CHARACTERS = 1_000_000
"""Of one field. A quotation mark that is never closed must not swallow the rest of the file."""

Line = Mapping[str, str]


@dataclass(frozen=True)
class Unread:
    """A line that is no row: `why` is the same for all such lines, `exactly` is of this one."""

    why: str
    exactly: str = ""


@dataclass(frozen=True)
class Export:
    """What is in it: its columns, and (where, the line) of each, where being its number in the file, from 1."""

    columns: Sequence[str]
    lines: Iterator[tuple[int, Line | Unread]]


@contextmanager
def exported(file: Path) -> Iterator[Export]:
    """A CSV file, open for as long as it is read. Raises CannotGoOn when it cannot be opened or has no first line."""
    before = csv.field_size_limit(MOST_CHARACTERS)
    try:
        with _opened(file) as text:
            reader = csv.reader(text)
            columns = _columns(file, reader)
            yield Export(columns, _lines(reader, columns))
    finally:
        csv.field_size_limit(before)


def _opened(file: Path) -> TextIO:
    try:
        return file.open(encoding="utf-8-sig", errors="surrogateescape", newline="")
    except OSError as wrong:
        raise CannotGoOn(f"{file} cannot be read: {wrong.strerror}.") from wrong


def _columns(file: Path, reader: Any) -> list[str]:
    try:
        columns: list[str] = next(reader, [])
    except (OSError, csv.Error) as wrong:
        raise CannotGoOn(f"The first line of {file} cannot be read: {wrong}.") from wrong
    if not columns:
        raise CannotGoOn(f"{file} has no first line that names its columns.")
    return columns


def _lines(reader: Any, columns: Sequence[str]) -> Iterator[tuple[int, Line | Unread]]:
    while True:
        where = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            yield where, Unread("it cannot be read as CSV", str(wrong))
            continue
        if len(fields) == len(columns):
            yield where, storable(dict(zip(columns, fields, strict=True)))
        elif fields:
            few = "fewer" if len(fields) < len(columns) else "more"
            yield where, Unread(f"it has {few} fields than there are columns", f"{len(fields)} of {len(columns)}")


def storable(line: Line) -> Line | Unread:
    """The line, unless it holds what no database takes."""
    whole = "".join(line.values())
    if "\0" in whole:
        return Unread("a character in it cannot be kept (NUL)")
    try:
        whole.encode()
    except UnicodeEncodeError:
        return Unread("it is not UTF-8 text")
    return line
