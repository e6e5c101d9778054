"""The actor that a signed-in user is: who they are and the roles they hold today. Must not decide what they may do."""

from datetime import date

from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.models import Authorisation, Channel, Evidence, Who
from frontdoor.engine.parties import queries as parties
from frontdoor.engine.parties.models import User


def actor_of(user: User, *, on: date, channel: Channel = Channel.WEB) -> Actor:
    """Acting in the duty of the teams they are in; verified by two factors."""
    return Actor(
        Who.USER,
        user.pk,
        authorisation=Authorisation.DUTY,
        evidence=Evidence.VERIFIED,
        channel=channel,
        roles=parties.roles_of(user, on),
    )
