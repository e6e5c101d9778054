"""Builds a service of a few questions for tests of journeys.
Must not read files: a test shows its whole definition."""

from datetime import date
from typing import Any

from frontdoor.engine.definitions.language import Service
from frontdoor.engine.journeys.journey import Journey

TODAY = date(2026, 11, 25)


def service(*questions: dict[str, Any], **keys: Any) -> Service:
    whole = {
        "key": "ask-for-it",
        "area": "roads",
        "title": "Ask for it",
        "kind": "request",
        "summary": "Ask.",
        "owner": "road_team",
        "review_on": "2027-04-01",
        "questions": [{"ask": f"{question['key']}?", **question} for question in questions],
        "states": {"asked": {"says": "Asked."}},
    }
    return Service.model_validate({**whole, **keys})


def choice(key: str, *options: str, **keys: Any) -> dict[str, Any]:
    return {"key": key, "type": "choice", "options": {option: option.title() for option in options}, **keys}


def yes_no(key: str, **keys: Any) -> dict[str, Any]:
    return {"key": key, "type": "yes_no", **keys}


def text(key: str, **keys: Any) -> dict[str, Any]:
    return {"key": key, "type": "text", **keys}


def journey(of: Service, **answers: Any) -> Journey:
    return Journey(of, answers, today=TODAY)


def keys(of: Journey) -> list[str]:
    return [question.key for question in of.questions]
