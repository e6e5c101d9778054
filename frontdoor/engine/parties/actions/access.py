"""Who may sign in: inviting, accepting, resetting a second factor, ending access. Sends no letter itself.

Each act is written down in the same transaction as its effect.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q

from .. import tokens
from ..contacts import normal_form
from ..days import day_before
from ..kinds import ADMINISTRATOR, ADMINISTRATORS, Act, ContactKind, PartyKind, RelationshipKind
from ..models import ContactPoint, Invitation, Membership, Party, Relationship, Team, User
from .records import write_down
from .spans import end_spans
from .teams import join_team, keep_one_administrator

INVITATION_LIVES = timedelta(days=3)


class AlreadyHere(Exception):
    """This e-mail already signs in."""


class LinkNotValid(Exception):
    """The link was used, is too old, or never was."""


@dataclass(frozen=True)
class Invited:
    """`token` is shown or sent once and never stored."""

    user: User
    token: str


@transaction.atomic
def invite(email: str, name: str, *, actor: User | None, now: datetime, administrator: bool = False) -> Invited:
    """Opens an access, opens one again that had ended, or renews a link not yet used. Raises AlreadyHere.

    An administrator is put in the team of administrators: the catalogue must be loaded, or Team.DoesNotExist.
    """
    email = normal_form(ContactKind.EMAIL, email)
    user = User.objects.select_for_update().filter(email=email).first()
    if user and user.is_active and user.has_usable_password():
        raise AlreadyHere
    if user is None:
        user = User(email=email, party=_new_person(name, email, now))
    elif user.ended_at:
        user.ended_at, user.is_active = None, True
    user.invited_at = now
    user.set_unusable_password()
    user.save()
    write_down(Act.INVITED, user, actor=actor, now=now)
    if administrator:
        join_team(user, Team.objects.get(key=ADMINISTRATORS), ADMINISTRATOR, actor=actor, now=now)
    return Invited(user, _new_invitation(user, now))


def open_invitation(token: str, *, now: datetime) -> Invitation:
    """The invitation that a link opens, unused. Raises LinkNotValid."""
    found = Invitation.objects.select_related("user__party").filter(token_hash=tokens.hash_of_token(token)).first()
    if found is None or found.used_at or found.expires_at <= now or not found.user.is_active:
        raise LinkNotValid
    return found


@transaction.atomic
def accept_invitation(token: str, password: str, *, now: datetime) -> User:
    """Sets the first password; the link works once. Raises LinkNotValid."""
    invitation = open_invitation(token, now=now)
    taken = Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=now)
    if not taken:
        raise LinkNotValid
    user = invitation.user
    user.set_password(password)
    user.save(update_fields=["password"])
    ContactPoint.objects.filter(party=user.party, kind=ContactKind.EMAIL, value=user.email).update(proved_at=now)
    write_down(Act.ACCEPTED, user, actor=user, now=now)
    return user


@transaction.atomic
def reset_second_factor(user: User, *, actor: User, now: datetime) -> None:
    """Forgets app, passkeys and recovery codes, and ends every session: the next sign-in sets up a new one."""
    Authenticator.objects.filter(user=user).delete()
    user.session_round += 1
    user.save(update_fields=["session_round"])
    write_down(Act.SECOND_FACTOR_RESET, user, actor=actor, now=now)


@transaction.atomic
def end_access(user: User, *, actor: User, now: datetime) -> None:
    """Ends sign-in, sessions, teams, ties and open links at once. Raises LastAdministrator."""
    keep_one_administrator(without=user, now=now)
    last = day_before(now)
    Authenticator.objects.filter(user=user).delete()
    Invitation.objects.filter(user=user, used_at=None).update(used_at=now)
    ties = Relationship.objects.filter(Q(of=user.party) | Q(to=user.party), kind=RelationshipKind.LINE_MANAGER)
    end_spans(Membership.objects.filter(user=user), last)
    end_spans(ties, last)
    user.is_active, user.ended_at = False, now
    user.session_round += 1
    user.set_unusable_password()
    user.save()
    write_down(Act.ACCESS_ENDED, user, actor=actor, now=now)


def _new_person(name: str, email: str, now: datetime) -> Party:
    first, _, last = name.strip().partition(" ")
    party = Party.objects.create(kind=PartyKind.PERSON, name=name.strip(), first_name=first, last_name=last, at=now)
    ContactPoint.objects.create(party=party, kind=ContactKind.EMAIL, value=email)
    return party


def _new_invitation(user: User, now: datetime) -> str:
    """Earlier links of the same person stop working."""
    Invitation.objects.filter(user=user, used_at=None).update(used_at=now)
    token = tokens.new_token()
    Invitation.objects.create(user=user, token_hash=tokens.hash_of_token(token), expires_at=now + INVITATION_LIVES)
    return token
