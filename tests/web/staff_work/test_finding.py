"""Finding a case by what somebody says on the telephone, without a word of it in an address."""

import pytest

from frontdoor.engine.cases.references import shown

from .conftest import POTHOLE, Enter, Make, Send
from .reading import queue_of, words


@pytest.mark.parametrize(
    "typed",
    [
        "Holden",
        "margaret hold",
        "MARGARET@example.org",
        "07700 900123",
        "+44 7700 900 123",
        "albert road",
        "bb8 0aa",
    ],
)
def test_a_case_is_found_by_what_is_known_of_it(person: Make, enter: Enter, send: Send, typed: str) -> None:
    site = POTHOLE["site"] | {"words": "Albert Road, Colne BB8 0AA"}
    case = send(**POTHOLE | {"contact_telephone": "+447700900123", "site": site})
    send(
        **POTHOLE
        | {
            "contact_name": {"first": "Tom", "last": "Hill"},
            "contact_email": "tom@example.org",
            "site": POTHOLE["site"] | {"words": "Elsewhere"},
        }
    )
    assert queue_of(enter(person("priya")).post("/staff/find/", {"q": typed})) == [shown(case.reference)]


@pytest.mark.parametrize("typed", ["", "H", "nobody at all", "%", "\\", "a\x00b"])
def test_what_means_nothing_finds_nothing(person: Make, enter: Enter, send: Send, typed: str) -> None:
    send()
    response = enter(person("priya")).post("/staff/find/", {"q": typed})
    assert (response.status_code, queue_of(response)) == (200, [])


def test_a_reference_leads_to_its_case_however_it_is_typed(person: Make, enter: Enter, send: Send) -> None:
    case = send()
    typed = f" {case.reference[:4].lower()} {case.reference[4:].lower()}"
    response = enter(person("priya")).post("/staff/find/", {"q": typed})
    assert (response.status_code, response.headers["Location"]) == (302, f"/staff/cases/{shown(case.reference)}/")


@pytest.mark.parametrize("typed", ["Holden", "margaret@example.org", "Albert Road", "reference"])
def test_a_case_of_another_team_is_not_found(person: Make, enter: Enter, send: Send, typed: str) -> None:
    case = send()
    stranger = enter(person("sam", "blue_badge_team"))
    response = stranger.post("/staff/find/", {"q": case.reference if typed == "reference" else typed})
    assert (response.status_code, queue_of(response)) == (200, [])


def test_what_is_looked_for_in_an_address_is_not_read(person: Make, enter: Enter, send: Send) -> None:
    send()
    response = enter(person("priya")).get("/staff/find/", {"q": "Holden"})
    assert queue_of(response) == []
    assert "Holden" not in words(response)
