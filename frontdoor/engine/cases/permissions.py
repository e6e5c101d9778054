"""Who may do what to a case that they can see. Must not decide who sees it: that is the queryset's."""

from frontdoor.engine.definitions.language.states import Transition

from .acting import Actor
from .models import Case, Kind, Who


class NotAllowed(Exception):
    """This actor may not do this to this case now. The message says why, for people."""


class MovedOn(NotAllowed):
    """Somebody else changed the case since the actor saw it."""

    def __init__(self) -> None:
        super().__init__("Somebody else has changed this case. Look again before you act.")


def refuse_old_sight(case: Case, seen: int | None) -> None:
    """`seen` is the number of the last event that the actor saw; None where the act conflicts with nothing."""
    if seen is not None and seen != case.seq:
        raise MovedOn


def may_take(case: Case, transition: Transition, actor: Actor) -> bool:
    """`by` names: team (which has the case), a team, a role in that team or the owner's, resident, system."""
    if actor.who == Who.SYSTEM:
        return "system" in transition.by or transition.effect == "hand_over"
    if actor.who == Who.PARTY:
        return "resident" in transition.by
    return any(_is_one(word, case, actor) for word in transition.by)


def _is_one(word: str, case: Case, actor: Actor) -> bool:
    holders = {team.key for team in (case.team, case.owner) if team}
    if word == "team":
        has_it = case.team is not None and actor.is_in(case.team.key)
        return has_it or (case.assignee_id is not None and case.assignee_id == actor.id and actor.who == Who.USER)
    return actor.is_in(word) or actor.has_role(word, teams=holders)


def may_approve(case: Case, transition: Transition, actor: Actor) -> bool:
    """`approve` names a team, or a role in the team that has the case or owns it: the same role elsewhere is none."""
    return actor.who == Who.USER and any(_is_one(word, case, actor) for word in transition.approve)


def may_settle(case: Case, transition: Transition, actor: Actor) -> bool:
    """Whether what waits on this case is theirs to agree to: never for the one who proposed it."""
    proposed = case.events.filter(kind=Kind.PROPOSED).order_by("-seq").first()
    is_own = proposed is not None and proposed.who_id == actor.id
    return may_approve(case, transition, actor) and not is_own
