"""The real catalogue and a few postcodes, and software of somebody's that may use the interface."""

from collections.abc import Callable, Sequence

import pytest
from django.utils import timezone

from frontdoor.engine.parties.actions import issue_key, make_client
from frontdoor.engine.parties.kinds import Scope
from frontdoor.engine.parties.models import Client as Software
from tests.heart import catalogue, findable, person, postcodes

__all__ = ["catalogue", "findable", "person", "postcodes"]

Made = Callable[..., tuple[Software, str]]


@pytest.fixture
def software(db: None) -> Made:
    """software(name, scopes) is a client with a key."""

    def made(name: str = "Bins Ltd", scopes: Sequence[Scope] = tuple(Scope)) -> tuple[Software, str]:
        now = timezone.now()
        client = make_client(name, contact="it@bins.example", scopes=scopes, actor=None, now=now)
        return client, issue_key(client, actor=None, now=now)

    return made
