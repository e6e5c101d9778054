"""POST a report, and what became of one whose answer was lost. Must not fetch what an address in it leads to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from frontdoor.engine.cases.actions import drafts, whole
from frontdoor.engine.cases.calendars import local_day
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.models import Case, Channel
from frontdoor.engine.cases.queries.following import standing_promise
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.parties.kinds import Scope
from frontdoor.engine.questions.asking import Context, Posted, Wrong

from ..callers import Caller, caller_by_key
from ..problems import Problem
from .answers import answers_from, not_kept
from .attributes import named, own
from .formats import Answer, operation
from .services import offered_as

MOST_VALUES = 200
NOT_FETCHED = "We have not fetched what media_url leads to: send photographs as media."
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


@operation("POST", status=201)
def send(request: HttpRequest) -> Answer:
    """Opens a case for a client's key. With an Idempotency-Key header it is the same case however often it is sent."""
    read_as_form(request)
    caller = client_of(request)
    sent = {name: values for name, values in request.POST.lists() if name not in ("api_key", "jurisdiction_id")}
    if sum(map(len, sent.values())) > MOST_VALUES:
        raise Problem("too-large")
    if not request.POST.get("service_code"):
        raise Problem("not-valid", "service_code was not provided.")
    case, about = _sent(caller, sent, request)
    promise = standing_promise(case, now=timezone.now(), language="en")
    notice = [*whole.advice_of(case), *([f"{promise.words}."] if promise else []), *_left_out(about, sent)]
    return "service_requests", [
        {"service_request_id": shown(case.reference), "service_notice": " ".join(notice), "account_id": None}
    ]


@operation("GET", "HEAD")
def token(request: HttpRequest, token: str) -> Answer:
    """The report of an Idempotency-Key: who lost the answer to a POST asks by what they sent with it."""
    caller = client_of(request)
    found = Case.objects.filter(draft_id=caller.number_of(token, "open311"), client=caller.client).first()
    if found is None:
        raise Problem("not-found", "token was not found: nothing came with it. Send it again.")
    return "service_requests", [{"service_request_id": shown(found.reference), "token": token}]


def _left_out(about: Service, sent: Mapping[str, Sequence[str]]) -> list[str]:
    """What was sent and is not in the report: nothing is lost in silence."""
    lost = [f"We have not kept {name}: {why}." for name, why in not_kept(about, sent).items()]
    return [*([NOT_FETCHED] if any(sent.get("media_url", ())) else []), *lost]


def read_as_form(request: HttpRequest) -> None:
    """Raises Problem for what the standard does not let be sent: from JSON not even the key is read."""
    if request.content_type not in FORMS:
        raise Problem("not-readable", f"Send a form: its Content-Type is {' or '.join(FORMS)}.")


def client_of(request: HttpRequest) -> Caller:
    """By the standard's api_key: in what is posted, never in an address, or in a header as everywhere else."""
    caller = caller_by_key(request, request.POST.get("api_key", ""))
    if caller.client is None:
        raise Problem("not-known", "api_key was not provided, or opens nothing.")
    caller.allow(Scope.SUBMIT)
    caller.count("send")
    return caller


def _sent(caller: Caller, sent: Mapping[str, Sequence[str]], request: HttpRequest) -> tuple[Case, Service]:
    """The case and what it was sent as; one that an earlier try opened, whatever was published since."""
    code = request.POST["service_code"]
    given = whole.Whole(
        number=caller.number_or_new(request, "open311"),
        service=code,
        answers={},
        digest=whole.digest_of(code, dict(sent), "en"),
        channel=Channel.OPEN311,
    )
    try:
        before = whole.sent_before(given)
        case = before or _opened(caller, given, sent, request)
    except (whole.SentOtherwise, drafts.Taken):
        raise Problem("other-body") from None
    return case, definitions.version(case.version_id)


def _opened(caller: Caller, given: whole.Whole, sent: Mapping[str, Sequence[str]], request: HttpRequest) -> Case:
    about, now = offered_as(given.service), timezone.now()
    context = Context(today=local_day(now, definitions.current()), by=by_draft(given.number))
    answers = answers_from(about, sent, context=context) | _files(about, given.number, request, context)
    try:
        return whole.send_whole(replace(given, answers=answers), actor=caller.acting_by(Channel.OPEN311), now=now).case
    except whole.Unfit as unfit:
        raise Problem("answers", errors={_named(about, key): why for key, why in unfit.wrong.items()}) from None


def _files(about: Service, number: Any, request: HttpRequest, context: Context) -> dict[str, Any]:
    """Photographs that came with it, as `media`. Raises Problem."""
    uploads, question = request.FILES.getlist("media"), own(about).get("file")
    if not uploads or Case.objects.filter(draft_id=number).exists():
        return {}
    if question is None:
        raise Problem("answers", errors={"media": "this service asks for no photograph"})
    whole.begin_whole(number, about.key, channel=Channel.OPEN311, language="en", now=timezone.now())
    try:
        return {question.key: question.read(Posted({}, {question.key: uploads}), context=context)}
    except Wrong as wrong:
        raise Problem("answers", errors={"media": wrong.message}) from None


def _named(about: Service, key: str) -> str:
    """As the standard calls what was sent."""
    return next((named(about, one) for one in about.questions if one.key == key), key)
