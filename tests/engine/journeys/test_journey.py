"""A journey is worked out anew from the definition and the answers, and never trusts what no longer applies.
Must not need Django."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.journeys.small import choice, journey, keys, service, text, yes_no

SURFACE = choice("surface", "road", "path")
DANGER = yes_no("danger", when='surface == "road"')
LANES = text("lanes", when="danger", optional=True)
DETAILS = text("details")
REPORT = service(SURFACE, DANGER, LANES, DETAILS)


def test_a_question_whose_condition_cannot_be_decided_is_not_asked() -> None:
    assert keys(journey(REPORT)) == ["surface", "details"]


def test_questions_come_and_go_with_the_answers_before_them() -> None:
    assert keys(journey(REPORT, surface="road")) == ["surface", "danger", "details"]
    assert keys(journey(REPORT, surface="road", danger=True)) == ["surface", "danger", "lanes", "details"]
    assert keys(journey(REPORT, surface="path", danger=True)) == ["surface", "details"]


def test_answers_to_questions_that_no_longer_apply_are_not_submitted() -> None:
    changed = journey(REPORT, surface="path", danger=True, lanes="both", details="deep")
    assert changed.answers() == {"surface": "path", "details": "deep"}
    assert changed.is_complete()


def test_the_first_open_question_is_the_first_without_an_answer() -> None:
    def first_open(**answers: object) -> str:
        question = journey(REPORT, **answers).first_open()
        return question.key if question else ""

    assert first_open() == "surface"
    assert first_open(surface="road", details="deep") == "danger"
    assert first_open(surface="road", danger=True, details="deep") == "lanes"
    assert first_open(surface="road", danger=True, lanes=None, details="deep") == ""


def test_an_optional_question_that_was_left_out_is_done_but_not_an_answer() -> None:
    left_out = journey(REPORT, surface="road", danger=True, lanes=None, details="deep")
    assert left_out.is_complete()
    assert left_out.answers() == {"surface": "road", "danger": True, "details": "deep"}


def test_a_required_question_cannot_be_left_out() -> None:
    assert not journey(REPORT, surface="path", details=None).is_complete()


def test_each_question_knows_its_neighbours() -> None:
    road = journey(REPORT, surface="road", danger=False)
    assert [getattr(road.after(key), "key", None) for key in keys(road)] == ["danger", "details", None]
    assert [getattr(road.before(key), "key", None) for key in keys(road)] == [None, "surface", "danger"]
    with pytest.raises(KeyError):
        road.after("lanes")


def test_an_answer_that_its_question_would_not_take_today_is_asked_again() -> None:
    stale = journey(REPORT, surface="pavement", details="deep")
    assert (stale.answers(), getattr(stale.first_open(), "key", None)) == ({"details": "deep"}, "surface")


STOPPING = service(yes_no("lives_here", stop={"when": "!lives_here", "says": "Ask your own council."}), DETAILS)
WARNING = service(yes_no("danger", stop={"when": "danger", "says": "Ring us.", "go_on": True}), DETAILS)


def test_a_stop_ends_the_journey_there() -> None:
    ended = journey(STOPPING, lives_here=False, details="deep")
    stop = ended.stop_at("lives_here")
    assert stop is not None and stop.says == "Ask your own council."
    assert (keys(ended), ended.answers()) == (["lives_here"], {"lives_here": False})
    assert not ended.is_complete()
    assert ended.first_open() is None


def test_a_stop_that_lets_one_go_on_only_advises() -> None:
    advised = journey(WARNING, danger=True, details="deep")
    assert advised.stop_at("danger") is not None
    assert (advised.stopped_by(), advised.is_complete()) == (None, True)


def test_no_stop_without_the_answer_that_leads_to_it() -> None:
    assert journey(STOPPING).stop_at("lives_here") is None
    assert journey(STOPPING, lives_here=True).stop_at("lives_here") is None


def test_a_request_is_for_oneself_only_when_the_answers_say_so() -> None:
    whose = service(choice("whose", "mine", "other"), for_self='whose == "mine"')
    assert [journey(whose, **each).is_for_self() for each in ({}, {"whose": "other"}, {"whose": "mine"})] == [
        False,
        False,
        True,
    ]
    assert journey(service(DETAILS, for_self=True)).is_for_self()


def test_journeys_need_no_django() -> None:
    code = (
        "import sys, frontdoor.engine.journeys.journey, frontdoor.engine.journeys.words; print('django' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True
    )
    assert run.stdout == "False\n"
