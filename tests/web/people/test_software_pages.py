"""An administrator gives other people's software its keys, and nobody else can."""

from datetime import timedelta

import pytest
from django.utils import timezone

from frontdoor.engine.parties.actions import client_by_key, end_key, issue_key, make_client, warn_of_keys
from frontdoor.engine.parties.kinds import Scope
from frontdoor.engine.parties.models import Client, ClientKey

from .conftest import Enter

SOFTWARE = "/staff/software/"
GIVEN = {"name": "Roads app", "contact": "it@roads.example", "scopes": ["submit", "read"]}


def shown_key(page: object) -> str:
    (line,) = [line for line in page.content.decode().splitlines() if "<code>fdk_" in line]  # type: ignore[attr-defined]
    return line.split("<code>")[1].split("</code>")[0]


def test_a_key_is_shown_once_and_opens_what_was_chosen(administrator: object, enter: Enter) -> None:
    browser = enter(administrator)  # type: ignore[arg-type]
    page = browser.post(f"{SOFTWARE}add/", GIVEN)
    key, client = shown_key(page), Client.objects.get()
    found = client_by_key(key, now=timezone.now())
    assert (found, client.scopes, client.made_by) == (client, ["read", "submit"], administrator)
    assert page.headers["Cache-Control"] == "private, no-store"
    assert key not in browser.get(f"{SOFTWARE}{client.pk}/").content.decode()
    assert key[-4:] in browser.get(f"{SOFTWARE}{client.pk}/").content.decode()
    assert not ClientKey.objects.filter(key_hash=key).exists()


def test_two_keys_hold_while_one_takes_over_and_a_third_is_refused(administrator: object, enter: Enter) -> None:
    browser = enter(administrator)  # type: ignore[arg-type]
    first = shown_key(browser.post(f"{SOFTWARE}add/", GIVEN))
    client = Client.objects.get()
    second = shown_key(browser.post(f"{SOFTWARE}{client.pk}/new-key/"))
    assert browser.post(f"{SOFTWARE}{client.pk}/new-key/").headers["Location"].endswith("?done=enough")
    assert [client_by_key(key, now=timezone.now()) for key in (first, second)] == [client, client]
    old = client.keys.order_by("made_at").first()
    browser.post(f"{SOFTWARE}{client.pk}/keys/{old.pk}/end/")
    assert [client_by_key(key, now=timezone.now()) for key in (first, second)] == [None, client]


def test_what_is_ended_opens_nothing_and_gets_no_new_key(administrator: object, enter: Enter) -> None:
    browser = enter(administrator)  # type: ignore[arg-type]
    key = shown_key(browser.post(f"{SOFTWARE}add/", GIVEN))
    client = Client.objects.get()
    assert "End the access of Roads app?" in browser.get(f"{SOFTWARE}{client.pk}/end/").content.decode()
    browser.post(f"{SOFTWARE}{client.pk}/end/")
    browser.post(f"{SOFTWARE}{client.pk}/new-key/")
    assert (client_by_key(key, now=timezone.now()), client.keys.count()) == (None, 1)
    assert "Ended" in browser.get(SOFTWARE).content.decode()


def test_a_mistake_is_named_and_nothing_typed_is_lost(administrator: object, enter: Enter) -> None:
    page = enter(administrator).post(f"{SOFTWARE}add/", {"name": "Roads app", "contact": "roads"})  # type: ignore[arg-type]
    told = page.content.decode()
    assert (page.status_code, Client.objects.count()) == (422, 0)
    assert ('value="Roads app"' in told, 'href="#contact"' in told, 'href="#scopes"' in told) == (True, True, True)


def test_one_name_is_one_software(administrator: object, enter: Enter) -> None:
    browser = enter(administrator)  # type: ignore[arg-type]
    browser.post(f"{SOFTWARE}add/", GIVEN)
    assert browser.post(f"{SOFTWARE}add/", GIVEN).status_code == 422
    assert Client.objects.count() == 1


def test_a_handler_reaches_none_of_these_pages(administrator: object, handler: object, enter: Enter) -> None:
    enter(administrator).post(f"{SOFTWARE}add/", GIVEN)  # type: ignore[arg-type]
    client, browser = Client.objects.get(), enter(handler)  # type: ignore[arg-type]
    one = f"{SOFTWARE}{client.pk}/"
    for address in (SOFTWARE, f"{SOFTWARE}add/", one, f"{one}new-key/", f"{one}end/", f"{one}keys/1/end/"):
        assert [browser.get(address).status_code, browser.post(address, GIVEN).status_code] == [403, 403]
    assert (client.keys.count(), Client.objects.get().ended_at) == (1, None)


@pytest.mark.django_db
def test_who_looks_after_it_hears_once_before_a_key_runs_out(letters: list[tuple[str, str, str]]) -> None:
    now = timezone.now()
    for name, days, ended in (("Soon", 20, False), ("Later", 200, False), ("Ended", 20, True)):
        client = make_client(name, contact=f"{name}@x.example", scopes=[Scope.READ], actor=None, now=now)
        issue_key(client, actor=None, now=now, lasts=timedelta(days=days))
        if ended:
            end_key(client.keys.get(), actor=None, now=now)
    assert [warn_of_keys(now=now, subject="Soon", body="{client}: {day}") for _again in range(2)] == [1, 0]
    assert [to for to, _, _ in letters] == ["Soon@x.example"]
