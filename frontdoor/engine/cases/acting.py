"""Who acts, for whom, on what authority, by which channel, on what evidence. Given to every action, never fetched.

An adviser's act never looks like the resident's: the actor is who did it, `for_whom` is who it was done for.
"""

from dataclasses import dataclass, field

from .models import Authorisation, Channel, Evidence, Who


@dataclass(frozen=True)
class Actor:
    """`id` is the user's or party's id by `who`; `roles` are the roles of teams.yaml the user holds by team key."""

    who: Who
    id: int | None = None
    for_whom: int | None = None
    authorisation: Authorisation = Authorisation.SELF
    evidence: Evidence = Evidence.NONE
    channel: Channel = Channel.WEB
    roles: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)

    def has_role(self, role: str, *, teams: set[str]) -> bool:
        return any(held == role and team in teams for team, held in self.roles)

    def is_in(self, team: str | None) -> bool:
        return any(key == team for key, _ in self.roles)


SYSTEM = Actor(Who.SYSTEM, authorisation=Authorisation.SYSTEM, channel=Channel.SYSTEM)


def by_party(party_id: int | None, *, channel: Channel = Channel.WEB, evidence: Evidence = Evidence.NONE) -> Actor:
    """A resident acting for themselves."""
    return Actor(Who.PARTY, party_id, for_whom=party_id, evidence=evidence, channel=channel)
