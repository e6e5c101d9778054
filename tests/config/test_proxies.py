"""Whose forwarded addresses are believed."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from frontdoor.config.proxies import believe_only_our_proxies


@pytest.fixture(autouse=True)
def ours(settings: Any) -> None:
    settings.PROXIES = ["10.0.0.0/24", "192.0.2.1"]


@pytest.mark.parametrize(
    ("peer", "forwarded", "believed"),
    [
        ("10.0.0.7", "203.0.113.5", "203.0.113.5"),
        ("10.0.0.7", "198.51.100.9, 203.0.113.5", "203.0.113.5"),
        ("10.0.0.7", "203.0.113.5, 192.0.2.1", "203.0.113.5"),
        ("10.0.0.7", "198.51.100.9, invented", "10.0.0.7"),
        ("10.0.0.7", "", "10.0.0.7"),
        ("203.0.113.80", "198.51.100.9", "203.0.113.80"),
        ("", "198.51.100.9", ""),
    ],
)
def test_the_person_is_the_last_address_that_is_not_our_proxy(peer: str, forwarded: str, believed: str) -> None:
    assert _seen(peer, HTTP_X_FORWARDED_FOR=forwarded).META["REMOTE_ADDR"] == believed


def test_a_stranger_cannot_claim_to_have_come_by_https() -> None:
    assert "HTTP_X_FORWARDED_PROTO" not in _seen("203.0.113.80", HTTP_X_FORWARDED_PROTO="https").META
    assert _seen("10.0.0.7", HTTP_X_FORWARDED_PROTO="https").META["HTTP_X_FORWARDED_PROTO"] == "https"


def _seen(peer: str, **headers: str) -> HttpRequest:
    seen: list[HttpRequest] = []

    def page(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    believe_only_our_proxies(page)(RequestFactory().get("/", REMOTE_ADDR=peer, **headers))
    return seen[0]
