"""The second step of signing in: what someone has set up, the QR code, and marking the session that set it up.

The steps themselves are allauth's; a page is open only to the session's own user.
"""

from collections.abc import Callable
from functools import wraps
from typing import cast

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frontdoor.engine.parties.models import User
from frontdoor.web.access import FACTORS, SET_UP_IN_THIS_SESSION, access, has_second_factor

View = Callable[..., HttpResponse]


@access("signed_in")
def second_factor(request: HttpRequest) -> HttpResponse:
    kept = Authenticator.objects.filter(user=cast(User, request.user)).order_by("created_at")
    codes = next((each.wrap() for each in kept if each.type == Authenticator.Type.RECOVERY_CODES), None)
    shown = {
        "has_app": any(each.type == Authenticator.Type.TOTP for each in kept),
        "passkeys": [each.wrap() for each in kept if each.type == Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes.get_unused_codes()) if codes else 0,
        "may_remove": sum(each.type in FACTORS for each in kept) > 1,
    }
    return render(request, "mfa/index.html", shown)


@access("signed_in")
def second_factor_qr(request: HttpRequest) -> HttpResponse:
    """The square that the authenticator app photographs, for the secret that this session is setting up."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    adapter = get_adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(cast(User, request.user), secret))
    return HttpResponse(picture, content_type="image/svg+xml")


def setting_up(view: View) -> View:
    """The session in which someone sets up their first second factor has done it."""

    @wraps(view)
    def marked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        user = cast(User, request.user)
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 302 and has_second_factor(user):
            request.session[SET_UP_IN_THIS_SESSION] = user.pk
        return response

    return marked


def one_app(view: View) -> View:
    """Whoever has an app goes back to the list: a second one would replace the first unseen."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if Authenticator.objects.filter(user=cast(User, request.user), type=Authenticator.Type.TOTP).exists():
            return redirect("second_factor")
        return view(request, *args, **kwargs)

    return checked


def not_the_last(view: View) -> View:
    """A passkey goes only when another second factor stays."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if Authenticator.objects.filter(user=cast(User, request.user), type__in=FACTORS).count() < 2:
            return redirect("second_factor")
        return view(request, *args, **kwargs)

    return checked
