"""Signing in: what it takes, what a stranger learns, and what ends it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.test import Client
from django.utils import timezone

from frontdoor.engine.parties.actions import end_access, new_password_link, reset_second_factor

from .conftest import PASSWORD, SECRET

PEOPLE, SIGN_IN, CODE, FACTOR = "/staff/people/", "/staff/sign-in/", "/staff/sign-in/code/", "/staff/second-factor/"
WRONG = "The email address or the password is not right"


def sign_in(client: Client, email: str, password: str = PASSWORD):
    return client.post(SIGN_IN, {"login": email, "password": password})


def app_code(steps: int = 0) -> str:
    now = list(yield_hotp_counters_from_time())[1]
    return format_hotp_value(hotp_value(SECRET, now + steps))


def test_a_password_and_a_code_open_the_staff_side(client, administrator):
    before = client.get(PEOPLE)
    assert (before.status_code, before["Location"]) == (302, "/staff/sign-in/?next=/staff/people/")
    first = sign_in(client, "Ann@Example.org")
    assert (first.status_code, first["Location"]) == (302, CODE)
    assert client.get(PEOPLE).status_code == 302
    second = client.post(CODE, {"code": app_code()})
    assert (second.status_code, second["Location"]) == (302, "/staff/")
    assert client.get(PEOPLE).status_code == 200


def test_the_session_changes_its_name_at_sign_in(client, administrator):
    sign_in(client, "ann@example.org")
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post(CODE, {"code": app_code()})
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before


def test_a_code_opens_one_session_only(administrator):
    one, other = Client(), Client()
    code = app_code()
    for client in (one, other):
        sign_in(client, "ann@example.org")
        client.post(CODE, {"code": code})
    assert [client.get(PEOPLE).status_code for client in (one, other)] == [200, 302]


def test_a_stranger_learns_nothing_from_a_wrong_password(client, administrator):
    known = sign_in(client, "ann@example.org", "not her password")
    unknown = sign_in(client, "nobody@example.org", "not her password")
    for page in (known, unknown):
        assert page.status_code == 200
        assert page.content.decode().count(WRONG) == 2
    seen = [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode()) for page in (known, unknown)]
    assert seen[0].replace("ann@", "nobody@") == seen[1]


def test_someone_without_a_second_factor_sees_nothing_but_its_setting_up(client, person):
    person("cat", "administrators", "administrator", app=False)
    assert sign_in(client, "cat@example.org")["Location"] == "/staff/"
    for address in (PEOPLE, "/staff/teams/", "/staff/people/invite/"):
        page = client.get(address)
        assert (page.status_code, page["Location"], page.content) == (302, FACTOR, b"")
    assert "Set up a second step" in client.get(FACTOR).content.decode()


def test_setting_up_an_app_opens_the_rest_and_gives_recovery_codes(client, person):
    cat = person("cat", "administrators", "administrator", app=False)
    sign_in(client, "cat@example.org")
    client.get("/staff/second-factor/app/")
    square = client.get("/staff/second-factor/app/code.svg")
    assert (square["Content-Type"], b"<svg" in square.content) == ("image/svg+xml", True)
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))
    done = client.post("/staff/second-factor/app/", {"code": code})
    assert done["Location"] == "/staff/second-factor/recovery-codes/"
    assert "Keep these recovery codes" in client.get(done["Location"]).content.decode()
    assert client.get(PEOPLE).status_code == 200
    assert secret not in str(list(Authenticator.objects.filter(user=cat).values()))


def test_a_session_begun_with_a_password_alone_dies_when_a_second_factor_is_set_up_elsewhere(person):
    cat = person("cat", "administrators", "administrator", app=False)
    thief, owner = Client(), Client()
    for client in (thief, owner):
        sign_in(client, "cat@example.org")
    owner.get("/staff/second-factor/app/")
    code = format_hotp_value(hotp_value(owner.session["mfa.totp.secret"], list(yield_hotp_counters_from_time())[1]))
    owner.post("/staff/second-factor/app/", {"code": code})
    for address in (PEOPLE, FACTOR, "/staff/second-factor/recovery-codes/", "/staff/second-factor/passkey/"):
        assert thief.get(address)["Location"].startswith(SIGN_IN)
        sign_in(thief, "cat@example.org")
    assert Authenticator.objects.filter(user=cat, type="totp").count() == 1


def test_a_leavers_session_dies_at_once(administrator, person, enter):
    cat = person("cat", "administrators", "administrator")
    client = enter(cat)
    assert client.get(PEOPLE).status_code == 200
    end_access(cat, actor=administrator, now=timezone.now())
    page = client.get(PEOPLE)
    assert (page.status_code, page["Location"]) == (302, "/staff/sign-in/?next=/staff/people/")
    assert WRONG in sign_in(Client(), "cat@example.org").content.decode()


def test_a_reset_second_factor_ends_the_session_and_asks_for_a_new_one(administrator, person, enter):
    cat = person("cat", "administrators", "administrator")
    client = enter(cat)
    reset_second_factor(cat, actor=administrator, now=timezone.now())
    assert client.get(PEOPLE)["Location"].startswith(SIGN_IN)
    sign_in(client, "cat@example.org")
    assert client.get(PEOPLE)["Location"] == FACTOR


def test_too_many_tries_for_one_email_are_refused_even_with_the_right_password(client, administrator):
    pages = [sign_in(client, "ann@example.org", "not her password").status_code for _ in range(10)]
    assert pages == [200] * 10
    refused = sign_in(client, "ann@example.org")
    assert (refused.status_code, "Retry-After" in refused.headers) == (429, True)
    assert "Too many tries" in refused.content.decode()


def test_too_many_wrong_codes_are_refused_even_with_the_right_one(client, administrator):
    sign_in(client, "ann@example.org")
    wrong = "000000" if app_code() != "000000" else "000001"
    for _ in range(8):
        client.post(CODE, {"code": wrong})
    page = client.post(CODE, {"code": app_code()})
    assert "You have tried too many codes" in page.content.decode()
    assert client.get(PEOPLE).status_code == 302


def test_there_is_no_sign_up(client, catalogue):
    for address in ("signup/", "sign-up/", "email/", "login/", "password/reset/", "password/change/"):
        assert client.get(f"/staff/sign-in/{address}").status_code == 404


def test_a_forgotten_password_is_answered_alike_for_everyone(client, administrator, letters):
    pages = [client.post("/staff/password/", {"email": email}) for email in ("ann@example.org", "no@example.org")]
    assert pages[0].content == pages[1].content
    assert [to for to, _, _ in letters] == ["ann@example.org"]


def test_a_link_in_the_letter_leads_to_a_new_password_and_leaves_the_address_bar(client, administrator, letters):
    client.post("/staff/password/", {"email": "ann@example.org"})
    link = next(word for word in letters[0][2].split() if "/staff/password/new/" in word)
    opened = client.get(link)
    assert opened["Location"] == "/staff/password/new/"
    short = client.post(opened["Location"], {"password": "short"})
    assert "at least 12 characters" in short.content.decode()
    done = client.post(opened["Location"], {"password": "four plain words here"})
    assert done["Location"] == "/staff/sign-in/?chosen=password"
    assert client.get(link, follow=True).status_code == 410
    assert sign_in(client, "ann@example.org", "four plain words here")["Location"] == CODE


def test_without_mail_nobody_is_told_that_a_letter_left(client, administrator):
    assert "cannot send email" in client.get("/staff/password/").content.decode()
    client.post("/staff/password/", {"email": "ann@example.org"})
    assert list(administrator.administrations.values_list("what", flat=True)) == ["invited", "accepted", "joined_team"]


def test_a_link_signs_out_whoever_used_the_browser_before(administrator, person, enter):
    cat = person("cat", "administrators", "administrator")
    browser = enter(administrator)
    token = new_password_link(cat, actor=administrator, now=timezone.now())
    browser.get(f"/staff/password/new/{token}/")
    browser.post("/staff/password/new/", {"password": "four plain words here"})
    assert browser.get(PEOPLE)["Location"].startswith(SIGN_IN)


def test_signing_out_takes_a_post(administrator, enter):
    client = enter(administrator)
    client.get("/staff/sign-out/")
    assert client.get(PEOPLE).status_code == 200
    client.post("/staff/sign-out/")
    assert client.get(PEOPLE).status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/"])
def test_signing_in_never_leads_off_this_site(client, administrator, elsewhere):
    client.post(f"{SIGN_IN}?next={elsewhere}", {"login": "ann@example.org", "password": PASSWORD, "next": elsewhere})
    assert client.post(CODE, {"code": app_code()})["Location"] == "/staff/"
