"""The list of software and one of it, with its keys. They read; nothing changes here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from frontdoor.engine.parties.actions import KEYS_AT_ONCE
from frontdoor.engine.parties.kinds import Scope
from frontdoor.engine.parties.models import Client
from frontdoor.web.access import access


@access("administrator")
def software(request: HttpRequest) -> HttpResponse:
    clients = Client.objects.order_by("ended_at", "name")
    return render(request, "staff/software/list.html", {"clients": [(one, scopes_of(one)) for one in clients]})


@access("administrator")
def one(request: HttpRequest, pk: int) -> HttpResponse:
    client, now = client_of(pk), timezone.now()
    keys = client.keys.order_by("-made_at")
    shown = {
        "client": client,
        "scopes": scopes_of(client),
        "keys": [key for key in keys if key.ended_at is None and key.expires_at > now],
        "past": [key for key in keys if key.ended_at is not None or key.expires_at <= now],
        "most_keys": KEYS_AT_ONCE,
        "done": request.GET.get("done", ""),
    }
    return render(request, "staff/software/one.html", shown)


def client_of(pk: int) -> Client:
    return get_object_or_404(Client, pk=pk)


def scopes_of(client: Client) -> list[str]:
    """In words."""
    return [str(Scope(scope).label) for scope in client.scopes]
