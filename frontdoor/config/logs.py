"""Logs: one JSON object a line, for machines and tired people, without personal data.

An exception is told by its kind and where it happened, never by its words: those may quote a person.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

OURS = "frontdoor"


class JsonLines(logging.Formatter):
    """Our own messages whole; others' by their pattern alone, since what fills it is not ours to vouch for."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        if hasattr(record, "status_code"):
            line["status"] = record.status_code
        request = getattr(record, "request", None)
        match = getattr(request, "resolver_match", None)
        if match is not None:
            line["route"] = match.route
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _where(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, default=str)


def to_terminal() -> None:
    """For a process without Django: our own lines to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    ours = logging.getLogger(OURS)
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)


def _message(record: logging.LogRecord) -> str:
    if _is_ours(record.name):
        return record.getMessage()
    if record.name == "django.request" and isinstance(record.args, tuple) and record.args:
        # The reason; what follows it is the path.
        return str(record.args[0])
    return str(record.msg)


def _is_ours(name: str) -> bool:
    return name == OURS or name.startswith(OURS + ".")


def _where(trace: TracebackType | None) -> list[str]:
    """The last frames, innermost last, as file:line function."""
    frames = traceback.extract_tb(trace)[-8:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
