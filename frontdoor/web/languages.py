"""Which language a page is in: what this browser chose, or the language of the case or draft that it shows.

Must not translate. Only pages for residents are in another language than English; a view's declared access tells them.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.catalogue import Catalogue
from frontdoor.engine.definitions.language import Service
from frontdoor.engine.definitions.language.council import ENGLISH

COOKIE = "language"
ONCE = "in"
A_YEAR = 365 * 24 * 60 * 60
FOR_RESIDENTS = ("public", "case")

Answer = Callable[[HttpRequest], HttpResponse]


def speak(get_response: Answer) -> Answer:
    """Middleware: `?language=pl` on any address is kept in a cookie, and every page for residents is in it; `?in=pl` is
    for one page alone, and leaves no cookie: a worker on a phone fetches so what it keeps."""

    def answer(request: HttpRequest) -> HttpResponse:
        chosen = request.GET.get(COOKIE, "")
        if chosen and request.method in ("GET", "HEAD") and chosen in offered():
            return _remember(HttpResponseRedirect(_address_without(request)), chosen)
        response = get_response(request)
        translation.activate(settings.LANGUAGE_CODE)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ("Cookie",))
        return response

    def choose(request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        is_for_residents = getattr(view, "access", "") in FOR_RESIDENTS
        translation.activate(_django_s(chosen_in(request) or ENGLISH) if is_for_residents else settings.LANGUAGE_CODE)

    answer.process_view = choose  # type: ignore[attr-defined]
    return answer


def offered() -> dict[str, str]:
    """Each language by code, with its own name for itself; one alone is no choice."""
    try:
        languages = definitions.current().council.languages
    except definitions.NothingPublished:
        return {}
    return languages if len(languages) > 1 else {}


def chosen_in(request: HttpRequest) -> str:
    """What this address asks for, or this browser chose, or ""."""
    chosen = request.GET.get(ONCE, "") or request.COOKIES.get(COOKIE, "")
    return chosen if chosen and chosen in offered() else ""


def spoken() -> str:
    """The code of the language of the page that is being shown."""
    return (translation.get_language() or ENGLISH).split("-")[0]


def speak_as(request: HttpRequest, language: str) -> None:
    """A page about something that has a language of its own, where this browser has not chosen one."""
    translation.activate(_django_s(chosen_in(request) or language))


def speak_if_known(request: HttpRequest, version_id: int, language: str) -> str:
    """As `speak_as`; but a service that has no words in that language is shown in English, and the page says so."""
    wanted = chosen_in(request) or language
    knows = definitions.speaks(version_id, wanted)
    request.unspoken = "" if knows else wanted  # type: ignore[attr-defined]
    translation.activate(_django_s(wanted if knows else ENGLISH))
    return spoken()


def catalogue() -> Catalogue:
    """The catalogue in the language of the page."""
    return definitions.current(spoken())


def version(version_id: int) -> Service:
    """A version of a service in the language of the page."""
    return definitions.version(version_id, spoken())


def choice(request: HttpRequest) -> list[dict[str, Any]]:
    """The list of languages at a page's foot, each leading to this same page."""
    here = spoken()
    return [
        {"code": code, "name": name, "dir": direction(code), "here": code == here, "href": _address_with(request, code)}
        for code, name in offered().items()
    ]


def direction(language: str) -> str:
    return "rtl" if language in settings.LANGUAGES_BIDI else "ltr"


def unspoken(request: HttpRequest) -> dict[str, str] | None:
    """What a page in English says to whoever chose a language that it has no words in."""
    language = getattr(request, "unspoken", "")
    if not language:
        return None
    with translation.override(language):
        words = _("This page is in English: we have not translated this service yet. If you need help, ring us.")
    return {"language": language, "dir": direction(language), "words": words}


def _remember(response: HttpResponse, language: str) -> HttpResponse:
    response.set_cookie(COOKIE, language, max_age=A_YEAR, httponly=True, samesite="Lax", secure=settings.SECURE)
    return response


def _django_s(language: str) -> str:
    return settings.LANGUAGE_CODE if language == ENGLISH else language


def _address_with(request: HttpRequest, language: str) -> str:
    """This page again; what was posted is not sent again, so that a question is shown as it was kept."""
    asked = request.GET.copy()
    asked.pop(ONCE, None)
    asked[COOKIE] = language
    return f"{_path(request)}?{asked.urlencode()}"


def _address_without(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked.pop(ONCE, None)
    del asked[COOKIE]
    return f"{_path(request)}?{asked.urlencode()}" if asked else _path(request)


def _path(request: HttpRequest) -> str:
    """Of this site: two slashes at its beginning would name another, and so would a backslash or a tab."""
    return escape_leading_slashes(escape_uri_path(request.path))
