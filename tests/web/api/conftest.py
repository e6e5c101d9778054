"""The real catalogue and a few postcodes, and software of somebody's that may use the interface."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.actions import publish as publish_catalogue
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


@pytest.fixture
def publish_anew(settings: Any, tmp_path: Path) -> Iterator[Callable[[Callable[[str], str]], None]]:
    """publish_anew(change): the pothole service as `change` makes it of its file."""

    def publish(change: Callable[[str], str]) -> None:
        folder = tmp_path / "catalogue"
        shutil.copytree(settings.CATALOGUE, folder, ignore=shutil.ignore_patterns("translations"))
        file = next(folder.rglob("report-a-pothole.yaml"))
        changed = change(before := file.read_text())
        assert changed != before
        file.write_text(changed)
        publish_catalogue(folder, timezone.now())

    yield publish
    definitions.forget()
