"""What SMTP_URL means. No mail is sent here."""

import pytest

from frontdoor.config.mail import NotAMailServer, mailer


def test_without_an_address_nothing_is_sent() -> None:
    assert mailer("") == {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}


@pytest.mark.parametrize(
    ("url", "port", "use_ssl", "use_tls"),
    [
        ("smtps://u:p@mail.example", 465, True, False),
        ("smtp://u:p@mail.example", 587, False, True),
        ("smtp://u:p@mail.example:2525", 2525, False, True),
        ("smtp://relay.example", 25, False, False),
        ("smtp://u:p@127.0.0.1:1025", 1025, False, False),
    ],
)
def test_a_password_travels_in_clear_only_within_this_machine(
    url: str, port: int, use_ssl: bool, use_tls: bool
) -> None:
    options = mailer(url)["OPTIONS"]
    assert (options["port"], options["use_ssl"], options["use_tls"]) == (port, use_ssl, use_tls)


def test_a_password_may_hold_any_character() -> None:
    options = mailer("smtps://someone%40example.org:p%2Fw@mail.example")["OPTIONS"]
    assert (options["username"], options["password"]) == ("someone@example.org", "p/w")


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
def test_an_address_that_is_no_mail_server_is_refused(url: str) -> None:
    with pytest.raises(NotAMailServer):
        mailer(url)
