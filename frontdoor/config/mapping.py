"""How the columns of another system's export become rows that are brought in: read from a YAML file, checked strictly.

Must not know any system.
"""

import csv
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Named
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from frontdoor.config.commands import CannotGoOn
from frontdoor.engine.cases.actions.bringing import Row

Line = Named[str, str | None]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Way(Strict):
    """The step that closes a case here, and what it asks."""

    transition: str
    answers: dict[str, Any] = {}


class Kind(Strict):
    """What one kind of theirs is here. `answers` are the same for all; `columns` come from the row."""

    service: str
    answers: dict[str, Any] = {}
    columns: dict[str, str] = Field({}, description="answer: column; site.lat for a part of an answer")
    closes: Way | None = None


class Mapping(Strict):
    source: str = Field(description="what the system is called: with its own number, a row is one case for ever")
    id: str
    received: str
    closed: str = ""
    time: str = Field("", description="how moments are written, for strptime; left out: as ISO 8601 has them")
    zone: str = "Europe/London"
    kind: str = Field(description="the column that says what it is about")
    kinds: dict[str, Kind]


def read_mapping(file: Path) -> Mapping:
    """Raises CannotGoOn with every mistake."""
    try:
        return Mapping.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except ValidationError as wrong:
        lines = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in wrong.errors()]
        raise CannotGoOn(f"{file}:\n" + "\n".join(lines)) from wrong
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise CannotGoOn(f"{file}: {wrong}") from wrong


def exported(file: Path) -> Iterator[Line]:
    """The lines of a CSV file, by column."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def rows(mapping: Mapping, lines: Iterable[Line]) -> Iterator[tuple[str, Row | str]]:
    """(their number, the row) of each line; in place of a row, why it is none."""
    for line in lines:
        number = (line.get(mapping.id) or "").strip()
        kind = mapping.kinds.get((line.get(mapping.kind) or "").strip())
        if kind is None:
            yield number, "nothing says what this is here"
            continue
        try:
            yield number, _row(mapping, kind, number, line)
        except (KeyError, ValueError) as wrong:
            yield number, f"it cannot be read: {wrong}"


def _row(mapping: Mapping, kind: Kind, number: str, line: Line) -> Row:
    closed = (line.get(mapping.closed) or "").strip() if mapping.closed else ""
    return Row(
        source=mapping.source,
        id=number,
        service=kind.service,
        received_at=_moment(mapping, line[mapping.received] or ""),
        closed_at=_moment(mapping, closed) if closed else None,
        answers=_answers(kind, line),
        way=kind.closes.transition if kind.closes else "",
        way_answers=kind.closes.answers if kind.closes else {},
    )


def _moment(mapping: Mapping, written: str) -> datetime:
    text = written.strip()
    moment = datetime.strptime(text, mapping.time) if mapping.time else datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(mapping.zone))


def _answers(kind: Kind, line: Line) -> dict[str, Any]:
    answers: dict[str, Any] = {
        key: dict(value) if isinstance(value, dict) else value for key, value in kind.answers.items()
    }
    for name, column in kind.columns.items():
        if column not in line:
            raise KeyError(f"there is no column {column!r}")
        written = (line[column] or "").strip()
        if not written:
            continue
        key, _, part = name.partition(".")
        if part:
            answers.setdefault(key, {})[part] = float(written) if part in ("lat", "lng") else written
        else:
            answers[key] = written
    return answers
