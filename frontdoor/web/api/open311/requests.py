"""Reading public reports: one, and many by filters. Must not give an answer that is not public."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.queries.nearby import open_to_all
from frontdoor.engine.cases.queries.open_data import OpenReport, open_reports
from frontdoor.engine.cases.references import read_reference, shown

from ..callers import caller_of
from ..problems import Problem
from .formats import Answer, operation

SPAN = timedelta(days=90)
"""The standard's own: no more at once, and the latest when nothing is said."""
NOT_ASKED_BY = ("lat", "long", "radius")
"""Some servers filter by place. The standard does not, nor do we: what is asked for is not ignored in silence."""
MOST_IDS, MOST, PAGE, LAST_PAGE = 50, 200, 50, 1000


@operation("GET", "HEAD")
def requests(request: HttpRequest) -> Answer:
    caller_of(request).count("ask")
    first, last = paged(request)
    cases = _chosen(request).prefetch_related("authority").order_by("-received_at", "-id")
    return "service_requests", [_line(one) for one in open_reports(list(cases[first:last]))]


@operation("GET", "HEAD")
def one(request: HttpRequest, reference: str) -> Answer:
    caller_of(request).count("ask")
    cases = open_to_all().filter(reference=read_reference(reference) or "").select_related("authority")
    found = [_line(report) for report in open_reports(list(cases))]
    if not found:
        raise Problem("not-found", "service_request_id was not found.")
    return "service_requests", found


def paged(request: HttpRequest) -> tuple[int, int]:
    """From which line to which, the last not included. Raises Problem."""
    page, size = _number(request, "page", 1, LAST_PAGE), _number(request, "page_size", PAGE, MOST)
    return (page - 1) * size, page * size


def span_of(request: HttpRequest) -> tuple[datetime, datetime]:
    """From start_date to end_date; of one alone, the ninety days after or before it. Raises Problem."""
    start, end = _moment(request, "start_date"), _moment(request, "end_date")
    end = end or (start + SPAN if start else timezone.now())
    start = start or end - SPAN
    if end < start:
        raise Problem("not-valid", "end_date is before start_date.")
    if end - start > SPAN:
        raise Problem("not-valid", "start_date and end_date may not be more than 90 days apart.")
    return start, end


def _chosen(request: HttpRequest) -> QuerySet[Case]:
    """By ids, which override all else, or by time, service and status."""
    cases = open_to_all()
    if by_place := [name for name in NOT_ASKED_BY if request.GET.get(name)]:
        raise Problem("not-valid", f"{', '.join(by_place)}: requests are not found by place here, nor by the standard.")
    if ids := _several(request, "service_request_id"):
        if len(ids) > MOST_IDS:
            raise Problem("not-valid", f"service_request_id names at most {MOST_IDS} at once.")
        return cases.filter(reference__in=[read_reference(each) or "" for each in ids])
    after, before = span_of(request)
    cases = cases.filter(received_at__gte=after, received_at__lt=before)
    if codes := _several(request, "service_code"):
        cases = cases.filter(service__in=[code for code in codes if "\0" not in code])
    statuses = set(_several(request, "status"))
    if statuses - {"open", "closed"}:
        raise Problem("not-valid", "status is open, closed, or both.")
    return cases if len(statuses) != 1 else cases.filter(closed_at__isnull="open" in statuses)


def _moment(request: HttpRequest, name: str) -> datetime | None:
    given = request.GET.get(name, "")
    if not given:
        return None
    try:
        # A + in an address is a space.
        moment = parse_datetime(given.replace(" ", "+"))
        if moment is not None and moment.tzinfo is not None and 1900 <= moment.year < 3000:
            return moment.astimezone(timezone.get_current_timezone())
    except (ValueError, OverflowError):
        pass
    raise Problem("not-valid", f"{name} is a moment like 2026-01-31T00:00:00Z.")


def _several(request: HttpRequest, name: str) -> list[str]:
    return [each for each in (part.strip() for part in request.GET.get(name, "").split(",")) if each]


def _number(request: HttpRequest, name: str, usual: int, most: int) -> int:
    given = request.GET.get(name, "") or str(usual)
    if not (given.isascii() and given.isdigit() and 1 <= len(given) <= 6 and 1 <= int(given) <= most):
        raise Problem("not-valid", f"{name} is a number from 1 to {most}.")
    return int(given)


def _line(report: OpenReport) -> dict[str, Any]:
    case = report.case
    return {
        "service_request_id": shown(case.reference),
        "status": "closed" if case.closed_at else "open",
        "status_notes": report.says,
        "service_name": report.about.title,
        "service_code": case.service,
        "description": report.told,
        "agency_responsible": case.authority.name,
        "service_notice": None,
        "requested_datetime": case.received_at,
        "updated_datetime": case.state_since,
        "expected_datetime": None if case.closed_at else case.due_at,
        "address": report.place,
        "address_id": None,
        "zipcode": None,
        "lat": case.lat,
        "long": case.lng,
        "media_url": None,
    }
