"""Whether a person is entitled, as far as their answers say: yes, no, or not known yet.
Must not decide a case; a person does that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from frontdoor.engine.definitions.language import EligibleLine, Service
from frontdoor.engine.questions.asking import Answer


@dataclass(frozen=True, slots=True)
class Eligibility:
    """`route` is the way in that is open; `says` what the person reads about it, not yet filled in."""

    value: Literal["eligible", "not_eligible", "not_known_yet"]
    route: str | None = None
    says: str | None = None


def eligibility_of(
    service: Service, answers: Mapping[str, Answer], *, today: date, channel: str = "web"
) -> Eligibility | None:
    """None when the service has no rules of entitlement.

    Lines without a route must each hold. Of those with a route one is enough, and the first that holds counts.
    """
    if not service.eligible:
        return None

    def holds(line: EligibleLine) -> bool | None:
        return service.condition(line.when or "true").decide(answers, today=today, channel=channel)

    musts = [(line, holds(line)) for line in service.eligible if line.when and not line.route]
    ways = [(line, holds(line)) for line in service.eligible if line.route]
    refused = [line.says for line, held in musts if held is False]
    if refused:
        return Eligibility("not_eligible", says=refused[0])
    if ways and all(held is False for _, held in ways):
        return Eligibility("not_eligible", says=_otherwise(service))
    open_ways = [line for line, held in ways if held]
    if any(held is None for _, held in musts) or (ways and not open_ways):
        return Eligibility("not_known_yet")
    return Eligibility("eligible", open_ways[0].route, open_ways[0].says) if ways else Eligibility("eligible")


def _otherwise(service: Service) -> str | None:
    last = service.eligible[-1]
    return last.says if not last.when else None
