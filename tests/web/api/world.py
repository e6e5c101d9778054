"""What there is to be asked for: services, cases of several senders, and who may ask. Must not ask for it itself."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from django.utils import timezone

from frontdoor.engine.cases.models import Case
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.journeys.schema import answers_schema
from frontdoor.engine.parties.kinds import Scope
from frontdoor.web.api.interface import interface
from frontdoor.web.api.services import can_be_sent

from .asking import NUMBER, bearer, send
from .conftest import Made

Headers = dict[str, str]


@dataclass(frozen=True)
class World:
    """`callers` are headers: of two clients, of one for each scope, of an ended key, of a case, of nobody, of Basic.
    `answers` are the schemas of the services that are sent here, by key."""

    client: Headers
    callers: list[Headers]
    references: list[str]
    answers: dict[str, Any]


@pytest.fixture
def world(catalogue: None, postcodes: None, software: Made) -> World:
    (_, mine), (_, theirs) = software("Bins Ltd"), software("Roads Ltd")
    (_, sends), (_, reads) = software("Sends Ltd", [Scope.SUBMIT]), software("Reads Ltd", [Scope.READ])
    past, ended = software("Past Ltd")
    past.keys.update(expires_at=timezone.now() - timedelta(days=1))
    cases = [send(key=key).json() for key in (mine, theirs, sends, "")]
    hidden = send(key=mine, number="of-a-sensitive-case").json()
    Case.objects.filter(reference=hidden["reference"].replace("-", "")).update(sensitive=True)
    keys = (mine, theirs, sends, reads, ended, cases[0]["token"])
    callers: list[Headers] = [*map(bearer, keys), {}, {"Authorization": "Basic c2FtOnNhbQ=="}]
    references = [case["reference"] for case in (*cases, hidden)]
    schemas = {key: answers_schema(one) for key, one in definitions.current().services.items() if can_be_sent(one)}
    return World(bearer(mine), callers, references, schemas)


@cache
def described() -> dict[str, Any]:
    return interface.get_openapi_schema(path_prefix="/api/v1/")


def narrowed(world: World, service: str = "") -> dict[str, Any]:
    """The description, of which every service and reference is one that is there: of all, or of one service, whose
    answers are then described by its own schema."""
    whole = deepcopy(described())
    services = list(definitions.current().services)
    there = {"key": [service] if service else services, "reference": world.references}
    for path in whole["paths"].values():
        for operation in path.values():
            for one in operation["parameters"]:
                if one["name"] in there:
                    one["schema"] = {"type": "string", "enum": there[one["name"]]}
                if one["name"] == "Idempotency-Key":
                    one["schema"] = {"anyOf": [{"const": NUMBER}, one["schema"]]}
    if service:
        sending = whole["components"]["schemas"]["Sending"]["properties"]
        version = definitions.version_id(service)
        sending["answers"] = world.answers[service]
        sending["version"] = {"enum": [None, version, version + 1]}
        sending["language"] = {"enum": ["en", "pl"]}
    return whole
