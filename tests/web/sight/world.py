"""The council of these tests, made once for a module and taken back after it; and what is whose, by which pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from frontdoor.config.assets import build
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.places.models import Postcode
from tests.heart import POSTCODES
from tests.published import published

from .asking import Address, addresses
from .readers import Reader, everybody, link_to_follow, people, software
from .things import Thing, made

Sight = Literal["whole", "open", "none"]


@dataclass(frozen=True)
class World:
    things: dict[str, Thing]
    readers: list[Reader]
    addresses: list[Address]


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database for all tests of a module at once, not for each; pytest-django knows it by its name."""
    whole = transaction.atomic()
    whole._from_testcase = True  # as Django's own tests: what insists on being outermost is so within it
    with django_db_blocker.unblock(), whole:
        yield
        transaction.set_rollback(True)
    definitions.forget()


@pytest.fixture(scope="module")
def world(db: None, tmp_path_factory: Any) -> Iterator[World]:
    build(settings.CATALOGUE.parent)
    with override_settings(DATA=tmp_path_factory.mktemp("data")):
        yield _world()


def _world() -> World:
    now = timezone.now()
    published(settings.CATALOGUE, now)
    Postcode.objects.bulk_create(
        Postcode(code=code, district=district, lat=lat, lng=lng, shared=1) for code, district, lat, lng in POSTCODES
    )
    users = people(now)
    clients = {name: software(name, now) for name in ("App", "Other")}
    app, key = clients["App"]
    things = {thing.name: thing for thing in made(users, app, key, now)}
    readers = everybody(users, clients, things, now)
    things["pothole"].parameters["token"] = link_to_follow(things["pothole"], "una@example.org").split("/")[-1]
    return World(things, readers, addresses(things.values()))


def sight_of(reader: Reader, path: str, thing: Thing) -> Sight:
    """What this reader may read of a thing at an address: each way in shows what is theirs by that way, and no more."""
    theirs = {
        "staff": reader.staff,
        "account": reader.own,
        "track": reader.own,
        "documents": reader.staff | reader.own,
        "api": reader.sent,
    }
    first, _, rest = path.partition("/")
    if path.startswith("staff/paper/"):
        is_theirs, is_open = thing.name in reader.keyed, False
    elif first in theirs:
        is_theirs, is_open = thing.name in theirs[first], False
    elif rest.startswith("v2/tokens/"):
        is_theirs, is_open = thing.name in reader.sent, False
    else:
        is_theirs, is_open = thing.name in reader.begun, bool(thing.open)
    return "whole" if is_theirs else "open" if is_open else "none"
