"""What another system says over Open311 (GeoReport v2), as lines that a mapping reads. Asks only for what is public.

A server says at most 90 days, or 1000 requests, at once; one that knows pages is read page by page. When a request
was closed is not said: it is when it was last changed, once it is closed.
"""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

SPAN = timedelta(days=30)
SHORTEST = timedelta(hours=1)
MOST = 1000
PAGE = 100
WAIT_SECONDS = 60


class NotRead(Exception):
    """The server did not say all that it has; the message says why."""


def reported(address: str, since: date, now: datetime) -> Iterator[dict[str, str]]:
    """Each request since a day, the oldest first, once; beside its own fields `closed_datetime`. Raises NotRead."""
    known: set[str] = set()
    begins, span = datetime.combine(since, time(), UTC), SPAN
    while begins < now:
        ends = min(begins + span, now)
        found, is_cut = _within(address, begins, ends)
        if is_cut and span > SHORTEST:
            span = max(span / 2, SHORTEST)
            continue
        for request in found:
            if request["service_request_id"] not in known:
                known.add(request["service_request_id"])
                yield request
        begins, span = ends, min(span * 2, SPAN)


def _within(address: str, begins: datetime, ends: datetime) -> tuple[list[dict[str, str]], bool]:
    """All of a span, and whether there may be more of it than the server says at once."""
    found: dict[str, dict[str, str]] = {}
    page = 1
    while True:
        asked = {"start_date": _written(begins), "end_date": _written(ends), "page": page, "page_size": PAGE}
        told = _asked(address, asked)
        fresh = {one["service_request_id"]: one for one in told if one["service_request_id"] not in found}
        found |= fresh
        # A server that knows no pages says the same again.
        if not fresh:
            break
        page += 1
    return sorted(found.values(), key=lambda one: one.get("requested_datetime", "")), page == 2 and len(found) >= MOST


def _asked(address: str, asked: dict[str, Any]) -> list[dict[str, str]]:
    at = urlsplit(address)
    query = "&".join(part for part in (at.query, urlencode(asked)) if part)
    whole = at._replace(path=f"{at.path.rstrip('/')}/requests.json", query=query).geturl()
    try:
        with urllib.request.urlopen(whole, timeout=WAIT_SECONDS) as answer:
            told = json.load(answer)
    except (OSError, ValueError) as wrong:
        reason = f"status {wrong.code}" if isinstance(wrong, urllib.error.HTTPError) else type(wrong).__name__
        raise NotRead(f"{at.netloc} from {asked['start_date']}: {reason}") from wrong
    if not isinstance(told, list) or not all(isinstance(one, dict) and one.get("service_request_id") for one in told):
        raise NotRead(f"{at.netloc} does not answer as GeoReport v2 does")
    return [_line(one) for one in told]


def _line(request: dict[str, Any]) -> dict[str, str]:
    line = {name: "" if value is None else str(value) for name, value in request.items()}
    is_closed = line.get("status", "").lower() == "closed"
    return line | {"closed_datetime": line.get("updated_datetime", "") if is_closed else ""}


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
