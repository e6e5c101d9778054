"""What an administrator does on the pages of people, and that nobody else can."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from frontdoor.engine.parties import queries
from frontdoor.engine.parties.actions import end_access
from frontdoor.engine.parties.models import Administration, Membership, Team, User
from frontdoor.web.access import today

from .conftest import PASSWORD

PEOPLE = "/staff/people/"


def page_of(user: User, part: str = "") -> str:
    return f"{PEOPLE}{user.pk}/{part}"


def every_address(user: User, place: Membership) -> list[str]:
    parts = ["", "link/", "teams/", f"teams/{place.pk}/leave/", "line-manager/", "second-factor/", "end/"]
    return [PEOPLE, f"{PEOPLE}invite/", "/staff/teams/", *[page_of(user, part) for part in parts]]


def test_an_ordinary_handler_reaches_none_of_the_pages_of_people(administrator, handler, enter):
    client, before = enter(handler), Administration.objects.count()
    place = Membership.objects.get(user=administrator)
    given = {"email": "new@example.org", "name": "New", "team": "administrators", "role": "administrator"}
    for address in every_address(administrator, place):
        for page in (client.get(address), client.post(address, given)):
            assert (page.status_code, b"ann@example.org" in page.content) == (403, False)
    for address in (page_of(handler, "teams/"), page_of(handler, "end/")):
        assert client.post(address, given).status_code == 403
    assert Administration.objects.count() == before
    assert queries.roles_of(handler, today()) == {("highways_area_teams", "handler")}


def test_whoever_is_refused_is_told_why_and_nothing_of_what_is_there(administrator, handler, enter):
    page = enter(handler).get(page_of(administrator)).content.decode()
    assert ("This page is not for you" in page, "Ann" in page, "Sign out" in page) == (True, False, True)


def test_a_manager_is_not_an_administrator(person, enter):
    client = enter(person("meg", "highways_area_teams", "manager"))
    assert client.get(PEOPLE).status_code == 403


def test_a_visitor_is_asked_to_sign_in_and_changes_nothing(client, administrator):
    place, before = Membership.objects.get(user=administrator), Administration.objects.count()
    for address in every_address(administrator, place):
        pages = client.get(address), client.post(address, {"email": "new@example.org", "name": "New"})
        assert [(page.status_code, page["Location"].split("?")[0]) for page in pages] == [
            (302, "/staff/sign-in/"),
            (302, "/staff/sign-in/"),
        ]
    assert Administration.objects.count() == before


def test_someone_in_no_team_sees_no_staff_page(person, enter):
    client = enter(person("nan"))
    assert client.get(PEOPLE).status_code == 403


def test_an_invitation_with_mail_goes_out_and_leads_to_a_password(administrator, enter, letters, client):
    told = enter(administrator).post(f"{PEOPLE}invite/", {"name": "Dee Dean", "email": "Dee@Example.org"})
    dee = User.objects.get(email="dee@example.org")
    assert told["Location"] == f"{page_of(dee)}?done=told"
    assert [to for to, _, _ in letters] == ["dee@example.org"]
    link = next(word for word in letters[0][2].split() if "/welcome/" in word)
    assert client.get(link)["Location"] == "/staff/welcome/"
    assert "dee@example.org" in client.get("/staff/welcome/").content.decode()
    client.post("/staff/welcome/", {"password": PASSWORD})
    dee.refresh_from_db()
    assert dee.check_password(PASSWORD)


def test_opening_a_link_does_not_use_it(administrator, enter, letters, client):
    enter(administrator).post(f"{PEOPLE}invite/", {"name": "Dee", "email": "dee@example.org"})
    link = next(word for word in letters[0][2].split() if "/welcome/" in word)
    for _ in range(3):
        assert client.get(link, follow=True).status_code == 200
    assert client.post("/staff/welcome/", {"password": PASSWORD}).status_code == 302
    assert client.get(link, follow=True).status_code == 410


def test_without_mail_the_link_is_shown_once_and_it_is_said_that_no_email_went_out(administrator, enter):
    client = enter(administrator)
    page = client.post(f"{PEOPLE}invite/", {"name": "Dee", "email": "dee@example.org"}).content.decode()
    assert "No email went out." in page
    assert "http://testserver/staff/welcome/" in page
    dee = User.objects.get(email="dee@example.org")
    assert "/welcome/" not in client.get(page_of(dee)).content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": "", "email": "dee@example.org"}, ["Enter the person&#39;s name"]),
        ({"name": "Dee", "email": "dee"}, ["Enter an email address in the correct format, like name@example.com"]),
        ({"name": "Bob", "email": "BOB@example.org"}, ["Someone with that email address signs in already"]),
        ({}, ["Enter the person&#39;s name", "Enter the person&#39;s email address"]),
    ],
)
def test_a_mistake_is_named_in_the_summary_and_at_its_field(administrator, handler, enter, typed, said):
    page = enter(administrator).post(f"{PEOPLE}invite/", typed)
    text = page.content.decode()
    assert (page.status_code, "<title>Error: " in text) == (422, True)
    assert [text.count(words) for words in said] == [2] * len(said)


def test_a_place_in_a_team_begins_on_its_day_and_ends_after_its_last(administrator, person, enter):
    client, dee = enter(administrator), person("dee")
    first = today() + timedelta(days=3)
    place = {"team": "highways_area_teams", "role": "manager", "from_on": first.isoformat()}
    assert client.post(page_of(dee, "teams/"), place)["Location"] == f"{page_of(dee)}?done=joined"
    assert (queries.is_staff(dee, today()), queries.is_staff(dee, first)) == (False, True)
    held = Membership.objects.get(user=dee)
    client.post(page_of(dee, f"teams/{held.pk}/leave/"), {"until_on": (first + timedelta(days=1)).isoformat()})
    assert [queries.is_staff(dee, first + timedelta(days=n)) for n in range(3)] == [True, True, False]


def test_leaving_a_team_shuts_its_pages_at_once(administrator, person, enter):
    bea = person("bea", "administrators", "administrator")
    hers = enter(bea)
    assert hers.get(PEOPLE).status_code == 200
    place = Membership.objects.get(user=bea)
    enter(administrator).post(page_of(bea, f"teams/{place.pk}/leave/"), {"until_on": ""})
    assert hers.get(PEOPLE).status_code == 403


def test_a_team_role_and_day_are_checked(administrator, handler, enter):
    client = enter(administrator)
    yesterday = (today() - timedelta(days=1)).isoformat()
    typed = {"team": "no_such_team", "role": "emperor", "from_on": yesterday}
    text = client.post(page_of(handler, "teams/"), typed).content.decode()
    for words in ("Choose a team from the list", "Choose a role from the list", "The day must be today or later"):
        assert text.count(words) == 2
    assert Membership.objects.filter(user=handler).count() == 1


def test_the_place_of_someone_else_is_not_ended_by_way_of_another(administrator, handler, person, enter):
    other = person("cat", "highways_area_teams")
    place = Membership.objects.get(user=handler)
    page = enter(administrator).post(page_of(other, f"teams/{place.pk}/leave/"), {"until_on": ""})
    assert page.status_code == 404
    assert queries.is_staff(handler, today())


def test_a_line_manager_is_set_by_email(administrator, handler, person, enter):
    client = enter(administrator)
    client.post(page_of(handler, "line-manager/"), {"manager": "ANN@example.org"})
    assert queries.line_manager(handler.party, today()) == administrator
    wrong = client.post(page_of(handler, "line-manager/"), {"manager": "no@example.org"})
    assert wrong.content.decode().count("Nobody with that email address signs in here") == 2
    own = client.post(page_of(handler, "line-manager/"), {"manager": "bob@example.org"})
    assert own.content.decode().count("Nobody is their own line manager") == 2
    client.post(page_of(handler, "line-manager/"), {"manager": ""})
    assert queries.line_manager(handler.party, today()) is None


def test_ending_access_asks_first_and_then_ends_it(administrator, handler, enter):
    client, his = enter(administrator), enter(handler)
    assert "End Bob's access?" in client.get(page_of(handler, "end/")).content.decode()
    assert User.objects.get(pk=handler.pk).is_active
    client.post(page_of(handler, "end/"))
    assert his.get("/staff/second-factor/")["Location"].startswith("/staff/sign-in/")
    text = client.get(f"{page_of(handler)}?done=ended").content.decode()
    assert ("Access has ended." in text, "Invite again" in text, "Add to team" in text) == (True, True, False)


def test_the_last_administrator_is_told_why_they_stay(administrator, enter):
    client = enter(administrator)
    page = client.post(page_of(administrator, "end/"))
    assert (page.status_code, "This is the last administrator" in page.content.decode()) == (422, True)
    place = Membership.objects.get(user=administrator)
    page = client.post(page_of(administrator, f"teams/{place.pk}/leave/"), {"until_on": ""})
    assert (page.status_code, page.content.decode().count("This is the last administrator")) == (422, 2)
    assert client.get(PEOPLE).status_code == 200


def test_a_second_factor_is_reset_after_asking(administrator, handler, enter):
    client, his = enter(administrator), enter(handler)
    assert "ring a number that you know" in client.get(page_of(handler, "second-factor/")).content.decode()
    client.post(page_of(handler, "second-factor/"))
    assert his.get("/staff/second-factor/")["Location"].startswith("/staff/sign-in/")
    assert "Second factor reset, by Ann" in " ".join(client.get(page_of(handler)).content.decode().split())


def test_a_link_for_a_new_password_can_be_handed_over_without_mail(administrator, handler, enter):
    page = enter(administrator).post(page_of(handler, "link/")).content.decode()
    assert "http://testserver/staff/password/new/" in page
    assert handler.administrations.latest("pk").what == "link_sent"


def test_the_list_takes_as_many_queries_for_four_people_as_for_one(administrator, person, enter):
    client, seen = enter(administrator), []
    for more in ([], ["bob", "cat", "dee"]):
        for name in more:
            person(name, "highways_area_teams")
        client.get(PEOPLE)  # the catalogue has just been looked at
        with CaptureQueriesContext(connection) as asked:
            page = client.get(PEOPLE)
        seen.append((page.content.decode().count("@example.org"), len(asked)))
    assert seen == [(1, 5), (4, 5)]


def test_people_are_found_by_name_and_a_miss_says_what_to_try(administrator, handler, enter):
    client = enter(administrator)
    found = client.get(PEOPLE, {"q": "bob"}).content.decode()
    assert ("bob@example.org" in found, "ann@example.org" in found) == (True, False)
    assert "Nobody called that." in client.get(PEOPLE, {"q": "zebedee"}).content.decode()
    assert "bob@example.org" in client.get(PEOPLE, {"q": "b\x00ob"}).content.decode()


def test_teams_list_who_is_in_them_today(administrator, handler, person, enter):
    gone = person("cat", "highways_area_teams")
    end_access(gone, actor=administrator, now=timezone.now())
    text = enter(administrator).get(reverse("teams")).content.decode()
    assert ("Bob</a>, handler" in text, "Cat" in text) == (True, False)
    assert text.count('<h2 class="govuk-heading-m"') == Team.objects.filter(retired_on=None).count()


def test_names_cannot_carry_markup_into_the_pages(administrator, person, enter):
    dee = person("dee", "highways_area_teams")
    dee.party.name = "<script>alert(1)</script>"
    dee.party.save()
    client = enter(administrator)
    for address in (PEOPLE, page_of(dee), page_of(dee, "end/"), "/staff/teams/"):
        assert "<script>alert" not in client.get(address).content.decode()


def test_staff_pages_are_not_kept_by_caches(administrator, enter):
    assert enter(administrator).get(PEOPLE)["Cache-Control"] == "private, no-store"
