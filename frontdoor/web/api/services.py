"""The services of the council, and what each asks. Must not decide what the public may have: listing does."""

from django.http import HttpRequest
from ninja import Query, Router

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.finding.queries import find
from frontdoor.engine.journeys.schema import answers_schema
from frontdoor.web.listing import open_services, whose
from frontdoor.web.saying import usually

from .addresses import absolute
from .callers import caller_of
from .problems import Problem, errors
from .shapes import ServiceBrief, ServicesFound, ServiceWhole

router = Router(tags=["services"])
MOST = 100


@router.get("services", response={200: ServicesFound, **errors("not-valid")}, operation_id="findServices")
def find_services(
    request: HttpRequest,
    q: str = Query("", max_length=200, description="what somebody wants, in their own words"),
    cursor: str = Query("", max_length=100, description="the `next` of the page before"),
    limit: int = Query(50, ge=1, le=MOST),
) -> ServicesFound:
    """Every service that the public can have; with `q`, those that are meant by it, the best first."""
    caller_of(request).count("ask")
    offered = open_services()
    keys = [one.service for one in find(q) if one.service in offered] if q.strip() else list(offered)
    if cursor and cursor not in keys:
        raise Problem("not-valid", errors={"#cursor": "This is no cursor of ours for this question."})
    start = keys.index(cursor) + 1 if cursor else 0
    page = keys[start : start + limit]
    more = page[-1] if start + limit < len(keys) else None
    return ServicesFound(services=[brief(request, offered[key]) for key in page], next=more)


@router.get("services/{key}", response={200: ServiceWhole, **errors("not-found")}, operation_id="readService")
def read_service(request: HttpRequest, key: str) -> ServiceWhole:
    """What a service asks, as JSON Schema, and what it promises."""
    caller_of(request).count("ask")
    about = open_services().get(key)
    if about is None:
        raise Problem("not-found")
    return ServiceWhole(
        **brief(request, about).model_dump(),
        summary=about.summary,
        version=definitions.version_id(key),
        sends=can_be_sent(about),
        answers=answers_schema(about),
        promises=[usually(clock.promise, clock.within[-1].time) for clock in about.clocks.values() if clock.within],
    )


def brief(request: HttpRequest, about: Service) -> ServiceBrief:
    council = definitions.current().council
    return ServiceBrief(
        key=about.key,
        title=about.title,
        kind=about.kind,
        lgsl=about.lgsl,
        authority=whose(about) or council.name,
        url=absolute(request, f"/{about.key}"),
    )


def can_be_sent(about: Service) -> bool:
    """By anyone, without a proof of who they are, and here."""
    return about.is_public and about.access == "anyone" and not about.elsewhere and bool(about.states)
