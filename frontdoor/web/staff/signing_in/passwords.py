"""Choosing a password: the first one by invitation, another one by a link. Opening a link shows a button; only
sending the form uses it, and the secret leaves the address bar at once."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from frontdoor.engine.parties import mail
from frontdoor.engine.parties.actions import (
    LinkNotValid,
    accept_invitation,
    choose_password,
    open_invitation,
    open_password_link,
)
from frontdoor.engine.parties.models import User
from frontdoor.web.access import access

from . import letters
from .forms import ForgottenForm, NewPasswordForm
from .limits import BY_EMAIL, limited, of_address


@access("public")
def open_welcome(request: HttpRequest, token: str) -> HttpResponse:
    request.session["welcome"] = token
    return redirect("welcome")


@access("public")
@sensitive_post_parameters("password")
def welcome(request: HttpRequest) -> HttpResponse:
    token, now = request.session.get("welcome", ""), timezone.now()
    try:
        user = open_invitation(token, now=now).user
        form = NewPasswordForm(request.POST if request.method == "POST" else None, user=user)
        if form.is_valid():
            accept_invitation(token, form.cleaned_data["password"], now=now)
            return _to_sign_in(request)
    except LinkNotValid:
        return render(request, "account/link_not_valid.html", status=410)
    return render(request, "account/choose_password.html", {"form": form, "person": user, "first": True})


@access("public")
@limited(lambda request: [*of_address(request), (f"forgotten {request.POST.get('email', '').lower()}", BY_EMAIL)])
def forgotten(request: HttpRequest) -> HttpResponse:
    """The same words whether or not the e-mail signs in."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        user = User.objects.filter(email=form.cleaned_data["email"].lower(), is_active=True).first()
        if user and user.has_usable_password() and mail.can_tell():
            letters.send_new_password(user, actor=None, now=timezone.now(), root=request.build_absolute_uri("/"))
        return render(request, "account/forgotten_sent.html")
    return render(request, "account/forgotten.html", {"form": form, "can_tell": mail.can_tell()})


@access("public")
def open_new_password(request: HttpRequest, token: str) -> HttpResponse:
    request.session["new_password"] = token
    return redirect("new_password")


@access("public")
@sensitive_post_parameters("password")
def new_password(request: HttpRequest) -> HttpResponse:
    token, now = request.session.get("new_password", ""), timezone.now()
    try:
        user = open_password_link(token, now=now)
        form = NewPasswordForm(request.POST if request.method == "POST" else None, user=user)
        if form.is_valid():
            choose_password(token, form.cleaned_data["password"], now=now)
            return _to_sign_in(request)
    except LinkNotValid:
        return render(request, "account/link_not_valid.html", status=410)
    return render(request, "account/choose_password.html", {"form": form, "person": user, "first": False})


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Whoever was signed in on this browser is not any more: the link may be another person's."""
    request.session.flush()
    return HttpResponseRedirect(reverse("sign_in") + "?chosen=password")
