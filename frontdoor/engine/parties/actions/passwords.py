"""A password that was forgotten, replaced by whoever reads the person's e-mail. Sends no letter itself.

Using the link ends every session; the second factor stays, so the link alone opens nothing.
"""

from datetime import datetime

from django.db import transaction

from ..kinds import Act, ContactKind
from ..models import User
from .access import LinkNotValid
from .proofs import ProofNotValid, issue_proof, open_link, use_token
from .records import write_down

PURPOSE = "new_password"


@transaction.atomic
def new_password_link(user: User, *, actor: User | None, now: datetime) -> str:
    """The token of a link that works once, for 30 minutes. `actor` is None when the person asked for it."""
    issued = issue_proof(PURPOSE, user.pk, kind=ContactKind.EMAIL, value=user.email, now=now)
    write_down(Act.LINK_SENT, user, actor=actor or user, now=now)
    return issued.token


def open_password_link(token: str, *, now: datetime) -> User:
    """Whose password the link replaces. Raises LinkNotValid."""
    try:
        subject = open_link(PURPOSE, token, now=now).subject
    except ProofNotValid as wrong:
        raise LinkNotValid from wrong
    return _still_here(subject)


def choose_password(token: str, password: str, *, now: datetime) -> User:
    """Sets the password and uses the link. Raises LinkNotValid."""
    try:
        subject = use_token(PURPOSE, token, now=now).subject
    except ProofNotValid as wrong:
        raise LinkNotValid from wrong
    user = _still_here(subject)
    with transaction.atomic():
        user.set_password(password)
        user.session_round += 1
        user.save(update_fields=["password", "session_round"])
        write_down(Act.PASSWORD_CHANGED, user, actor=user, now=now)
    return user


def _still_here(subject: str) -> User:
    user = User.objects.filter(pk=int(subject), is_active=True).first()
    if user is None:
        raise LinkNotValid
    return user
