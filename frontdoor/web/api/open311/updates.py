"""The common extension: what has happened to public reports, and words more for a report by the client that sent it.
Must not give an answer that is not public, nor move a case."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from frontdoor.engine.cases.actions.adding import AddedOtherwise, add
from frontdoor.engine.cases.models import Case, Channel, Event
from frontdoor.engine.cases.permissions import NotAllowed
from frontdoor.engine.cases.queries.nearby import open_to_all
from frontdoor.engine.cases.queries.open_data import OpenUpdate, as_updates, open_updates
from frontdoor.engine.cases.queries.sight import sent_by
from frontdoor.engine.cases.references import read_reference, shown
from frontdoor.engine.parties.actions import TooMany, count_attempt
from frontdoor.engine.questions.asking import Posted, Wrong
from frontdoor.engine.questions.long_text import LongText

from ..callers import NAMED, Caller, caller_of, seconds_until
from ..problems import Problem
from .formats import Answer, operation
from .requests import paged, span_of
from .sending import NOT_FETCHED, client_of, read_as_form

WORDS = LongText(key="description", type="long_text", ask="What has changed?", length=2000)
A_DAY, TIMES_A_DAY = timedelta(days=1), 30


@operation("GET", "HEAD")
def updates(request: HttpRequest) -> Answer:
    caller_of(request).count("ask")
    first, last = paged(request)
    after, before = span_of(request)
    events = open_updates(after=after, before=before)[first:last]
    return "service_request_updates", [_line(update) for update in as_updates(list(events))]


@operation("POST", status=201)
def add_words(request: HttpRequest) -> Answer:
    """Words alone, and from whoever sent the request: only the council says how it stands."""
    read_as_form(request)
    caller = client_of(request)
    if request.FILES:
        raise Problem("answers", errors=dict.fromkeys(request.FILES, "an update takes words only"))
    case = _case(caller, request.POST.get("service_request_id", ""))
    text = _words(request)
    _refuse_other_status(case, request.POST.get("status", ""))
    told: dict[str, Any] = {
        "update_id": _added(caller, case, text, _number(caller, case, request)).id,
        "account_id": None,
    }
    if request.POST.get("media_url"):
        told["service_notice"] = NOT_FETCHED
    return "service_request_updates", [told]


def _case(caller: Caller, reference: str) -> Case:
    """Raises Problem for any that another sent, or that is not public."""
    if not reference:
        raise Problem("not-valid", "service_request_id was not provided.")
    assert caller.client is not None
    case = (sent_by(caller.client) & open_to_all()).filter(reference=read_reference(reference) or "").first()
    if case is None:
        raise Problem("not-found", "service_request_id was not found among those that this client sent.")
    return case


def _words(request: HttpRequest) -> str:
    try:
        text = WORDS.read(Posted({WORDS.key: request.POST.getlist(WORDS.key)}))
    except Wrong as wrong:
        raise Problem("answers", errors={WORDS.key: wrong.message}) from None
    if text is None:
        raise Problem("not-valid", "description was not provided.")
    return str(text)


def _refuse_other_status(case: Case, asked: str) -> None:
    """Raises Problem. FixMyStreet always sends one, in capitals."""
    stands = "closed" if case.closed_at else "open"
    if asked and asked.lower() != stands:
        raise Problem("answers", errors={"status": f"this request is {stands}, and only the council changes that"})


def _number(caller: Caller, case: Case, request: HttpRequest) -> str:
    """By the Idempotency-Key, or else by the sender's own update_id, which the extension has. Raises Problem."""
    key = request.headers.get("Idempotency-Key")
    own = request.POST.get("update_id", "")
    if key is None and own and not NAMED.fullmatch(own):
        raise Problem("answers", errors={"update_id": "1 to 200 printable symbols"})
    if key is None:
        return str(caller.number_of(own, f"open311-own-update-{case.pk}")) if own else ""
    return str(caller.number(request, f"open311-update-{case.pk}"))


def _added(caller: Caller, case: Case, text: str, number: str) -> Event:
    now, actor = timezone.now(), caller.acting_by(Channel.OPEN311)
    try:
        count_attempt(f"add:{case.pk}", limit=TIMES_A_DAY, window=A_DAY, now=now)
        return add(case.pk, text=text, number=number, actor=actor, now=now)
    except TooMany as told:
        wait = seconds_until(told.again_at, now)
        raise Problem("too-many", "A lot was added to this request today. Add the rest later.", wait=wait) from None
    except NotAllowed:
        raise Problem("not-valid", "service_request_id: we have closed this, so nothing can be added to it.") from None
    except AddedOtherwise:
        raise Problem("other-body", "Something else was added under this Idempotency-Key or update_id.") from None


def _line(update: OpenUpdate) -> dict[str, Any]:
    """`media_url` is empty: no photograph of a case is public."""
    return {
        "update_id": update.event.id,
        "service_request_id": shown(update.event.case.reference),
        "status": "closed" if update.closed else "open",
        "updated_datetime": update.event.at,
        "description": update.says,
        "media_url": None,
    }
