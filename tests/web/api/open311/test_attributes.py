"""Each type of question that Open311 can say is an attribute of it: described, sent, kept and given back."""

import shutil
from pathlib import Path
from typing import Any, get_args

import pytest
from django.conf import settings
from django.utils import timezone

from frontdoor.engine.cases.models import Case
from frontdoor.engine.questions.types import AnyQuestion
from frontdoor.web.api.open311.attributes import CANNOT, DATATYPES, OWN
from tests.published import published
from tests.web.api.conftest import Made

from .asking import get, post

MORE = """
  - key: needs
    type: several_choices
    ask: What is wrong?
    public: true
    options:
      kerb: A kerb
      drain: A drain
  - key: drain
    type: choice
    ask: Which drain?
    public: true
    when: '"drain" in needs'
    options:
      gate: By the gate
      wall: By the wall
  - key: cost
    type: money
    ask: What did it cost?
    optional: true
    public: true
    max: 1000000
  - key: width
    type: number
    ask: How wide is it?
    public: true
    places: 1
    unit: m
    min: 0
    max: 50
  - key: seen_on
    type: date
    ask: When did you see it?
    hint: A guess is fine.
    public: true
    latest: today
  - key: seen_at
    type: time
    ask: At what time?
    optional: true
    public: true
  - key: lamp
    type: text
    ask: Which lamp?
    optional: true
  - key: history
    type: long_text
    ask: What happened before?
    optional: true
  - key: other_email
    type: email
    ask: Whom else to tell?
    optional: true
"""
WHOSE = """
  - key: whose
    type: address
    ask: Who lives there?
"""
SENT = {
    "attribute[needs][]": ["drain", "kerb"],
    "attribute[drain]": "gate",
    "attribute[cost]": "1,250.5",
    "attribute[width]": "2.5",
    "attribute[seen_on]": "2026-06-01T23:30:00Z",
    "attribute[seen_at]": "14:30",
    "attribute[lamp]": "L7",
    "attribute[history]": "It was mended\nin May",
    "attribute[other_email]": "kim@example.com",
}


def publish_with(questions: str, folder: Path) -> None:
    """The catalogue, with more asked about a pothole."""
    shutil.copytree(settings.CATALOGUE, folder)
    pothole = folder / "services" / "highways" / "report-a-pothole.yaml"
    pothole.write_text(pothole.read_text().replace("  - key: photos\n", f"{questions[1:]}  - key: photos\n", 1))
    published(folder, timezone.now())


@pytest.fixture
def more_asked(db: None, tmp_path: Path) -> None:
    publish_with(MORE, tmp_path / "catalogue")


@pytest.fixture
def key(more_asked: None, postcodes: None, software: Made) -> str:
    return software()[1]


def test_every_type_of_question_is_said_in_open311_or_there_is_a_reason() -> None:
    union, _field = get_args(AnyQuestion)
    types = {kind.model_fields["type"].annotation.__args__[0] for kind in get_args(union)}
    assert set(DATATYPES) | set(OWN) | set(CANNOT) == types
    assert set(DATATYPES) & set(CANNOT) == set()
    assert set(DATATYPES.values()) == {"string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"}


def test_each_is_described_in_the_standards_terms(more_asked: None) -> None:
    described = {one["code"]: one for one in get("services/report-a-pothole.json").json()["attributes"]}
    assert {code: (one["datatype"], one["required"]) for code, one in described.items()} == {
        "surface": ("singlevaluelist", True),
        "size": ("singlevaluelist", False),
        "danger": ("singlevaluelist", False),
        "needs": ("multivaluelist", True),
        "drain": ("singlevaluelist", False),
        "cost": ("number", False),
        "width": ("number", True),
        "seen_on": ("datetime", True),
        "seen_at": ("string", False),
        "lamp": ("string", False),
        "history": ("text", False),
        "other_email": ("string", False),
    }
    assert described["needs"]["values"] == [{"key": "kerb", "name": "A kerb"}, {"key": "drain", "name": "A drain"}]
    assert described["drain"]["when"] == '"drain" in needs'
    assert described["width"]["datatype_description"] == "In m."
    assert described["cost"]["datatype_description"] == "Pounds, like 10 or 10.50."
    assert described["seen_on"]["datatype_description"].startswith("A guess is fine. A day, like 2026-01-31")


def test_each_is_kept_as_a_page_would_keep_it_and_given_back_in_words(key: str) -> None:
    sent = post(key, **SENT)
    assert sent.status_code == 201, sent.content
    answers = Case.objects.get().answer_sets.get().answers
    assert {name: answers[name] for name in ("needs", "drain", "cost", "width", "seen_on", "seen_at")} == {
        "needs": ["drain", "kerb"],
        "drain": "gate",
        "cost": 125050,
        "width": "2.5",
        "seen_on": "2026-06-02",
        "seen_at": "14:30",
    }
    assert (answers["lamp"], answers["other_email"]) == ("L7", "kim@example.com")
    assert (answers["history"], answers["details"]) == ("It was mended\nin May", "By the chapel, opposite number 7")
    told = get(f"requests/{sent.json()[0]['service_request_id']}.json").json()[0]["description"]
    for words in ("wrong? A kerb, A drain", "Which drain? By the gate", "cost? £1,250.50", "2.5 m", "2 June 2026"):
        assert words in told
    assert "kim@example.com" not in told


@pytest.mark.parametrize(
    ("changed", "parameter"),
    [
        ({"attribute[needs][]": None}, "attribute[needs][]: Select at least one"),
        ({"attribute[needs][]": ["pit"]}, "attribute[needs][]: Select at least one"),
        ({"attribute[needs][]": ["kerb"]}, "attribute[drain]: This is not asked"),
        ({"attribute[drain]": None}, "attribute[drain]: "),
        ({"attribute[cost]": "much"}, "attribute[cost]: Enter an amount in pounds"),
        ({"attribute[cost]": "10000.01"}, "attribute[cost]: The amount"),
        ({"attribute[cost]": ["1", "2"]}, "attribute[cost]: this takes one value"),
        ({"attribute[width]": "2.55"}, "attribute[width]: "),
        ({"attribute[width]": "wide"}, "attribute[width]: "),
        ({"attribute[seen_on]": "yesterday"}, "attribute[seen_on]: give a day, like 2026-01-31"),
        ({"attribute[seen_on]": "2026-02-30"}, "attribute[seen_on]: give a day, like 2026-01-31"),
        ({"attribute[seen_on]": "2999-01-01T00:00:00Z"}, "attribute[seen_on]: "),
        ({"attribute[surface]": "moon"}, "attribute[surface]: Select an answer"),
        ({"attribute[other_email]": "kim"}, "attribute[other_email]: Enter an email address"),
    ],
)
def test_what_does_not_fit_is_named_as_it_was_sent(key: str, changed: dict[str, Any], parameter: str) -> None:
    refused = post(key, **(SENT | changed))
    assert refused.status_code == 400
    assert [one["description"][: len(parameter)] for one in refused.json()] == [parameter]
    assert not Case.objects.exists()


def test_all_that_cannot_be_read_is_told_at_once(key: str) -> None:
    refused = post(key, **(SENT | {"attribute[cost]": "much", "email": "sam", "lat": "north", "attribute[no]": "1"}))
    told = [one["description"].split(":")[0] for one in refused.json()]
    assert sorted(told) == ["attribute[cost]", "attribute[no]", "email", "lat, long"]


@pytest.mark.parametrize(("questions", "is_offered"), [(MORE, True), (WHOSE, False)])
def test_a_service_is_offered_when_all_that_it_must_ask_can_be_said(
    db: None, tmp_path: Path, questions: str, is_offered: bool
) -> None:
    publish_with(questions, tmp_path / "catalogue")
    codes = {one["service_code"] for one in get("services.json").json()}
    assert ("report-a-pothole" in codes) == is_offered
    assert "report-a-pavement-problem" in codes
