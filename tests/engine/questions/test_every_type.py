"""What is true of every type: one answer, and all its projections agree."""

import json
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest

from frontdoor.engine.questions.asking import Context, NotYet, Question, Wrong
from frontdoor.engine.questions.types import AnyQuestion

from .every_type import WITH_A_FIELD, WITHOUT_A_FIELD, Shelf
from .json_schema import fits

SEEDS = range(200)
TODAY = Context(today=date(2026, 11, 24), by="draft-1")
NOT_ANSWERS: tuple[Any, ...] = (None, "", " ", [], {}, 0.5, -(10**20), "\0", [""], [[]], {"lat": "x"}, "\ud800", b"x")

each = pytest.mark.parametrize("asked", WITH_A_FIELD.values(), ids=WITH_A_FIELD.keys())
every = pytest.mark.parametrize(
    "asked", (WITH_A_FIELD | WITHOUT_A_FIELD).values(), ids=(WITH_A_FIELD | WITHOUT_A_FIELD).keys()
)


def examples(asked: Question, shelf: Shelf) -> list[Any]:
    answers = [asked.example(seed, today=TODAY.today) for seed in SEEDS]
    for document in [one for answer in answers for one in answer] if asked.type == "file" else []:
        shelf.put(document, by="draft-1")
    return answers


def test_every_type_of_the_language_is_tried_here() -> None:
    types = {get_args(one.model_fields["type"].annotation)[0] for one in get_args(get_args(AnyQuestion)[0])}
    assert {one.type for one in (WITH_A_FIELD | WITHOUT_A_FIELD).values()} == types


@each
def test_an_example_is_accepted_as_it_is(asked: Question, shelf: Shelf) -> None:
    for answer in examples(asked, shelf):
        assert asked.accept(answer, context=TODAY) == answer


@every
def test_an_example_is_json_and_fits_the_schema(asked: Question, shelf: Shelf) -> None:
    schema = json.loads(json.dumps(asked.schema()))
    assert schema["title"] == asked.ask
    for answer in examples(asked, shelf):
        assert fits(json.loads(json.dumps(answer)), schema), answer


@each
def test_a_field_filled_with_an_answer_reads_as_that_answer(asked: Question, shelf: Shelf) -> None:
    for answer in examples(asked, shelf):
        assert asked.read(asked.posted(answer), context=TODAY) == answer


@every
def test_an_answer_has_words_and_flat_columns(asked: Question, shelf: Shelf) -> None:
    for answer in examples(asked, shelf):
        assert asked.words(answer).strip() != ""
        for column in (asked.column(), *asked.columns()):
            assert column.name.startswith(asked.key)
            assert not isinstance(column.value(answer), dict)
            assert column.sql in _SQL or column.sql.startswith("numeric(")


_SQL = {"text", "text[]", "boolean", "date", "time", "bigint", "integer", "double precision", "timestamptz"}


@every
def test_what_is_personal_is_redacted_whole(asked: Question, shelf: Shelf) -> None:
    assert asked.is_personal
    assert [asked.redact(answer) for answer in examples(asked, shelf)] == [None] * len(SEEDS)


@each
def test_nothing_given_reads_as_no_answer(asked: Question) -> None:
    assert asked.read({}) is None
    assert asked.read(asked.posted(None)) is None
    assert asked.read({name: ["  "] for name in asked.posted(asked.example(1))} if asked.type in _TYPED else {}) is None


_TYPED = {"text", "long_text", "date", "time", "number", "money", "email", "telephone", "name", "address", "place"}


@each
def test_what_is_not_an_answer_is_refused_by_the_schema_or_by_meaning(asked: Question) -> None:
    for answer in NOT_ANSWERS:
        with pytest.raises(Wrong):
            asked.accept(answer, context=TODAY)


@each
def test_accept_refuses_what_the_schema_refuses(asked: Question, shelf: Shelf) -> None:
    others = [answer for other in WITH_A_FIELD.values() for answer in examples(other, shelf)[:3]]
    unfit = [answer for answer in (*others, *NOT_ANSWERS[:-1]) if not fits(answer, asked.schema())]
    assert len(unfit) > 10
    for answer in unfit:
        with pytest.raises(Wrong):
            asked.accept(answer, context=TODAY)


@each
def test_every_message_names_the_question(asked: Question) -> None:
    assert "“What is it?”" in asked.missing()
    for answer in NOT_ANSWERS:
        with pytest.raises(Wrong, match=r"“What is it\?”"):
            asked.accept(answer, context=TODAY)


@each
def test_a_null_character_is_refused_wherever_it_is_typed(asked: Question) -> None:
    for name, values in asked.posted(asked.example(3)).items():
        if not values or asked.type in ("file", "several_choices"):
            continue
        with pytest.raises(Wrong):
            asked.read(asked.posted(asked.example(3)) | {name: [values[0] + "\0"]})


@pytest.mark.parametrize("asked", WITHOUT_A_FIELD.values(), ids=WITHOUT_A_FIELD.keys())
def test_what_has_no_field_yet_says_so(asked: Question) -> None:
    with pytest.raises(NotYet):
        asked.read({"it": ["x"]})


def test_a_decimal_is_never_a_float() -> None:
    asked = WITH_A_FIELD["number with places"]
    assert asked.column().value("1.25") == Decimal("1.25")
