"""What must change together with the catalogue, plugged in by the assembly.
Must not know what it is: parties have teams, places have authorities."""

from datetime import datetime
from typing import Protocol

from frontdoor.engine.definitions.catalogue import Catalogue


class Follower(Protocol):
    """Brings its own rows in line with the catalogue, inside the transaction that publishes it; safe to repeat."""

    def __call__(self, catalogue: Catalogue, *, now: datetime) -> None: ...


_followers: list[Follower] = []


def on_publish(follower: Follower) -> None:
    """Plugs in something that follows each publication; plugging it in twice changes nothing."""
    if follower not in _followers:
        _followers.append(follower)


def follow(catalogue: Catalogue, *, now: datetime) -> None:
    """Lets every follower bring its rows in line."""
    for follower in _followers:
        follower(catalogue, now=now)
