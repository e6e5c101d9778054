"""The settings of a street map: one host, its tiles by their published names, and who made it."""

import pytest

from frontdoor.config.tiles import NotTiles, Provider, provider


def test_without_an_address_nobody_is_asked() -> None:
    assert provider("", "somebody") is None


def test_the_policy_names_the_host_and_its_port() -> None:
    url = "https://tiles.example.org:8443/{z}/{x}/{y}.png?key=a"
    assert provider(url, "© Somebody") == Provider(url, "https://tiles.example.org:8443", "© Somebody")


@pytest.mark.parametrize(
    ("url", "credit"),
    [
        ("https://tiles.example.org/{z}/{x}.png", "© Somebody"),
        ("ftp://tiles.example.org/{z}/{x}/{y}.png", "© Somebody"),
        ("https:///{z}/{x}/{y}.png", "© Somebody"),
        ("https://{s}.example.org/{z}/{x}/{y}.png", "© Somebody"),
        ("https://*.example.org/{z}/{x}/{y}.png", "© Somebody"),
        ("https://a.example.org; script-src */{z}/{x}/{y}.png", "© Somebody"),
        ("https://tiles.example.org/{z}/{x}/{y}.png", ""),
    ],
)
def test_what_is_no_provider_is_refused_by_the_name_of_its_setting(url: str, credit: str) -> None:
    with pytest.raises(NotTiles, match="FRONTDOOR_TILES"):
        provider(url, credit)
