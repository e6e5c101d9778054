"""A case sent whole, with all its answers at once and under a number of the sender's own: what software does.

Must not know how it arrived. Sent again, the same is the same case; something else under its number is refused.
"""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac

from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.calendars import local_day
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.models import Case, Document, Evidence
from frontdoor.engine.cases.queries.answers import answers_of
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.journey import Journey
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.questions.asking import Answer, Context, NotYet, Posted, Question, Wrong
from frontdoor.engine.questions.file import File

from . import drafts
from .submission import Sent, send

MOST_FILES = 60
"""Under one number."""


class Unfit(Exception):
    """The answers cannot be sent so: what is wrong, by the key of the question."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__(", ".join(wrong))
        self.wrong = wrong


class SentOtherwise(Exception):
    """Something else was sent under this number before."""


class TooManyFiles(Exception):
    """More than any service asks for."""


@dataclass(frozen=True)
class Whole:
    """One sending: the sender's number, the service, its answers, and the digest of all that."""

    number: uuid.UUID
    service: str
    answers: Mapping[str, Answer]
    digest: str
    language: str = "en"
    channel: str = "api"
    received_at: datetime | None = None


def digest_of(service: str, answers: Mapping[str, Any], language: str) -> str:
    """Of what was sent. Keyed, since answers are few enough to be guessed from a plain digest."""
    body = json.dumps([service, answers, language], sort_keys=True, separators=(",", ":"))
    whole = hashlib.sha256(body.encode(errors="surrogatepass")).hexdigest()
    return salted_hmac("frontdoor.sent", whole, algorithm="sha256").hexdigest()


def send_whole(whole: Whole, *, actor: Actor, now: datetime) -> Sent:
    """The case of this sending, opened now or before. Raises Unfit, SentOtherwise, drafts.Taken."""
    try:
        begin_whole(whole.number, whole.service, channel=whole.channel, language=whole.language, now=now)
        return _send(whole, actor, now)
    except drafts.Gone:
        case = sent_before(whole)
        assert case is not None
        return Sent(case, Evidence.NONE, is_new=False)


def sent_before(whole: Whole) -> Case | None:
    """The case that this sending opened at an earlier try, whatever was published since. Raises SentOtherwise."""
    case = Case.objects.filter(draft_id=whole.number).first()
    if case is not None and (case.sent_digest, case.service) != (whole.digest, whole.service):
        raise SentOtherwise
    return case


def begin_whole(number: uuid.UUID, service: str, *, channel: str, language: str, now: datetime) -> None:
    """So that files may be sent before the answers that name them. Raises drafts.Taken, drafts.Gone."""
    catalogue, version_id = definitions.current(), definitions.version_id(service)
    today = local_day(now, catalogue)
    drafts.begun_as(number, service, version_id, now=now, today=today, channel=channel, language=language)


def file_before(number: uuid.UUID, question: str, sha256: str) -> Document | None:
    """What an earlier try kept for the question, with this content; once the case is sent, if it is part of it."""
    same = Document.objects.filter(given_by=by_draft(number), question=question, sha256=sha256, disposed_at=None)
    return same.filter(draft=number).first() or same.filter(case__draft_id=number).first()


@transaction.atomic
def keep_file(number: uuid.UUID, question: File, upload: Any, sha256: str) -> tuple[Document, bool]:
    """The file, and whether it was kept just now: two tries at once are one file. Raises Wrong, TooManyFiles,
    drafts.Gone."""
    drafts.locked(number)
    if before := file_before(number, question.key, sha256):
        return before, False
    if Document.objects.filter(draft_id=number).count() >= MOST_FILES:
        raise TooManyFiles
    kept = question.read(Posted({}, {question.key: [upload]}), context=Context(by=by_draft(number)))
    return Document.objects.get(id=kept[-1]), True


@transaction.atomic
def _send(whole: Whole, actor: Actor, now: datetime) -> Sent:
    draft = drafts.locked(whole.number)
    about, today = definitions.version(draft.version_id), local_day(now, definitions.current())
    context = Context(today=today, by=by_draft(draft.id))
    answers = fitting(about, whole.answers, context=context, channel=draft.channel)
    drafts.answer(draft.id, answers, now=now)
    return send(draft.id, actor=actor, now=now, received_at=whole.received_at, digest=whole.digest)


def advice_of(case: Case) -> list[str]:
    """What the answers of a case led a page to say before it was sent, such as whom to ring now."""
    about, today = definitions.version(case.version_id), local_day(case.received_at, definitions.current())
    journey = Journey(about, answers_of(case), today=today, channel=case.channel)
    return [_advice(question) for question in journey.questions if journey.stop_at(question.key)]


def fitting(about: Service, given: Mapping[str, Answer], *, context: Context, channel: str) -> dict[str, Any]:
    """The answers in canonical form, None for what is optional and left out. Raises Unfit with all that is wrong:
    what nobody asks, what its question does not take, what is missing, and what stops the journey."""
    assert context.today is not None
    asked = {question.key: question for question in about.questions}
    wrong = {key: "No question has this key" for key in given if key not in asked}
    taken: dict[str, Any] = {}
    for key, question in asked.items():
        try:
            answer = given.get(key)
            taken |= {} if answer is None else {key: question.accept(answer, context=context)}
        except (Wrong, NotYet) as refused:
            wrong[key] = str(refused) or "This cannot be answered by software yet"
    known = taken | {key: None for key, question in asked.items() if question.optional and key not in taken}
    journey = Journey(about, known, today=context.today, channel=channel)
    missing = {one.key: one.missing() for one in journey.questions if one.key not in known and one.key not in wrong}
    # What depends on an answer that is not there yet may still come to be asked.
    unasked = [] if missing or wrong else [key for key in taken if not journey.applies(key)]
    wrong |= missing | dict.fromkeys(unasked, "This is not asked, as the other answers are")
    if stopped := journey.stopped_by():
        wrong[stopped.key] = _advice(stopped)
    if wrong:
        raise Unfit(wrong)
    return {key: answer for key, answer in known.items() if journey.applies(key)}


def _advice(question: Question) -> str:
    assert question.stop is not None
    return fill(question.stop.says, definitions.current().council.placeholders())
