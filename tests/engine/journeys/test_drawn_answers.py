"""Answers drawn at random, right and wrong, to the questions of real services and of drawn ones: what is read, what is
kept, and what the journey makes of it."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any, get_args

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from frontdoor.engine.definitions.catalogue import read_catalogue
from frontdoor.engine.definitions.language import Service
from frontdoor.engine.journeys.journey import JUDGED_WHEN_GIVEN, Journey
from frontdoor.engine.journeys.schema import answers_schema
from frontdoor.engine.questions.asking import Answer, Context, NotYet, Posted, Question, Wrong
from frontdoor.engine.questions.types import AnyQuestion
from tests.engine.journeys.drawn_services import EVERY, services
from tests.engine.questions.conftest import shelf
from tests.engine.questions.drawn_posts import ANOTHERS, BY, EDGES, MINE, posts
from tests.engine.questions.every_type import WITHOUT_A_FIELD, Shelf
from tests.seeds import SEED, say_seed

__all__ = ["shelf"]

TODAY = date(2026, 11, 25)
HERE = Context(today=TODAY, by=BY)
CATALOGUE = Path(__file__).parents[3] / "catalogue"
ALL = read_catalogue(CATALOGUE, rules=["line_manager"]).services
REAL = {key: service for key, service in ALL.items() if service.questions}
"""All but those that only lead elsewhere."""
STALE = st.sampled_from(
    (None, "", "gone", "2026-02-30", True, -1, 10**30, [], ["gone"], [{}], {}, {"lat": 91, "lng": 0})
)
MORE = 20 if os.environ.get("TESTS_LONG") else 1


def drawn(examples: int) -> Any:
    return settings(max_examples=examples * MORE, deadline=None, suppress_health_check=list(HealthCheck), database=None)


@pytest.fixture(autouse=True)
def documents(shelf: Shelf) -> None:
    say_seed()
    shelf.put(MINE, by=BY)
    shelf.put(ANOTHERS, by="draft-2")


def test_each_of_the_19_types_is_drawn() -> None:
    types = {get_args(one.model_fields["type"].annotation)[0] for one in get_args(get_args(AnyQuestion)[0])}
    assert (len(types), {one.type for one in EVERY.values()}, set(EDGES)) == (19, types, types)


@pytest.mark.parametrize("sort", EVERY)
def test_whatever_is_sent_for_a_question_is_read_or_refused(sort: str) -> None:
    """What is read is an answer in all its projections; of what is drawn here some must be read."""
    read: list[Answer] = []

    @seed(SEED)
    @drawn(80)
    @given(posts(EVERY[sort], TODAY))
    def sent(posted: Posted) -> None:
        read.append(given_answer(EVERY[sort], posted))

    sent()
    assert any(answer is not None for answer in read) == (sort not in WITHOUT_A_FIELD)


@pytest.mark.parametrize("key", REAL)
def test_answers_to_a_real_service_make_a_journey(key: str) -> None:
    @seed(SEED)
    @drawn(3)
    @given(st.data())
    def walked(data: st.DataObject) -> None:
        walk(REAL[key], data)

    walked()


@pytest.mark.parametrize("sort", EVERY)
def test_answers_to_drawn_services_make_a_journey(sort: str) -> None:
    @seed(SEED)
    @drawn(5)
    @given(services(sort), st.data())
    def walked(service: Service, data: st.DataObject) -> None:
        walk(service, data)

    walked()


def given_answer(asked: Question, posted: Posted) -> Answer:
    """The answer that was read, once all that is true of an answer was seen of it; None for none, or a refusal."""
    try:
        shown = asked.again(posted, context=HERE)
        assert shown is None or all(isinstance(value, str) for values in shown.values() for value in values)
        answer = asked.read(posted, context=HERE)
    except Wrong as wrong:
        assert wrong.message
        return None
    except NotYet:
        assert asked.type in ("booking", "record")
        return None
    if answer is not None:
        assert json.loads(json.dumps(answer)) == answer
        assert asked.accept(answer, context=HERE) == answer
        assert asked.read(Posted(asked.posted(answer)), context=HERE) == answer
        assert asked.words(answer).strip()
        assert [column.value(answer) for column in asked.columns()]
        jsonschema_rs.validate(asked.schema(), answer)
    return answer


def walk(service: Service, data: st.DataObject) -> None:
    """From the first question to the end, then with some earlier answers changed; a draft keeps all that was given.

    Some of it was given under another version of the service, and need not fit this one.
    """
    stale = [one.key for one in service.questions if one.type not in JUDGED_WHEN_GIVEN]
    kept: dict[str, Answer] = {key: data.draw(STALE) for key in stale if data.draw(st.booleans())}
    _to_the_end(service, kept, data)
    for _ in range(3):
        journey = Journey(service, kept, today=TODAY)
        asked = data.draw(st.sampled_from(journey.questions))
        kept[asked.key] = _answered(asked, data)
        _to_the_end(service, kept, data)


def _to_the_end(service: Service, kept: dict[str, Answer], data: st.DataObject) -> None:
    asked: list[str] = []
    while (question := Journey(service, kept, today=TODAY).first_open()) is not None:
        asked.append(question.key)
        assert len(asked) == len(set(asked))
        kept[question.key] = _answered(question, data)
        _agrees(service, kept)
    _agrees(service, kept)


def _answered(asked: Question, data: st.DataObject) -> Answer:
    """The first answer of a few tries that stands; then what the question takes for certain."""
    for _ in range(2):
        answer = given_answer(asked, data.draw(posts(asked, TODAY)))
        if answer is not None:
            return answer
    if asked.optional and data.draw(st.booleans()):
        return None
    return [MINE] if asked.type == "file" else asked.example(data.draw(st.integers(0, 20)), today=TODAY)


def _agrees(service: Service, kept: dict[str, Answer]) -> None:
    """Seen from outside the journey: what it holds is what applies, fits, and may be sent by the interface."""
    journey = Journey(service, kept, today=TODAY)
    held = journey.answers()
    for question in service.questions:
        applies = _applies(service, question, held)
        assert journey.applies(question.key) == applies
        assert question.key not in held or applies
    for key, answer in held.items():
        asked = journey.question(key)
        assert asked.type in ("booking", "record") or asked.accept(answer, context=HERE) == answer
    schema = answers_schema(service)
    jsonschema_rs.validate(schema if journey.is_complete() else schema | {"required": []}, held)


def _applies(service: Service, question: Question, held: dict[str, Answer]) -> bool:
    """As the definition says it: its condition holds, and no question before it has ended the journey for good."""

    def holds(text: str) -> bool:
        return service.condition(text).decide(held, today=TODAY) is True

    before = service.questions[: service.questions.index(question)]
    over = any(
        one.stop and not one.stop.go_on and holds(one.stop.when) and _applies(service, one, held) for one in before
    )
    return not over and (question.when is None or holds(question.when))
