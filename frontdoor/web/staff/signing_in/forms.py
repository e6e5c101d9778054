"""The forms of signing in: allauth's, with plain words and with limits that all workers share.

They decide nothing about access.
"""

from datetime import timedelta
from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as AllauthPasswordForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth import password_validation
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontdoor.engine.parties.actions import TooMany, count_attempt, take_back_attempt
from frontdoor.engine.parties.models import User

from .limits import BY_USER, WINDOW
from .summed import Summed

TOO_MANY_CODES = _("You have tried too many codes. Wait 15 minutes and try again")
ENTER_CODE = _("Enter the code")


class SignInForm(Summed, LoginForm):
    whole = "login"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].error_messages |= {
            "required": _("Enter your email address"),
            "invalid": _("Enter an email address in the correct format, like name@example.com"),
        }
        self.fields["password"].error_messages["required"] = _("Enter your password")


class PasswordAgainForm(Summed, AllauthPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].error_messages["required"] = _("Enter your password")


class SecondFactorForm(Summed, AuthenticateForm):
    """A code from the app, or a recovery code. A code opens one session only, in whichever worker."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].error_messages["required"] = ENTER_CODE

    def clean_code(self) -> str:
        now, key = timezone.now(), f"second factor of {self.user.pk}"
        code = "".join(self.cleaned_data["code"].split())
        _count(key, BY_USER, WINDOW)
        self.cleaned_data["code"] = code
        super().clean_code()
        _count(f"{key}: {code}", 1, timedelta(days=1))
        take_back_attempt(key, window=WINDOW, now=now)
        return code


class NewAppForm(Summed, ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].error_messages["required"] = ENTER_CODE

    def clean_code(self) -> str:
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())
        _count(f"new app of {self.user.pk}", BY_USER, WINDOW)
        return super().clean_code()


class NewPasskeyForm(AddWebAuthnForm):
    """Always one that can sign in alone: it asks for a finger, a face or a PIN."""

    passwordless = forms.BooleanField(required=True, widget=forms.HiddenInput, initial=True)


class NewPasswordForm(Summed, forms.Form):
    """A password chosen by someone who holds a valid link."""

    password = forms.CharField(
        strip=False, max_length=200, error_messages={"required": _("Enter a password")}, widget=forms.PasswordInput
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        password_validation.validate_password(password, self.user)
        return password


class ForgottenForm(Summed, forms.Form):
    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": _("Enter your email address"),
            "invalid": _("Enter an email address in the correct format, like name@example.com"),
        },
    )


def _count(key: str, most: int, window: timedelta) -> None:
    try:
        count_attempt(key, limit=most, window=window, now=timezone.now())
    except TooMany as too_many:
        raise forms.ValidationError(TOO_MANY_CODES) from too_many
