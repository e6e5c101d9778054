"""Every route of the product says who may open it, and what it says is one of the words that are enforced."""

from collections.abc import Iterator
from typing import get_args

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from frontdoor.web.access import Level, Undeclared, access, declared


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in (resolver or get_resolver()).url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, address)
        else:
            yield address, entry


def test_every_route_declares_its_access():
    undeclared = []
    for address, route in routes():
        try:
            declared(route.callback)
        except Undeclared as missing:
            undeclared.append(f"{address}: {missing}")
    assert undeclared == []


def test_everything_under_staff_is_closed_but_getting_in():
    open_to_all = {address for address, route in routes() if declared(route.callback) in ("public", "case")}
    assert {address for address in open_to_all if address.startswith("staff/")} == {
        "staff/sign-in/",
        "staff/sign-in/passkey/",
        "staff/sign-in/code/",
        "staff/sign-out/",
        "staff/welcome/",
        "staff/welcome/<str:token>/",
        "staff/password/",
        "staff/password/new/",
        "staff/password/new/<str:token>/",
    }


def test_only_the_interface_is_for_software_and_all_of_it_is():
    software = {address for address, route in routes() if declared(route.callback) == "software"}
    assert software == {address for address, _ in routes() if address.startswith(("api/v1/", "open311/v2/"))}
    assert len(software) > 5


def test_of_allauth_only_what_is_needed_can_be_reached():
    names = {route.name for _, route in routes() if str(route.name).startswith(("account_", "mfa_", "socialaccount_"))}
    assert names == {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_authenticate",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_login_webauthn",
        "mfa_remove_webauthn",
        "mfa_view_recovery_codes",
    }


def test_a_view_without_a_declaration_is_found_out():
    def forgetful(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    with pytest.raises(Undeclared, match="forgetful does not declare its access"):
        declared(forgetful)


def test_an_unknown_access_is_refused_when_the_view_is_written():
    with pytest.raises(ValueError, match='"everyone" is not an access; it is one of public, signed_in, staff'):
        access("everyone")  # type: ignore[arg-type]
    assert get_args(Level) == ("public", "signed_in", "staff", "administrator", "case", "software")
