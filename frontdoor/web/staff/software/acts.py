"""What an administrator does about software: each is one form, sent by POST. The writes are `parties.actions`."""

from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from frontdoor.engine.parties import actions
from frontdoor.engine.parties.kinds import Scope
from frontdoor.engine.parties.models import Client, ClientKey, User
from frontdoor.web.access import access

from ..people.forms import NOT_AN_EMAIL
from ..signing_in.summed import Summed
from .pages import client_of


class SoftwareForm(Summed, forms.Form):
    name = forms.CharField(
        max_length=120, error_messages={"required": gettext_lazy("Enter what the software is called, and whose it is")}
    )
    contact = forms.EmailField(
        max_length=254,
        error_messages={"required": gettext_lazy("Enter an email address"), "invalid": NOT_AN_EMAIL},
    )
    scopes = forms.MultipleChoiceField(
        choices=Scope.choices, error_messages={"required": gettext_lazy("Choose what it may do")}
    )


@access("administrator")
def add(request: HttpRequest) -> HttpResponse:
    form = SoftwareForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        scopes = [Scope(scope) for scope in given["scopes"]]
        try:
            made = actions.make_client(
                given["name"], contact=given["contact"], scopes=scopes, actor=_actor(request), now=now
            )
            return _with_new_key(request, made)
        except actions.NameTaken:
            form.add_error("name", _("There is software with this name already"))
    shown = {"form": form, "errors": form.summary, "scopes": Scope.choices}
    return render(request, "staff/software/add.html", shown, status=422 if form.summary else 200)


@access("administrator")
@require_POST
def new_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Beside the one that holds, until that is ended: nothing stops while somebody puts it in."""
    client = client_of(pk)
    if client.ended_at is not None:
        return _back(client, "")
    try:
        return _with_new_key(request, client)
    except actions.KeysEnough:
        return _back(client, "enough")


@access("administrator")
@require_POST
def end_key(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    client = client_of(pk)
    actions.end_key(get_object_or_404(ClientKey, pk=key, client=client), actor=_actor(request), now=timezone.now())
    return _back(client, "key-ended")


@access("administrator")
def end(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(pk)
    if request.method == "POST":
        actions.end_client(client, actor=_actor(request), now=timezone.now())
        return _back(client, "ended")
    return render(request, "staff/software/end.html", {"client": client})


def _with_new_key(request: HttpRequest, client: Client) -> HttpResponse:
    """The page that shows a key, this once."""
    key = actions.issue_key(client, actor=_actor(request), now=timezone.now())
    return render(request, "staff/software/key.html", {"client": client, "key": key})


def _back(client: Client, done: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('one_software', args=[client.pk])}?done={done}")


def _actor(request: HttpRequest) -> User:
    return cast(User, request.user)
