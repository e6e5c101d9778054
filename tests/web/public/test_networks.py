"""A limit for each address counts the line that a request comes from, however many addresses that line has."""

import pytest
from django.test import Client, RequestFactory

from frontdoor.engine.cases.references import new_reference
from frontdoor.web.networks import network_of

TRIES_AN_HOUR, TRIES_TO_SIGN_IN = 20, 60


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2::7", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::7", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("a socket", "a socket"),
    ],
)
def test_an_ipv6_address_counts_as_its_line(address: str, network: str) -> None:
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


def test_another_address_of_the_same_line_brings_no_more_tries(catalogue: None, client: Client) -> None:
    answers = [
        client.post(
            "/track",
            {"reference": new_reference(), "contact": "ann@example.org"},
            REMOTE_ADDR=f"2001:db8::{number + 1:x}",
        ).status_code
        for number in range(TRIES_AN_HOUR + 1)
    ]
    assert answers == [302] * TRIES_AN_HOUR + [429]


def test_nor_more_tries_to_sign_in(catalogue: None, client: Client) -> None:
    for number in range(TRIES_TO_SIGN_IN + 1):
        typed = {"login": f"nobody{number}@example.org", "password": ""}
        answer = client.post("/staff/sign-in/", typed, REMOTE_ADDR=f"2001:db8::{number + 1:x}")
    assert answer.status_code == 429
