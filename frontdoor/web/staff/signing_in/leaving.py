"""Signing out on a computer that others use too: what was sent or begun signed in is not read there afterwards.

Must not sign anybody out: allauth does; nor touch what a resident began on the same browser.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from frontdoor.engine.definitions import queries as definitions
from frontdoor.web.holding import DRAFT, SIGHT

View = Callable[..., HttpResponse]


def leaving_nothing(view: View) -> View:
    """Forgets the sight of cases, and the drafts of services that are only for those who sign in."""

    @wraps(view)
    def left(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST":
            for name in filter(_is_theirs, request.COOKIES):
                response.delete_cookie(name)
        return response

    return left


def _is_theirs(cookie: str) -> bool:
    service = definitions.current().services.get(cookie.removeprefix(DRAFT)) if cookie.startswith(DRAFT) else None
    return cookie == SIGHT or (service is not None and service.is_for_users_only)
