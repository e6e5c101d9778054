"""What we tell django-allauth: nobody signs up, plain words for errors, secrets encrypted where they are kept.

It shows no page.
"""

import base64
import hashlib
import time
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """People are invited; nobody opens an access for themselves."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The email address or the password is not right. Check both and try again"),
        "incorrect_password": _("That is not your password. Try again"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened themselves."""

    def get_client_ip(self, request: HttpRequest) -> str:
        # Middleware has already decided which forwarded addresses to believe.
        return request.META.get("REMOTE_ADDR", "")

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Someone who has left is told no more than a stranger."""
        return HttpResponseRedirect(reverse("account_login"))

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        return [{"id": "reauthenticate", "description": "", "url": reverse("account_reauthenticate")}]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever signed in a few minutes ago is not asked again."""
        records = get_authentication_records(context.request, context.request.user)
        newest = max((record["at"] for record in records), default=0)
        return time.time() - newest > app_settings.REAUTHENTICATION_TIMEOUT


class SecondFactorAdapter(DefaultMFAAdapter):
    """The secret of an authenticator app is encrypted with the installation's key."""

    error_messages: ClassVar = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That code is not right. Wait for the next one and try again"),
    }

    def encrypt(self, text: str) -> str:
        return _ciphers().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret from another installation's key opens nothing: in its place comes one that nobody has."""
        try:
            return _ciphers().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(Fernet.generate_key()[:20]).decode()

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        return str(_("Passkey"))

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """The record of administration is what tells; no letter."""


def _ciphers() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"second factor " + force_bytes(key)).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
