"""What an administrator types about people, checked. It writes nothing."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdoor.engine.definitions.queries import current
from frontdoor.engine.parties.models import Team, User
from frontdoor.engine.parties.queries import current_teams
from frontdoor.web.access import today

from ..signing_in.summed import Summed

NOT_AN_EMAIL = _("Enter an email address in the correct format, like name@example.com")
NOT_A_DAY = _("Enter a real date")


class InviteForm(Summed, forms.Form):
    name = forms.CharField(max_length=200, error_messages={"required": _("Enter the person's name")})
    email = forms.EmailField(
        max_length=254, error_messages={"required": _("Enter the person's email address"), "invalid": NOT_AN_EMAIL}
    )


class JoinForm(Summed, forms.Form):
    """A place in a team. `from_on` left out is today."""

    team = forms.CharField(error_messages={"required": _("Choose a team")})
    role = forms.CharField(error_messages={"required": _("Choose a role")})
    from_on = forms.DateField(required=False, error_messages={"invalid": NOT_A_DAY})

    def clean_team(self) -> Team:
        team = current_teams().filter(key=self.cleaned_data["team"]).first()
        if team is None:
            raise forms.ValidationError(_("Choose a team from the list"))
        return team

    def clean_role(self) -> str:
        if self.cleaned_data["role"] not in roles():
            raise forms.ValidationError(_("Choose a role from the list"))
        return self.cleaned_data["role"]

    def clean_from_on(self) -> date | None:
        return _not_past(self.cleaned_data["from_on"])


class LeaveForm(Summed, forms.Form):
    """The last day of a place; left out, the place ends at once."""

    until_on = forms.DateField(required=False, error_messages={"invalid": NOT_A_DAY})

    def clean_until_on(self) -> date | None:
        return _not_past(self.cleaned_data["until_on"])


class ManagerForm(Summed, forms.Form):
    """By e-mail, since two people may have one name. Empty: nobody."""

    manager = forms.EmailField(required=False, error_messages={"invalid": NOT_AN_EMAIL})

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_manager(self) -> User | None:
        email = self.cleaned_data["manager"].lower()
        if not email:
            return None
        if email == self.person.email:
            raise forms.ValidationError(_("Nobody is their own line manager"))
        manager = User.objects.filter(email=email, is_active=True).first()
        if manager is None:
            raise forms.ValidationError(_("Nobody with that email address signs in here. Invite them first"))
        return manager


def roles() -> dict[str, str]:
    """What a person may be in a team, by key, as the catalogue names it."""
    return {key: role.name for key, role in current().teams.roles.items()}


def _not_past(day: date | None) -> date | None:
    if day and day < today():
        raise forms.ValidationError(_("The day must be today or later"))
    return day
