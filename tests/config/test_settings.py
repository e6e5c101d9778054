"""What the settings promise to browsers, with and without https."""

import json
import os
import subprocess
import sys

from django.conf import settings
from django.test import Client

from frontdoor.config import variables

COOKIES = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_HTTPONLY")


def test_no_inline_script_and_no_inline_style_is_allowed() -> None:
    assert Client().get("/health").headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )


def test_passwords_are_kept_by_argon2_alone() -> None:
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_a_connection_is_kept() -> None:
    assert settings.DATABASES["default"]["CONN_MAX_AGE"] is None


def test_cookies_are_secure_when_the_public_address_is_https() -> None:
    assert _read(COOKIES, FRONTDOOR_ADDRESS="https://door.example.gov.uk") == [True, True, True, True]
    assert _read(COOKIES) == [False, False, True, True]


def test_the_public_address_and_the_named_hosts_are_answered_and_no_others() -> None:
    hosts = _read(("ALLOWED_HOSTS",), FRONTDOOR_ADDRESS="https://door.example.gov.uk", FRONTDOOR_HOSTS="a.example")
    assert hosts == [["a.example", "door.example.gov.uk", "127.0.0.1", "localhost", "[::1]"]]


def test_https_is_believed_from_a_proxy_only_when_one_is_named() -> None:
    assert _read(("SECURE_PROXY_SSL_HEADER",)) == [None]
    assert _read(("SECURE_PROXY_SSL_HEADER",), FRONTDOOR_PROXIES="10.0.0.1") == [["HTTP_X_FORWARDED_PROTO", "https"]]


def _read(names: tuple[str, ...], **environment: str) -> list[object]:
    """Settings as another process reads them."""
    code = (
        f"import json; from frontdoor.config import settings as s; print(json.dumps([getattr(s, n) for n in {names}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=variables.CHECKOUT,
        env={"PATH": os.environ["PATH"], "FRONTDOOR_SECRET_KEY": "x", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
