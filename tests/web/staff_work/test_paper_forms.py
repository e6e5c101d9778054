"""A paper form: keyed by its code under the printed version, once, with a promise from the day it came."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.models import AnswerSet, Case, Channel, Draft, Event, Kind, Who
from frontdoor.engine.definitions import queries as definitions

from .conftest import COLNE, Enter, Make
from .reading import words

SENT_IN = {
    "surface": "road",
    "site-words": COLNE["words"],
    "site-lat": str(COLNE["lat"]),
    "site-lng": str(COLNE["lng"]),
    "size": "large",
    "danger": "no",
    "details": "By the chapel",
    "contact_name-first": "Ada",
    "contact_name-last": "Holt",
}


def code(service: str = "report-a-pothole") -> str:
    return f"FORM {definitions.version_id(service)}-{service}"


def came_in(days_ago: int) -> dict[str, str]:
    day = timezone.localdate() - timedelta(days=days_ago)
    return {"came_in-day": str(day.day), "came_in-month": str(day.month), "came_in-year": str(day.year)}


@pytest.fixture
def clerk(person: Make, enter: Enter) -> Client:
    """Of another team than the one that mends roads."""
    return enter(person("celia", "customer_access_service"))


def test_a_form_is_keyed_once_and_its_promise_counts_from_the_day_it_came(clerk: Client) -> None:
    page = clerk.post("/staff/paper/", {"code": code().lower()}).headers["Location"]
    assert "Question 2" in words(clerk.get(page))
    assert [clerk.post(page, {**SENT_IN, **came_in(7)}).status_code for _each in range(2)] == [302, 200]
    case = Case.objects.get()
    said = words(clerk.get(page))
    assert f"Write this reference on the form {case.reference[:4]}-{case.reference[4:]}" in said
    assert case.channel == Channel.POST
    assert timezone.localdate(case.received_at) == timezone.localdate() - timedelta(days=7)
    assert case.clocks.get().started_at == case.received_at
    sent = Event.objects.get(kind=Kind.SUBMITTED)
    assert (sent.who, sent.channel, sent.for_whom) == (Who.USER, Channel.POST, case.parties.get().party_id)
    assert sent.at > case.received_at
    assert AnswerSet.objects.get().answers["details"] == "By the chapel"
    assert not Draft.objects.exists()


def test_who_keys_a_form_does_not_see_the_case_of_another_team(clerk: Client) -> None:
    page = clerk.post("/staff/paper/", {"code": code()}).headers["Location"]
    clerk.post(page, {**SENT_IN, **came_in(0)})
    assert clerk.get(f"/staff/cases/{Case.objects.get().reference}/").status_code == 404


def test_a_mistake_names_its_question_and_loses_nothing(clerk: Client) -> None:
    page = clerk.post("/staff/paper/", {"code": code()}).headers["Location"]
    wrong = clerk.post(page, {**SENT_IN, "size": "", **came_in(91)})
    assert wrong.status_code == 422
    said = words(wrong)
    assert "The day that the form came in must be within the last 90 days" in said
    assert "By the chapel" in said
    assert words(clerk.get("/staff/paper/")).count("Report a pothole") == 1
    assert "By the chapel" in words(clerk.get(page))
    assert not Case.objects.exists()


def test_the_questions_are_those_that_were_printed(clerk: Client, catalogue: None) -> None:
    unknown = clerk.post("/staff/paper/", {"code": "FORM 999999-report-a-pothole"})
    other = clerk.post("/staff/paper/", {"code": code().replace("report-a-pothole", "foi-request")})
    assert [one.status_code for one in (unknown, other)] == [422, 422]


def test_a_sensitive_form_is_keyed_only_by_its_own_team(clerk: Client, person: Make, enter: Enter) -> None:
    sensitive = definitions.current().services["tell-us-about-an-adult"]
    refused = clerk.post("/staff/paper/", {"code": code(sensitive.key)})
    assert "Only the team that has this service keys its forms" in words(refused)
    assert (
        enter(person("sara", sensitive.owner)).post("/staff/paper/", {"code": code(sensitive.key)}).status_code == 302
    )


def test_nobody_reads_what_another_has_begun_to_key(clerk: Client, person: Make, enter: Enter) -> None:
    page = clerk.post("/staff/paper/", {"code": code()}).headers["Location"]
    clerk.post(page, {**SENT_IN, "size": ""})
    other = enter(person("omar", "customer_access_service"))
    assert other.get(page).status_code == 404
    other.post(f"{page}put-away/")
    assert Draft.objects.count() == 1
    clerk.post(f"{page}put-away/")
    assert Draft.objects.count() == 0


def test_cases_are_counted_by_channel_and_month(clerk: Client) -> None:
    page = clerk.post("/staff/paper/", {"code": code()}).headers["Location"]
    clerk.post(page, {**SENT_IN, **came_in(0)})
    said = words(clerk.get("/staff/paper/"))
    assert "Paper 1 0 0 0 0 0" in said
    assert "Web" not in said
    assert "Report a pothole 1" in said
