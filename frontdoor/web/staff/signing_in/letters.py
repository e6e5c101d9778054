"""Links that let someone choose a password: made, sent, and handed back so that a page can say what happened.

Nothing here is kept: the secret is in the letter and nowhere else.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from frontdoor.engine.parties import mail
from frontdoor.engine.parties.actions import invite, new_password_link
from frontdoor.engine.parties.models import User

HERE = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Sent:
    """`told` is whether the letter left; when not, somebody has to hand over the link."""

    user: User
    link: str
    told: bool


def send_invitation(
    email: str, name: str, *, actor: User | None, now: datetime, administrator: bool = False, root: str = ""
) -> Sent:
    """Invites and tells. Raises parties.actions.AlreadyHere. `root` is the address to use when none is configured."""
    invited = invite(email, name, actor=actor, now=now, administrator=administrator)
    link = address_of("open_welcome", invited.token, root=root)
    body = _(
        "You have been invited to Front Door.\n\n"
        "Choose your password here:\n{link}\n\n"
        "The link works once, for 3 days. You will then set up a second step, so have your phone with you.\n\n"
        "If you do not know why you have this email, you can ignore it."
    ).format(link=link)
    told = mail.tell_by_email(invited.user.email, _("Your invitation to Front Door"), body)
    return Sent(invited.user, link, told)


def send_new_password(user: User, *, actor: User | None, now: datetime, root: str = "") -> Sent:
    """A link to choose a new password; `actor` is None when the person asked for it."""
    token = new_password_link(user, actor=actor, now=now)
    link = address_of("open_new_password", token, root=root)
    body = _(
        "Choose a new password for Front Door here:\n{link}\n\n"
        "The link works once, for 30 minutes.\n\n"
        "If you did not ask for this, ignore it: your password stays as it is."
    ).format(link=link)
    told = mail.tell_by_email(user.email, _("Choose a new password for Front Door"), body)
    return Sent(user, link, told)


def address_of(name: str, token: str, *, root: str = "") -> str:
    return f"{(settings.ADDRESS or root or HERE).rstrip('/')}{reverse(name, args=[token])}"
