"""What a case is called: the noun of its service, and its place or person."""

import pytest

from frontdoor.engine.definitions import queries as definitions
from frontdoor.web.titles import case_title, noun

from .conftest import PERMIT_ANSWERS, POTHOLE


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Report a pothole", "Pothole"),
        ("Apply for a Blue Badge", "Blue Badge"),
        ("Make a freedom of information request", "Freedom of information request"),
        ("Register as a supplier", "Supplier"),
        ("Ask to change my working hours", "Change my working hours"),
        ("Order a copy of a birth certificate", "Copy of a birth certificate"),
        ("Complain", "Complain"),
    ],
)
def test_a_title_without_its_verb_is_what_it_is_about(title: str, expected: str) -> None:
    assert noun(title) == expected


def test_a_place_tells_cases_apart_else_a_name(catalogue: None) -> None:
    services = definitions.current().services
    assert case_title(services["report-a-pothole"], POTHOLE) == "Pothole, Albert Road, Colne"
    no_words = POTHOLE | {"site": {"lat": 53.8, "lng": -2.1}}
    assert case_title(services["report-a-pothole"], no_words) == "Pothole, Margaret Holden"
    assert case_title(services["apply-for-a-test-permit"], PERMIT_ANSWERS) == "Test permit, Ann Lee"
    assert case_title(services["report-a-pothole"], {}) == "Pothole"
