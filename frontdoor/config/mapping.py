"""How the columns of another system's export become rows that are brought in: read from a YAML file.

Must not know any system, nor whether what is named is there: that is checked in `mapping_checks`.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from frontdoor.config.exports import Export, Line, Unread
from frontdoor.engine.cases.actions.bringing import Row

DEGREES = ("lat", "lng")
PARTS = (*DEGREES, "words")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Way(Strict):
    """A step that is taken here, and what it asks."""

    transition: str
    answers: dict[str, Any] = {}


class Kind(Strict):
    """What one kind of theirs is here. `answers` are the same for all; `columns` come from the row."""

    service: str
    answers: dict[str, Any] = {}
    columns: dict[str, str] = Field({}, description="answer: column; site.lat for a part of an answer")
    closes: tuple[Way, ...] = Field((), description="the steps that close it here, one after another")


class Mapping(Strict):
    source: str = Field(description="what the system is called: with its own number, a row is one case for ever")
    id: str
    received: str
    closed: str = ""
    time: str = Field("", description="how moments are written, for strptime; left out: as ISO 8601 has them")
    zone: str = "Europe/London"
    kind: str = Field(description="the column that says what it is about")
    kinds: dict[str, Kind]

    @cached_property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


class Unmapped(Unread):
    """A line of a kind that the mapping does not name: told once for all of them."""


class _NotThis(ValueError):
    """What a column holds cannot be read as it must be."""


def rows(mapping: Mapping, export: Export) -> Iterator[tuple[int, str, Row | Unread]]:
    """(line, their number, the row) of each line; in place of a row, why it is none. A number left out is empty."""
    for where, line in export.lines:
        number = "" if isinstance(line, Unread) else line[mapping.id].strip()
        yield where, number, line if isinstance(line, Unread) else _row(mapping, number, line)


def _row(mapping: Mapping, number: str, line: Line) -> Row | Unread:
    named = line[mapping.kind].strip()
    kind = mapping.kinds.get(named)
    if kind is None:
        return Unmapped(f'the mapping does not name "{named}"')
    if not number:
        return Unread("it has no number", f'"{mapping.id}" is empty')
    closed = line[mapping.closed].strip() if mapping.closed else ""
    try:
        return Row(
            source=mapping.source,
            id=number,
            service=kind.service,
            received_at=_moment(mapping, mapping.received, line),
            closed_at=_moment(mapping, mapping.closed, line) if closed else None,
            answers=_answers(kind, line),
            ways=tuple((way.transition, way.answers) for way in kind.closes),
        )
    except _NotThis as wrong:
        return Unread(*wrong.args)


def _moment(mapping: Mapping, column: str, line: Line) -> datetime:
    text = line[column].strip()
    try:
        moment = datetime.strptime(text, mapping.time) if mapping.time else datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=mapping.clock)
    except ValueError as wrong:
        raise _NotThis(f'"{column}" is no moment as the mapping says they are written', f'"{text[:40]}"') from wrong


def _answers(kind: Kind, line: Line) -> dict[str, Any]:
    answers = {key: dict(value) if isinstance(value, dict) else value for key, value in kind.answers.items()}
    for name, column in kind.columns.items():
        written = line[column].strip()
        if not written:
            continue
        key, _, part = name.partition(".")
        if part:
            answers.setdefault(key, {})[part] = _degrees(column, written) if part in DEGREES else written
        else:
            answers[key] = written
    return answers


def _degrees(column: str, written: str) -> float:
    try:
        return float(written)
    except ValueError as wrong:
        raise _NotThis(f'"{column}" is no number of degrees', f'"{written[:40]}"') from wrong
