"""What another system says over Open311 (GeoReport v2), as lines that a mapping reads. Asks only for what is public.

A server says at most 90 days, or 1000 requests, or fewer, at once; one that knows pages is read page by page. When a
request was closed is not said: it is when it was last changed, once it is closed.
"""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from http.client import HTTPException
from itertools import chain, count, islice
from typing import Any
from urllib.parse import urlencode, urlsplit

from frontdoor.config.exports import Export, storable

SPAN = timedelta(days=30)
MOST = 1000
PAGE = 100
WAIT_SECONDS = 60


Requests = dict[str, dict[str, str]]
FIELDS = (
    *("service_request_id", "status", "status_notes", "service_name", "service_code", "description"),
    *("agency_responsible", "requested_datetime", "updated_datetime", "expected_datetime", "address", "address_id"),
    *("zipcode", "lat", "long", "media_url"),
)
"""Those of the standard, each of which a server may leave out."""


class NotRead(Exception):
    """The server did not say all that it has; the message says why."""


def served(address: str, since: date, now: datetime) -> Export:
    """The same as an export. Its columns are those of the standard and any that its first request has. Raises NotRead,
    now and while it is read."""
    requests = reported(address, since, now)
    first = list(islice(requests, 1))
    columns = dict.fromkeys([*FIELDS, "closed_datetime", *(name for one in first for name in one)])
    lines = (storable(dict.fromkeys(columns, "") | one) for one in chain(first, requests))
    return Export(tuple(columns), enumerate(lines, 1))


def reported(address: str, since: date, now: datetime) -> Iterator[dict[str, str]]:
    """Each request since a day, the oldest first, once; beside its own fields `closed_datetime`. Raises NotRead."""
    known: set[str] = set()
    begins = datetime.combine(since, time(), UTC)
    while begins < now:
        ends = min(begins + SPAN, now)
        found = _all(address, begins, ends)
        for request in sorted(found.values(), key=lambda one: one["requested_datetime"]):
            if request["service_request_id"] not in known:
                known.add(request["service_request_id"])
                yield request
        begins = ends


def _all(address: str, begins: datetime, ends: datetime) -> Requests:
    """All of a span. A server without pages says the newest or the oldest of it, and not how many it leaves out: what
    lies before the first and after the last of them is asked for until nothing is new."""
    found, has_pages = _within(address, begins, ends)
    if has_pages or not found:
        return found
    moments = sorted(_moment(one) for one in found.values())
    more: Requests = {}
    for span in ((begins, moments[0]), (moments[-1], ends)):
        if _within(address, *span)[0].keys() - found.keys():
            more |= _all(address, *span)
    if not more and moments[0] == moments[-1] and len(found) >= MOST:
        raise NotRead(f"more came at {_written(moments[0])} than the server says at once")
    return found | more


def _moment(request: dict[str, str]) -> datetime:
    try:
        moment = datetime.fromisoformat(request["requested_datetime"])
    except ValueError:
        raise NotRead(f"{request['service_request_id']} does not say when it came") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _within(address: str, begins: datetime, ends: datetime) -> tuple[Requests, bool]:
    """What the server says of a span, and whether that is all: one that knows no pages says the same again."""
    found: Requests = {}
    for page in count(1):
        asked = {"start_date": _written(begins), "end_date": _written(ends), "page": page, "page_size": PAGE}
        told = {one["service_request_id"]: one for one in _asked(address, asked)}
        if not told.keys() - found.keys():
            return found, not told
        found |= told
    raise AssertionError


def _asked(address: str, asked: dict[str, Any]) -> list[dict[str, str]]:
    at = urlsplit(address)
    query = "&".join(part for part in (at.query, urlencode(asked)) if part)
    whole = at._replace(path=f"{at.path.rstrip('/')}/requests.json", query=query).geturl()
    try:
        with urllib.request.urlopen(whole, timeout=WAIT_SECONDS) as answer:
            told = json.load(answer)
    except (OSError, ValueError, HTTPException) as wrong:
        reason = f"status {wrong.code}" if isinstance(wrong, urllib.error.HTTPError) else type(wrong).__name__
        raise NotRead(f"{at.netloc} from {asked['start_date']}: {reason}") from wrong
    if not isinstance(told, list) or not all(isinstance(one, dict) and one.get("service_request_id") for one in told):
        raise NotRead(f"{at.netloc} does not answer as GeoReport v2 does")
    return [_line(one) for one in told]


def _line(request: dict[str, Any]) -> dict[str, str]:
    line = dict.fromkeys(FIELDS, "") | {name: "" if value is None else str(value) for name, value in request.items()}
    return line | {"closed_datetime": line["updated_datetime"] if line["status"].lower() == "closed" else ""}


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
