"""What is answered where there is no page, or where the product itself failed: in plain words, with a way on.
Must not say what is wrong, nor need the database: it may be what is wrong."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.web import languages
from frontdoor.web.api.problems import Problem, answer_with

SOFTWARE = ("/api/", "/open311/")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(SOFTWARE):
        return answer_with(Problem("not-found"))
    languages.speak_as(request, ENGLISH)
    return render(request, "404.html", status=404)


def not_readable(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _plain("400.html", 400)


def failed(request: HttpRequest) -> HttpResponse:
    return _plain("500.html", 500)


def _plain(template: str, status: int) -> HttpResponse:
    """Without a request: nothing about whoever asks is read."""
    try:
        phone = definitions.current().council.contacts.get("phone", "")
    except (DatabaseError, definitions.NothingPublished):
        phone = ""
    return HttpResponse(loader.get_template(template).render({"phone": phone}), status=status)
