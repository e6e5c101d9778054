"""What the heart needs from above, as ports that the assembly plugs in. Must not import what plugs in.

Followers are told of events in the same transaction, so that what must follow is written down with them or not at all.
"""

from collections.abc import Callable, Sequence

from .models import Event

Follower = Callable[[Sequence[Event]], object]

_followers: list[Follower] = []


def follow(follower: Follower) -> None:
    """Plug in one that writes down, in the transaction given, what must follow from events."""
    if follower not in _followers:
        _followers.append(follower)


def tell_followers(events: Sequence[Event]) -> None:
    for follower in _followers:
        follower(events)
