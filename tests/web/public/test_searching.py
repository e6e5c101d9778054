"""Searching on the public pages: what is found, what is counted when nothing is, and what is never kept."""

import pytest
from django.test import Client

from frontdoor.engine.finding.models import Miss
from frontdoor.engine.finding.queries import misses
from tests.web.staff_work.reading import words

pytestmark = pytest.mark.usefixtures("findable")


def test_what_was_found_leads_to_the_service(client: Client) -> None:
    page = client.get("/search", {"q": "hole in our road"})
    assert '<a class="govuk-link" href="/report-a-pothole">Report a pothole</a>' in page.content.decode()


def test_what_is_only_for_those_who_sign_in_is_not_offered_to_the_public(client: Client) -> None:
    assert "/change-my-working-hours" not in client.get("/search", {"q": "flexible working"}).content.decode()


def test_a_miss_shows_its_words_only_when_it_was_typed_three_times(client: Client) -> None:
    for times, shown in ((1, []), (2, []), (3, ["unicorn zyxwv"]), (4, ["unicorn zyxwv"])):
        page = client.get("/search", {"q": "Unicorn  zyxwv!"})
        assert "We found nothing for that" in words(page)
        assert [one.words for one in misses()] == shown
        assert Miss.objects.get().times == times


def test_what_could_be_somebodys_own_is_never_counted(client: Client) -> None:
    for _each in range(3):
        client.get("/search", {"q": "zzyzx kw.qq@xjq.zz 07700900123 QQ1 1QQ"})
    assert [one.words for one in misses()] == ["zzyzx"]


def test_who_finds_nothing_that_fits_says_so_by_pressing_once(client: Client) -> None:
    answer = client.post("/search/none-of-these", {"q": "pothole in my tooth"}, follow=True)
    assert "Ring 0300 123 6701 and we will help you find it." in words(answer)
    assert Miss.objects.get().times == 1


def test_one_address_cannot_fill_the_list(client: Client) -> None:
    for number in range(30):
        client.get("/search", {"q": "qwxz" + "abcdefghij"[number % 10] * (number + 3)})
    assert Miss.objects.count() == 20


def test_a_postcode_is_in_no_address(client: Client, postcodes: None) -> None:
    home = client.get("/").content.decode()
    assert 'name="postcode"' in home and '<form method="post" action="/#your-area">' in home
    said = words(client.post("/", {"postcode": "pr1 8xj"}))
    assert "District Preston City Council Bin collections, " in said
