"""Software finds services as people do, and reads what each asks."""

import json

import jsonschema_rs
import pytest

from frontdoor.engine.definitions import queries as definitions

from .asking import HOLE, get, problem

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")


@pytest.mark.usefixtures("findable")
def test_services_are_ranked_by_what_somebody_wants() -> None:
    found = get("services", q="hole in the road").json()["services"]
    assert found[0] == {
        "key": "report-a-pothole",
        "title": "Report a pothole",
        "kind": "report",
        "lgsl": 557,
        "authority": "Lancashire County Council",
        "url": "http://testserver/report-a-pothole",
    }


def test_every_public_service_is_listed_once_page_by_page() -> None:
    listed, cursor = [], ""
    while True:
        page = get("services", limit=30, **({"cursor": cursor} if cursor else {})).json()
        listed += [one["key"] for one in page["services"]]
        if not (cursor := page["next"]):
            break
    public = {one.key for one in definitions.current().services.values() if one.is_public}
    assert (len(listed), set(listed)) == (len(public), public)
    assert problem(get("services", cursor="nothing")) == (422, "not-valid")


def test_a_service_says_what_it_asks_as_a_schema_and_what_it_promises() -> None:
    whole = get("services/report-a-pothole").json()
    jsonschema_rs.meta.validate(whole["answers"])
    jsonschema_rs.validate(whole["answers"], HOLE)
    assert whole["promises"] == ["We will inspect it within 5 working days", "We will mend it within 20 working days"]
    assert problem(get("services/nothing")) == (404, "not-found")


def test_the_schema_of_every_service_is_a_schema_of_which_a_form_can_be_made() -> None:
    for key in (one.key for one in definitions.current().services.values() if one.is_public):
        answers = get(f"services/{key}").json()["answers"]
        jsonschema_rs.meta.validate(answers)
        assert '"enum"' not in json.dumps(answers)
        assert "x-when" in answers["description"]


def test_a_choice_is_told_with_its_words() -> None:
    surface = get("services/report-a-pothole").json()["answers"]["properties"]["surface"]
    assert surface["oneOf"] == [
        {"const": "road", "title": "A road"},
        {"const": "pavement", "title": "A pavement or cycle path"},
        {"const": "other", "title": "Something else"},
    ]
