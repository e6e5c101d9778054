"""What an administrator does to someone's access: each is one form, sent by POST, and leads back to the person.

The writes are `parties.actions`; who may is `frontdoor.web.access`.
"""

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdoor.engine.parties import actions
from frontdoor.engine.parties.models import Membership, User
from frontdoor.web.access import access

from ..signing_in.letters import Sent, send_invitation, send_new_password
from .forms import InviteForm, JoinForm, LeaveForm, ManagerForm
from .pages import person_of, show


@access("administrator")
def invite(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return _told(request, _invited(request, form.cleaned_data["email"], form.cleaned_data["name"]))
        except actions.AlreadyHere:
            form.add_error("email", _("Someone with that email address signs in already"))
    shown = {"form": form, "errors": form.summary}
    return render(request, "staff/people/invite.html", shown, status=422 if form.summary else 200)


@access("administrator")
@require_POST
def send_link(request: HttpRequest, pk: int) -> HttpResponse:
    """A new invitation for whoever has no password yet or had left; else a link to choose a new password."""
    subject = person_of(pk)
    if subject.is_active and subject.has_usable_password():
        root = request.build_absolute_uri("/")
        return _told(request, send_new_password(subject, actor=_actor(request), now=timezone.now(), root=root))
    return _told(request, _invited(request, subject.email, subject.party.name))


@access("administrator")
@require_POST
def join_team(request: HttpRequest, pk: int) -> HttpResponse:
    subject, form = person_of(pk), JoinForm(request.POST)
    if not form.is_valid():
        return show(request, subject, join=form)
    given = form.cleaned_data
    actions.join_team(
        subject, given["team"], given["role"], actor=_actor(request), now=timezone.now(), from_on=given["from_on"]
    )
    return _back(subject, "joined")


@access("administrator")
def leave_team(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    subject = person_of(pk)
    membership = get_object_or_404(Membership.objects.select_related("team"), pk=place, user=subject)
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.leave_team(
                membership, actor=_actor(request), now=timezone.now(), until_on=form.cleaned_data["until_on"]
            )
            return _back(subject, "left")
        except actions.LastAdministrator:
            form.add_error("until_on", _("This is the last administrator. Make someone else one first"))
    shown = {"person": subject, "place": membership, "form": form, "errors": form.summary}
    return render(request, "staff/people/leave.html", shown, status=422 if form.summary else 200)


@access("administrator")
@require_POST
def set_line_manager(request: HttpRequest, pk: int) -> HttpResponse:
    subject = person_of(pk)
    form = ManagerForm(request.POST, person=subject)
    if not form.is_valid():
        return show(request, subject, managed=form)
    actions.set_line_manager(subject, form.cleaned_data["manager"], actor=_actor(request), now=timezone.now())
    return _back(subject, "managed")


@access("administrator")
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    subject = person_of(pk)
    if request.method == "POST":
        actions.reset_second_factor(subject, actor=_actor(request), now=timezone.now())
        return _back(subject, "reset")
    return render(request, "staff/people/reset.html", {"person": subject})


@access("administrator")
def end_access(request: HttpRequest, pk: int) -> HttpResponse:
    subject, errors = person_of(pk), []
    if request.method == "POST":
        try:
            actions.end_access(subject, actor=_actor(request), now=timezone.now())
            return _back(subject, "ended")
        except actions.LastAdministrator:
            errors = [{"href": "#end", "text": _("This is the last administrator. Make someone else one first")}]
    shown = {"person": subject, "errors": errors}
    return render(request, "staff/people/end.html", shown, status=422 if errors else 200)


def _invited(request: HttpRequest, email: str, name: str) -> Sent:
    root = request.build_absolute_uri("/")
    return send_invitation(email, name, actor=_actor(request), now=timezone.now(), root=root)


def _told(request: HttpRequest, sent: Sent) -> HttpResponse:
    """Where no letter left, the link is shown this once, for the administrator to hand over."""
    if sent.told:
        return _back(sent.user, "told")
    return render(request, "staff/people/link.html", {"person": sent.user, "link": sent.link})


def _back(subject: User, done: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('person', args=[subject.pk])}?done={done}")


def _actor(request: HttpRequest) -> User:
    return cast(User, request.user)
