"""How often one may try to sign in, by address and by e-mail. Only tries that fail count in the end.

The counting itself is `parties.actions.count_attempt`.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontdoor.engine.parties.actions import TooMany, count_attempt, take_back_attempt
from frontdoor.web.networks import network_of

Keys = Callable[[HttpRequest], list[tuple[str, int]]]

WINDOW = timedelta(minutes=15)
BY_ADDRESS = 60  # a whole office may share one
BY_EMAIL = 10
BY_USER = 8


def limited(keys: Keys) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Counts every POST under each key; one that leads on (a redirect) is taken back."""

    def limit(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def counted(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method != "POST":
                return view(request, *args, **kwargs)
            now, tried = timezone.now(), keys(request)
            try:
                for key, most in tried:
                    count_attempt(key, limit=most, window=WINDOW, now=now)
            except TooMany as too_many:
                return too_often(request, too_many)
            response = view(request, *args, **kwargs)
            if response.status_code == 302:
                for key, _ in tried:
                    take_back_attempt(key, window=WINDOW, now=now)
            return response

        return counted

    return limit


def of_sign_in(request: HttpRequest) -> list[tuple[str, int]]:
    email = request.POST.get("login", "").strip().lower()
    return [*of_address(request), (f"sign-in as {email}", BY_EMAIL)]


def of_address(request: HttpRequest) -> list[tuple[str, int]]:
    return [(f"sign-in from {network_of(request)}", BY_ADDRESS)]


def of_user(request: HttpRequest) -> list[tuple[str, int]]:
    return [(f"password of {request.user.pk}", BY_USER)]


def too_often(request: HttpRequest, too_many: TooMany) -> HttpResponse:
    response = render(request, "account/too_many.html", {"again_at": too_many.again_at}, status=429)
    response["Retry-After"] = str(max(1, int((too_many.again_at - timezone.now()).total_seconds())))
    return response
