"""Where there is no page, or nothing works, people read plain words and a way on; software reads a problem."""

import re
from collections.abc import Iterator

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.test import Client

from frontdoor.engine.definitions import queries as definitions
from tests.heart import catalogue
from tests.web.staff_work.reading import words

__all__ = ["catalogue"]

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.mark.parametrize("address", ["/no-such-page", "/report-a-pothole/no-such-question", "/follow/0000-0000"])
def test_a_page_that_is_not_there_leads_on(client: Client, address: str) -> None:
    page = client.get(address)
    assert (page.status_code, "We cannot find that page" in words(page)) == (404, True)
    assert 'action="/search"' in page.content.decode()


def test_it_says_so_in_the_language_chosen(client: Client) -> None:
    client.get("/?language=pl")
    page = client.get("/no-such-page").content.decode()
    assert ('lang="pl"' in page, "We cannot find that page" in page) == (True, False)


@pytest.mark.parametrize("address", ["/%5Cevil.example", "/%09/evil.example", "//evil.example"])
def test_no_address_makes_a_link_that_leaves_the_site(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    links = re.findall(r'href="([^"]*language=[^"]*)"', page)
    assert links and [link for link in links if re.match(r"/[/\\\t]", link)] == []


def test_the_words_of_a_wrong_address_can_be_searched_for(client: Client) -> None:
    page = client.get("/street-lights?x=y")
    assert 'value="street lights"' in page.content.decode()
    assert page.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["/api/v1/no-such-thing", "/open311/v2/no-such-thing.json"])
def test_software_reads_a_problem(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


def test_a_form_without_its_mark_is_refused_in_words() -> None:
    page = Client(enforce_csrf_checks=True).post("/track", {"reference": "0000-0000"})
    assert (page.status_code, "We did not take that" in words(page)) == (403, True)


@pytest.fixture(params=[OperationalError, InterfaceError, ProgrammingError])
def broken(
    request: pytest.FixtureRequest, client: Client, monkeypatch: pytest.MonkeyPatch
) -> Iterator[type[Exception]]:
    """Every statement fails with this, as when the server has ended, or a kept connection was cut."""

    def fail(*given: object) -> None:
        raise request.param

    definitions.forget()
    client.raise_request_exception = False
    with monkeypatch.context() as without:
        without.setattr(connection, "connect", fail)
        without.setattr(connection, "cursor", fail)
        yield request.param


AGAIN = {OperationalError: (503, "30"), InterfaceError: (503, "30"), ProgrammingError: (500, None)}
"""What we say when a statement fails so: when to come again is said where coming again is of use."""


@pytest.mark.parametrize("address", ["/", "/no-such-page"])
def test_while_the_database_is_away_a_page_says_that_the_fault_is_ours(
    client: Client, broken: type[Exception], address: str
) -> None:
    page = client.get(address)
    assert (page.status_code, page.headers.get("Retry-After")) == AGAIN[broken]
    assert "Sorry, this is not working" in words(page)
    assert "/static/front-door" in page.content.decode()


@pytest.mark.parametrize("address", ["/api/v1/services", "/open311/v2/services.json", "/open311/v2/requests.xml"])
def test_while_the_database_is_away_software_is_told_to_come_again(
    client: Client, broken: type[Exception], address: str
) -> None:
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (answer.status_code, answer.headers.get("Retry-After")) == AGAIN[broken]
    assert answer.json()["status"] == answer.status_code


@pytest.mark.parametrize("address", ["/api/v1/services", "/open311/v2/services.json"])
def test_software_that_asks_under_another_name_or_for_too_much_reads_a_problem(client: Client, address: str) -> None:
    elsewhere = client.get(address, headers={"host": "elsewhere.example"})
    assert (elsewhere.status_code, elsewhere.headers["Content-Type"]) == (400, "application/problem+json")
    much = client.get(address + "?" + "&".join(f"f{number}=x" for number in range(3000)))
    assert (much.status_code, much.headers["Content-Type"]) == (413, "application/problem+json")


def test_what_cannot_be_read_is_said_so(client: Client) -> None:
    client.get("/report-a-pothole/begin")
    page = client.post("/report-a-pothole/surface", {f"f{number}": "x" for number in range(3000)})
    assert (page.status_code, "We could not read that" in words(page)) == (400, True)
