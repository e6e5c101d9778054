"""What this browser holds: drafts it began, and cases it may read for an hour. Must not read a case's contents.

A draft's cookie carries only its id. Sight of a case is a signed cookie, given when a case is sent or a code is right.
"""

import time
import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from frontdoor.engine.cases.actions import drafts
from frontdoor.engine.cases.actions.watching import DRAFT_LIFE
from frontdoor.engine.cases.models import Case, Draft, Evidence

DRAFT, SIGHT = "draft-", "sight"
SIGHT_LASTS = 60 * 60
MOST_SEEN = 10


def draft_id_of(request: HttpRequest, service: str) -> uuid.UUID | None:
    return _uuid(request.COOKIES.get(DRAFT + service, ""))


def draft_of(request: HttpRequest, service: str) -> Draft | None:
    """The draft of this service that the browser began and has not sent."""
    draft_id = draft_id_of(request, service)
    return drafts.find(draft_id, service) if draft_id else None


def hold_draft(response: HttpResponse, draft: Draft) -> HttpResponse:
    _set(response, DRAFT + draft.service, str(draft.id), int(DRAFT_LIFE.total_seconds()))
    return response


def hold_sent(response: HttpResponse, case: Case) -> HttpResponse:
    """Once it is sent, its cookie still leads to the receipt, for an hour: pressing twice is answered alike."""
    _set(response, DRAFT + case.service, str(case.draft_id), SIGHT_LASTS)
    return response


def let_go(response: HttpResponse, service: str) -> HttpResponse:
    response.delete_cookie(DRAFT + service)
    return response


def hold_case(request: HttpRequest, response: HttpResponse, case: Case, *, evidence: Evidence) -> HttpResponse:
    """Let this browser read the case for an hour; `evidence` is what showed that it may."""
    held = [[case.id, str(evidence), int(time.time())], *(one for one in _held(request) if one[0] != case.id)]
    _set(response, SIGHT, signing.dumps(held[:MOST_SEEN], salt=SIGHT), SIGHT_LASTS)
    return response


def drafts_held(request: HttpRequest) -> frozenset[str]:
    """The ids of the drafts that this browser began."""
    held = (_uuid(value) for name, value in request.COOKIES.items() if name.startswith(DRAFT))
    return frozenset(str(draft_id) for draft_id in held if draft_id)


def cases_held(request: HttpRequest) -> dict[int, Evidence]:
    """The ids of the cases that this browser may read, the newest first, each with what showed that it may."""
    return {case_id: Evidence(evidence) for case_id, evidence, _since in _held(request)}


def is_sent_from_here(request: HttpRequest, case: Case) -> bool:
    """By the cookie of its draft, for an hour: the cookie itself may be kept for longer than we asked."""
    return str(case.draft_id) in drafts_held(request) and timezone.now() - case.received_at < timedelta(
        seconds=SIGHT_LASTS
    )


def forget_all(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """For a shared computer: nothing sent or begun here can be read here any more."""
    for name in request.COOKIES:
        if name == SIGHT or name.startswith(DRAFT):
            response.delete_cookie(name)
    return response


def _held(request: HttpRequest) -> list[Any]:
    """[case id, evidence, since]: the hour of each is its own, though all are signed anew with each that is added."""
    try:
        held = signing.loads(request.COOKIES.get(SIGHT, ""), salt=SIGHT, max_age=SIGHT_LASTS)
    except signing.BadSignature:
        return []
    return [one for one in held if len(one) == 3 and time.time() - one[2] < SIGHT_LASTS]


def _set(response: HttpResponse, name: str, value: str, seconds: int) -> None:
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="Lax", secure=settings.SECURE)


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
