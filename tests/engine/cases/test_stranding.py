"""A catalogue that would take away what open cases use says so, how many they are, and what to keep."""

from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.queries.stranding import stranded
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.catalogue import Catalogue
from tests.heart import NOW, Submit


def without(**parts: set[str]) -> Catalogue:
    """The catalogue that is served, less these states or questions of the pothole."""
    served = definitions.current()
    pothole = served.services["report-a-pothole"]
    states = {key: state for key, state in pothole.states.items() if key not in parts.get("states", set())}
    asked = tuple(each for each in pothole.questions if each.key not in parts.get("questions", set()))
    changed = pothole.model_copy(update={"states": states, "questions": asked})
    changed.__dict__.pop("names", None)
    services = {**served.services, "report-a-pothole": changed}
    return Catalogue(served.council, served.teams, services, "another")


def test_the_catalogue_that_is_served_strands_nobody(submit: Submit) -> None:
    submit()
    assert stranded(definitions.current()) == []


def test_a_state_that_open_cases_are_in_cannot_vanish(submit: Submit) -> None:
    submit(), submit()
    told = ["report-a-pothole: 2 open cases are in state reported. Keep it, or its name."]
    assert stranded(without(states={"reported"}))[:1] == told


def test_a_question_that_open_cases_were_asked_cannot_vanish(submit: Submit) -> None:
    submit()
    told = ["report-a-pothole: 1 open case is with the question size. Keep it, or its name."]
    assert stranded(without(questions={"size"})) == told


def test_a_service_with_open_cases_cannot_vanish(submit: Submit) -> None:
    submit()
    served = definitions.current()
    rest = {key: service for key, service in served.services.items() if key != "report-a-pothole"}
    told = ["report-a-pothole: 1 open case is in it, in state reported. Keep the service."]
    assert stranded(Catalogue(served.council, served.teams, rest, "another")) == told


def test_what_only_closed_cases_used_may_go(submit: Submit) -> None:
    case = submit()
    Case.objects.filter(id=case.id).update(closed_at=NOW, outcome="done")
    assert stranded(without(states={"reported"}, questions={"size"})) == []
