"""Sending a case, and reading it again. Must not show what its person would not read on their own page."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from ninja import Query, Router, Status

from frontdoor.engine.cases.actions import drafts, whole
from frontdoor.engine.cases.models import Case, Channel
from frontdoor.engine.cases.queries.following import Promise, standing_promise, state_words, story
from frontdoor.engine.cases.queries.sight import sent_by
from frontdoor.engine.cases.references import bearer_token, read_reference, receipt_code, shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.messaging.placeholders import values_for
from frontdoor.engine.parties.kinds import Scope
from frontdoor.web.listing import open_services

from .addresses import absolute
from .callers import Caller, caller_of
from .problems import Problem, errors
from .services import can_be_sent
from .shapes import CaseBrief, CaseSeen, CasesFound, PromiseMade, Receipt, Sending, StateEntered

router = Router(tags=["cases"])
MOST = 100
OF_SENDING = ("key-missing", "not-allowed", "not-found", "other-body", "answers", "not-valid")
"""The problems of whatever is sent under an Idempotency-Key."""


@router.post(
    "services/{key}/cases",
    response={201: Receipt, 200: Receipt, **errors(*OF_SENDING, "outdated")},
    operation_id="sendCase",
)
def send_case(request: HttpRequest, response: HttpResponse, key: str, sending: Sending) -> Status[Receipt]:
    """Opens a case, once for each Idempotency-Key: 201 the first time, 200 with the same receipt afterwards, whatever
    was published since."""
    caller = sender_of(request)
    given = whole.Whole(
        number=caller.number(request, key),
        service=key,
        answers=sending.answers,
        digest=whole.digest_of(key, sending.answers, sending.language),
        language=sending.language,
    )
    try:
        before = whole.sent_before(given)
        case, is_new = (before, False) if before else _opened(caller, given, sending.version)
    except whole.Unfit as unfit:
        raise Problem("answers", errors={f"/answers/{name}": why for name, why in unfit.wrong.items()}) from None
    except (whole.SentOtherwise, drafts.Taken):
        raise Problem("other-body") from None
    response.headers["Location"] = reverse("api:readCase", args=[shown(case.reference)])
    return Status(201 if is_new else 200, _receipt(request, case))


@router.get("cases", response={200: CasesFound, **errors("not-allowed", "not-valid")}, operation_id="listCases")
def list_cases(
    request: HttpRequest,
    cursor: str = Query("", pattern=r"^[0-9]{0,18}$", description="the `next` of the page before"),
    limit: int = Query(50, ge=1, le=MOST),
) -> CasesFound:
    """The cases that this client sent, the newest first."""
    caller = caller_of(request)
    caller.count("ask")
    if caller.client is None:
        raise Problem("not-known", "Show a client's key.")
    caller.allow(Scope.READ)
    cases = sent_by(caller.client).order_by("-id")
    if cursor:
        cases = cases.filter(id__lt=int(cursor))
    page = list(cases[: limit + 1])
    more = str(page[limit - 1].id) if len(page) > limit else None
    return CasesFound(cases=[_brief(case) for case in page[:limit]], next=more)


@router.get(
    "cases/{reference}",
    response={200: CaseSeen, **errors("not-allowed", "not-found")},
    operation_id="readCase",
    url_name="readCase",
)
def read_case(request: HttpRequest, reference: str) -> CaseSeen:
    """For whoever holds the case's own token, or the client that sent it. Otherwise there is no such case."""
    caller = caller_of(request, or_of_a_case=True)
    caller.count("ask")
    if not caller.token:
        raise Problem("not-known", "Show the case's token, or a client's key.")
    plain = read_reference(reference)
    case = _seen(caller, plain) if plain else None
    if case is None:
        raise Problem("not-found")
    return _whole(request, case)


def sender_of(request: HttpRequest) -> Caller:
    """Who may send. What came before is looked for next, and only what is new is counted. Raises Problem."""
    caller = caller_of(request)
    caller.allow(Scope.SUBMIT)
    return caller


def sends_to(key: str) -> Service:
    """The service, which takes what is sent here. Raises Problem."""
    about = open_services().get(key)
    if about is None:
        raise Problem("not-found")
    if not can_be_sent(about):
        raise Problem("not-allowed", "This service is not sent this way: its address leads to the way.")
    return about


def _opened(caller: Caller, given: whole.Whole, version: int | None) -> tuple[Case, bool]:
    """The case, and whether it is new: another try may have come first by a moment. Raises Problem, and what
    send_whole raises."""
    caller.count("send")
    sends_to(given.service)
    if version not in (None, definitions.version_id(given.service)):
        raise Problem("outdated", "Read the service again, and send what it asks now.")
    if given.language not in definitions.current().council.languages:
        raise Problem("not-valid", errors={"/language": "We do not write in this language."})
    sent = whole.send_whole(given, actor=caller.acting_by(Channel.API), now=timezone.now())
    return sent.case, sent.is_new


def _seen(caller: Caller, reference: str) -> Case | None:
    if caller.client is not None:
        caller.allow(Scope.READ)
        return sent_by(caller.client).filter(reference=reference).select_related("authority").first()
    if not constant_time_compare(caller.token.encode(), bearer_token(reference).encode()):
        return None
    return Case.objects.filter(reference=reference).select_related("authority").first()


def _receipt(request: HttpRequest, case: Case) -> Receipt:
    return Receipt(
        reference=shown(case.reference),
        code=shown(receipt_code(case.reference)),
        token=bearer_token(case.reference),
        url=absolute(request, reverse("progress", args=[shown(case.reference)])),
        promise=_promise(standing_promise(case, now=timezone.now(), language=case.language)),
        advice=whole.advice_of(case),
    )


def _promise(made: Promise | None) -> PromiseMade | None:
    if made is None:
        return None
    return PromiseMade(words=made.words, due_on=made.clock.due_on, due_at=made.clock.due_at, stands=made.stands)


def _brief(case: Case) -> CaseBrief:
    return CaseBrief(
        reference=shown(case.reference),
        service=case.service,
        state=case.state,
        received_at=case.received_at,
        closed_at=case.closed_at,
    )


def _whole(request: HttpRequest, case: Case) -> CaseSeen:
    about, now = definitions.version(case.version_id, case.language), timezone.now()
    values = values_for(case, None, now=now, language=case.language)
    entered = [event for event in story(case) if event.to_state]
    return CaseSeen(
        **_brief(case).model_dump(),
        words=fill(about.states[case.state].says, values),
        outcome=case.outcome,
        authority=case.authority.name,
        promise=_promise(standing_promise(case, now=now, language=case.language)),
        steps=[StateEntered(at=event.at, words=fill(state_words(about, event), values)) for event in entered],
        url=absolute(request, reverse("progress", args=[shown(case.reference)])),
    )
