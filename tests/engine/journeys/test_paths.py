"""Paths through a service made for the purpose: what they cover, and what they say cannot be reached."""

from datetime import date
from typing import Any

from frontdoor.engine.definitions.language import Service
from frontdoor.engine.journeys.journey import Journey
from frontdoor.engine.journeys.paths import paths_of, refused_step, steps_of

TODAY = date(2026, 11, 25)

PET = {
    "key": "pet",
    "type": "choice",
    "ask": "Which pet?",
    "options": {"cat": "A cat", "dog": "A dog", "fish": "A fish"},
}
AGE = {"key": "age", "type": "number", "ask": "How old is it?", "when": 'pet != "fish"', "min": "0", "max": "30"}
VET = {"key": "vet", "type": "yes_no", "ask": "Is it ill?", "when": "age >= 10"}
NAME = {"key": "name", "type": "text", "ask": "What is it called?", "optional": True}
BORN = {"key": "born_on", "type": "date", "ask": "When were you born?", "latest": "today"}


def service(*questions: dict[str, Any], **more: Any) -> Service:
    states = {"received": {"says": "We have it.", "transitions": more.pop("transitions", {})}}
    about = {
        "key": "pets",
        "area": "animals",
        "title": "Tell us about a pet",
        "kind": "report",
        "summary": "A pet.",
        "owner": "vets",
        "review_on": "2027-04-01",
        "states": states,
    }
    return Service.model_validate({**about, **more, "questions": questions})


def test_every_question_option_and_limit_is_on_some_path() -> None:
    found = paths_of(service(PET, AGE, VET, NAME), today=TODAY)
    assert found.unreached == ()
    answers = [path.answers for path in found.paths]
    assert {one["pet"] for one in answers} == {"cat", "dog", "fish"}
    assert {9, 10, 11} <= {one.get("age") for one in answers}
    assert {one.get("vet") for one in answers} == {True, False, None}
    assert None in [one["name"] for one in answers] and len({one["name"] for one in answers}) == 2


def test_each_path_is_complete_and_holds_only_what_applies() -> None:
    about = service(PET, AGE, VET, NAME)
    for path in paths_of(about, today=TODAY).paths:
        journey = Journey(about, path.answers, today=TODAY)
        assert journey.is_complete()
        assert [question.key for question in journey.questions] == list(path.answers)


def test_an_end_is_reached_but_not_among_those_that_may_be_sent() -> None:
    stop = {"when": "vet", "says": "Go to a vet."}
    found = paths_of(service(PET, AGE, {**VET, "stop": stop}, NAME), today=TODAY)
    assert [path.stopped_by for path in found.paths if path.stopped_by] == ["vet"]
    assert {path.answers.get("vet") for path in found.complete} == {False, None}


def test_a_question_that_nobody_can_reach_is_named() -> None:
    never = {**VET, "when": 'pet == "fish" && age >= 10'}
    found = paths_of(service(PET, AGE, never, NAME), today=TODAY)
    assert set(found.unreached) == {"vet = True", "vet = False", 'pet == "fish" && age >= 10 is True'}


def test_a_birthday_counts_on_its_day() -> None:
    adult = {**NAME, "when": "years_between(born_on, today) >= 18"}
    born = {path.answers["born_on"] for path in paths_of(service(BORN, adult), today=TODAY).paths}
    assert {"2008-11-25", "2008-11-26"} <= born


def test_the_same_service_has_the_same_paths() -> None:
    assert paths_of(service(PET, AGE, VET), today=TODAY) == paths_of(service(PET, AGE, VET), today=TODAY)


def test_a_step_is_taken_with_each_telling_answer_and_refused_by_its_condition() -> None:
    depth = {"key": "depth", "type": "number", "ask": "How deep?", "min": "0", "max": "100"}
    step = {"label": "Mend", "to": "received", "asks": [depth], "when": "depth >= 40", "otherwise": "Too shallow."}
    about = service(PET, transitions={"mend": step, "leave": {"label": "Leave", "to": "received"}})
    mend, leave = about.states["received"].transitions.values()
    depths = {answers["depth"] for answers in steps_of(about, mend, {"pet": "cat"}, today=TODAY)}
    assert {40, 41} <= depths and min(depths) == 40
    refused = refused_step(about, mend, {"pet": "cat"}, today=TODAY)
    assert refused is not None and refused["depth"] < 40
    assert (steps_of(about, leave, {}, today=TODAY), refused_step(about, leave, {}, today=TODAY)) == ([{}], None)
