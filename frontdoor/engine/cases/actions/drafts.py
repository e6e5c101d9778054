"""Answers kept while a person goes through a service. Must not check that a journey is complete, nor submit it."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from psycopg.types.json import Jsonb

from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.models import Case, Draft
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.questions.asking import Context, NotYet, Question, Wrong

# Asked at each page of each person: one statement each, and none of Django's work to put it together. Columns are
# named: a statement that is prepared with * fails for good when another column comes.
COLUMNS = ", ".join(str(field.column) for field in Draft._meta.concrete_fields)
FIND = f"SELECT {COLUMNS} FROM cases_draft WHERE id = %(id)s AND service = %(service)s"
ANSWER = f"""
UPDATE cases_draft SET answers = answers || %(given)s::jsonb, touched_at = %(now)s, warned_at = NULL
WHERE id = %(id)s RETURNING {COLUMNS}
"""
TAKE = f"""
WITH let_go AS (UPDATE cases_document SET draft_id = NULL WHERE draft_id = %(id)s)
DELETE FROM cases_draft WHERE id = %(id)s RETURNING {COLUMNS}, nextval('cases_case_id_seq') AS case_number
"""


class Gone(Exception):
    """The draft has expired, or was sent already (then its case has its id)."""


def begin(
    service: str,
    version_id: int,
    *,
    now: datetime,
    channel: str = "web",
    language: str = "en",
    user_id: int | None = None,
    for_party_id: int | None = None,
    keyed_by_id: int | None = None,
) -> Draft:
    return Draft.objects.create(
        service=service,
        version_id=version_id,
        channel=channel,
        language=language,
        user_id=user_id,
        for_party_id=for_party_id,
        keyed_by_id=keyed_by_id,
        began_at=now,
        touched_at=now,
    )


class Taken(Exception):
    """The number is that of a draft of something else."""


def begun_as(
    draft_id: uuid.UUID,
    service: str,
    version_id: int,
    *,
    now: datetime,
    today: date,
    channel: str = "web",
    language: str = "en",
) -> Draft:
    """The draft under a number that whoever sends it drew, begun now or at an earlier try; one that was begun under an
    older version goes on under this one. Raises Taken, or Gone when it was sent."""
    about = {"service": service, "version_id": version_id, "channel": channel, "language": language}
    draft, is_new = Draft.objects.get_or_create(id=draft_id, defaults=about | {"began_at": now, "touched_at": now})
    if is_new and (sent := Case.objects.filter(draft_id=draft_id).values_list("reference", flat=True).first()):
        draft.delete()
        raise Gone(sent)
    if draft.service != service or draft.user_id is not None or draft.keyed_by_id is not None:
        raise Taken
    return renew(draft_id, version_id, today=today) if draft.version_id != version_id else draft


def find(draft_id: uuid.UUID, service: str) -> Draft | None:
    """The draft of this service that was begun under this id and not sent, or None."""
    return next(iter(Draft.objects.raw(FIND, {"id": draft_id, "service": service})), None)


def answer(draft_id: uuid.UUID, given: Mapping[str, Any], *, now: datetime) -> Draft:
    """Keep answers under their question keys; None is an optional question, seen and left out. Raises Gone."""
    kept = {"id": draft_id, "given": Jsonb(dict(given)), "now": now}
    for draft in Draft.objects.raw(ANSWER, kept):
        return draft
    raise Gone(_sent_as(draft_id))


@transaction.atomic
def renew(draft_id: uuid.UUID, version_id: int, *, today: date) -> Draft:
    """Go on under a newer version of the service: answers that still fit it are kept. Raises Gone."""
    draft = locked(draft_id)
    if draft.version_id == version_id:
        return draft
    asked = {question.key: question for question in definitions.version(version_id).questions}
    context = Context(today=today, by=by_draft(draft.id))
    draft.answers = {
        key: kept for key, kept in draft.answers.items() if key in asked and _fits(asked[key], kept, context)
    }
    draft.renewed_from_id = draft.renewed_from_id or draft.version_id
    draft.version_id = version_id
    draft.save(update_fields=["answers", "renewed_from", "version"])
    return draft


def _fits(question: Question, answer: Any, context: Context) -> bool:
    if answer is None:
        return question.optional
    try:
        return question.accept(answer, context=context) == answer
    except (Wrong, NotYet):
        return False


@transaction.atomic
def keep_for(draft_id: uuid.UUID, contact: str, *, now: datetime) -> Draft:
    """Remember where the way back is sent."""
    draft = locked(draft_id)
    draft.keep_for, draft.touched_at = contact, now
    draft.save(update_fields=["keep_for", "touched_at"])
    return draft


@transaction.atomic
def prove(draft_id: uuid.UUID, contact: str, *, now: datetime) -> Draft:
    """The person showed that a contact is theirs, so that a service which asks for that goes on."""
    draft = locked(draft_id)
    draft.proved, draft.touched_at = contact, now
    draft.save(update_fields=["proved", "touched_at"])
    return draft


@transaction.atomic
def speak(draft_id: uuid.UUID, language: str) -> Draft:
    """The person goes on in this language, and is told in it. Raises Gone."""
    draft = locked(draft_id)
    draft.language = language
    draft.save(update_fields=["language"])
    return draft


def discard(draft_id: uuid.UUID) -> None:
    """Start again: the answers go, and files that belong to no case go with them at the next sweep."""
    Draft.objects.filter(id=draft_id).delete()


def taken(draft_id: uuid.UUID) -> tuple[Draft, int]:
    """The draft, whose row goes, and the number that its case will bear: whoever comes second finds nothing.

    Inside the caller's transaction, which puts it back when the draft cannot be sent. Raises Gone.
    """
    for draft in Draft.objects.raw(TAKE, {"id": draft_id}):
        return draft, draft.case_number  # type: ignore[attr-defined]
    raise Gone(_sent_as(draft_id))


def locked(draft_id: uuid.UUID) -> Draft:
    """The draft with its row locked, inside the caller's transaction. Raises Gone."""
    draft = Draft.objects.select_for_update().filter(id=draft_id).first()
    if draft is None:
        raise Gone(_sent_as(draft_id))
    return draft


def _sent_as(draft_id: uuid.UUID) -> str | None:
    """The reference of the case that a draft became, if it was sent."""
    return Case.objects.filter(draft_id=draft_id).values_list("reference", flat=True).first()
