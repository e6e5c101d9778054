"""A log line: what it holds, and what it can never hold."""

import json
import logging
import sys

from frontdoor.config.logs import JsonLines


def test_our_own_message_is_whole() -> None:
    line = _line("frontdoor.up", "%s ended with status %s", "web", 1)
    assert {key: line[key] for key in ("level", "logger", "message")} == {
        "level": "warning",
        "logger": "frontdoor.up",
        "message": "web ended with status 1",
    }


def test_what_fills_the_message_of_another_library_is_left_out() -> None:
    assert _line("psycopg.pool", "error connecting in %r: %s", "Mary", "Elm Road")["message"] == (
        "error connecting in %r: %s"
    )


def test_a_request_is_told_by_its_reason_and_not_by_its_path() -> None:
    line = _line("django.request", "%s: %s", "Internal Server Error", "/track/7K4M9QXT")
    assert line["message"] == "Internal Server Error"
    assert "7K4M9QXT" not in json.dumps(line)


def test_an_error_is_told_by_its_kind_and_place_and_not_by_its_words() -> None:
    try:
        raise ValueError("Key (email)=(mary@example.org) already exists")
    except ValueError:
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Failed", (), sys.exc_info())
    written = JsonLines().format(record)
    line = json.loads(written)
    assert line["error"] == "ValueError"
    assert [place.split()[-1] for place in line["where"]] == [
        "test_an_error_is_told_by_its_kind_and_place_and_not_by_its_words"
    ]
    assert "mary" not in written


def _line(name: str, message: str, *given: object) -> dict[str, object]:
    return json.loads(JsonLines().format(logging.LogRecord(name, logging.WARNING, "", 0, message, given, None)))
