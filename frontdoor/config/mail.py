"""How SMTP_URL becomes Django's mailer.

Sends nothing: what is told, to whom and whether it arrived belongs to messaging.
"""

from typing import Any
from urllib.parse import unquote, urlsplit

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class NotAMailServer(ValueError):
    """SMTP_URL does not say where a mail server is."""


def mailer(url: str) -> dict[str, Any]:
    """Django's mailer for smtp[s]://user:password@host:port; without an address, one that drops everything.

    A password is never sent in clear: with a user, smtp:// means STARTTLS, but for a server on this machine.
    """
    if not url:
        return {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise NotAMailServer("SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465")
    implicit = parts.scheme == "smtps"
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port or (465 if implicit else 587 if parts.username else 25),
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_ssl": implicit,
            "use_tls": not implicit and bool(parts.username) and parts.hostname not in LOOPBACK,
            "timeout": 20,
        },
    }
