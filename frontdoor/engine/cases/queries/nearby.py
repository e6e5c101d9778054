"""Open reports of the same kind near a place, as anybody may see them. Must not show what is not public."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import cos, degrees, radians
from typing import Any

from django.db.models import QuerySet

from frontdoor.engine.cases.models import Case
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.places.queries import EARTH_M, metres

from .answers import sent_with

MOST = 5
MOST_LOOKED_AT = 50


@dataclass(frozen=True)
class Nearby:
    """A report that may be the same, and how many metres it is away."""

    case: Case
    away_m: int


def open_to_all() -> QuerySet[Case]:
    """The cases that have a public page: of public services, and not sensitive."""
    return Case.objects.filter(public=True, sensitive=False)


def nearby(service: Service, answers: Mapping[str, Any], place: Mapping[str, Any], *, now: datetime) -> list[Nearby]:
    """Those that are open, as near and as recent as the service says, with equal answers; the nearest first."""
    rule = service.duplicates
    if rule is None or not service.public:
        return []
    lat, lng, within = place["lat"], place["lng"], int(rule.within.removesuffix(" m"))
    up = degrees(within / EARTH_M)
    out = up / max(cos(radians(lat)), 0.01)
    cases = open_to_all().filter(
        service=service.key,
        closed_at=None,
        received_at__gte=now - timedelta(days=rule.days),
        lat__range=(lat - up, lat + up),
        lng__range=(lng - out, lng + out),
    )
    near = [
        Nearby(case, round(away))
        for case in cases.select_related("authority").order_by("-received_at")[:MOST_LOOKED_AT]
        if (away := metres((lat, lng), (case.lat or 0.0, case.lng or 0.0))) <= within
    ]
    sent = sent_with([one.case for one in near])
    found = [one for one in near if _is_alike(sent.get(one.case.id, {}), answers, rule.same)]
    return sorted(found, key=lambda one: (one.away_m, one.case.id))[:MOST]


def public_words(case: Case, key: str) -> str:
    """The words of a public answer of what was sent; "" for any other."""
    question = definitions.version(case.version_id).question(key)
    sent = sent_with([case]).get(case.id, {})
    return question.words(sent[key]) if question.public and sent.get(key) is not None else ""


def _is_alike(sent: Mapping[str, Any], answers: Mapping[str, Any], same: tuple[str, ...]) -> bool:
    return all(key not in answers or sent.get(key) == answers[key] for key in same)
