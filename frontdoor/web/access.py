"""Who may open a page: each view declares it, and what it declares is enforced before the view runs.

It does not decide which cases a person sees: that lives in the queryset of cases.
"""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Literal, cast, get_args
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from frontdoor.engine.parties import queries
from frontdoor.engine.parties.models import User

Level = Literal["public", "signed_in", "staff", "administrator", "case", "software"]
View = Callable[..., HttpResponse]

SET_UP_IN_THIS_SESSION = "second_factor_set_up"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Undeclared(Exception):
    """The view does not say who may open it."""


def access(level: Level) -> Callable[[View], View]:
    """Declares a view's access and enforces it.

    public: anyone. case: the view itself asks for the sight of its case. software: no cookie counts; the view itself
    asks for a key where it shows what is anybody's own.
    signed_in: a user, even one who has still to set up a second factor; whoever has one used it in this session.
    staff: second factor done, and a place in a team today. administrator: the same, with that role.
    """
    if level not in get_args(Level):
        raise ValueError(f'"{level}" is not an access; it is one of {", ".join(get_args(Level))}')

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            refused = _refusal(level, request)
            if refused is not None:
                return refused
            response = view(request, *args, **kwargs)
            if level != "public" or _holds_something(request):
                response.headers.setdefault("Cache-Control", "private, no-store")
            return response

        guarded.access = level  # type: ignore[attr-defined]
        return guarded

    return declare


def declared(view: View) -> Level:
    """Which access a view declared. Raises Undeclared."""
    level = getattr(view, "access", None)
    if level is None:
        raise Undeclared(f"{view.__module__}.{getattr(view, '__qualname__', view)} does not declare its access")
    return cast(Level, level)


def has_done_second_factor(request: HttpRequest) -> bool:
    """In this session, not only once: a session begun with a password alone stays outside."""
    records = get_authentication_records(request, request.user)
    set_up_here = request.session.get(SET_UP_IN_THIS_SESSION) == request.user.pk
    return set_up_here or any(record.get("method") == "mfa" for record in records)


def has_second_factor(user: User) -> bool:
    """Recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def _has_one(user: User) -> bool:
    """As it was read with whoever signed in, by the backend of sign-in."""
    known = getattr(user, "with_second_factor", None)
    return has_second_factor(user) if known is None else known


def today() -> date:
    """The day where the council is, for a page that is being shown."""
    return timezone.localdate()


def _holds_something(request: HttpRequest) -> bool:
    """A draft, the sight of a case or a session: then a public page may show what is its person's own."""
    return bool(request.COOKIES.keys() - {settings.CSRF_COOKIE_NAME})


def _refusal(level: Level, request: HttpRequest) -> HttpResponse | None:
    if level in ("public", "case", "software"):
        return None
    if not request.user.is_authenticated:
        return _to_sign_in(request)
    user = request.user
    if _has_one(user):
        if not has_done_second_factor(request):
            logout(request)
            return _to_sign_in(request)
    elif level != "signed_in":
        return HttpResponseRedirect(reverse("second_factor"))
    if level == "signed_in":
        return None
    allowed = queries.is_administrator if level == "administrator" else queries.is_staff
    if not allowed(user, today()):
        raise PermissionDenied
    return None


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Back to the page afterwards, but never to a form that would be sent again."""
    address = reverse("sign_in")
    if request.method in ("GET", "HEAD"):
        address += "?" + urlencode({"next": request.get_full_path()}, safe="/")
    return HttpResponseRedirect(address)
