"""The chain of events: their digests, writing one down, and finding what was changed. Must not decide what happens.

Each event keeps the digest of the one before it; its case keeps the digest of the last; a daily root covers all heads.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Max

from .acting import Actor
from .models import AnswerSet, Case, Detail, Event, Kind, Root

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)

type Written = tuple[Event, Detail | None, AnswerSet | None]
"""An event and the personal payloads that go with it."""


def append(
    case: Case,
    kind: Kind,
    *,
    actor: Actor,
    now: datetime,
    to_state: str = "",
    from_state: str = "",
    codes: Mapping[str, Any] | None = None,
    detail: Mapping[str, Any] | None = None,
    answers: Mapping[str, Any] | None = None,
) -> Event:
    """Write one event of a case whose row the caller has locked; of a new case it waits for `write_new`.
    The caller saves the case's `seq` and `head`."""
    case.seq += 1
    event = Event(
        case=case,
        seq=case.seq,
        kind=kind,
        at=now,
        who=actor.who,
        who_id=actor.id,
        for_whom=actor.for_whom,
        authorisation=actor.authorisation,
        evidence=actor.evidence,
        channel=actor.channel,
        version_id=case.version_id,
        from_state=from_state,
        to_state=to_state,
        codes=dict(codes or {}),
        previous=case.head,
    )
    written = _with_payloads(event, detail, answers)
    case.head = event_digest(event)
    if case.unwritten is not None:
        case.unwritten.append(written)
    else:
        _write([written])
    return event


def write_new(case: Case) -> None:
    """A new case whole: its row, and the events that waited for it."""
    waited, case.unwritten = case.unwritten or [], None
    case.save(force_insert=True)
    _write(waited)


def _with_payloads(event: Event, detail: Mapping[str, Any] | None, answers: Mapping[str, Any] | None) -> Written:
    """No empty detail is kept; that a person answered nothing is."""
    detail_salt, answers_salt = secrets.token_hex(16), secrets.token_hex(16)
    event.detail_digest = payload_digest(detail, detail_salt) if detail else ""
    event.answers_digest = payload_digest(answers, answers_salt) if answers is not None else ""
    return (
        event,
        Detail(payload=dict(detail), salt=detail_salt) if detail else None,
        _answer_set(event, answers, answers_salt) if answers is not None else None,
    )


def _answer_set(event: Event, answers: Mapping[str, Any], salt: str) -> AnswerSet:
    return AnswerSet(case_id=event.case_id, answers=dict(answers), salt=salt, proposed=event.kind == Kind.PROPOSED)


def _write(written: Sequence[Written]) -> None:
    """A payload is of an event that has its number."""
    Event.objects.bulk_create([event for event, _, _ in written])
    for event, detail, answers in written:
        for payload in (detail, answers):
            if payload is not None:
                payload.event = event
                payload.save(force_insert=True)


def payload_digest(payload: Mapping[str, Any], salt: str) -> str:
    """Keyed by a salt erased with the payload: a bare digest of a telephone number can be guessed."""
    return hmac.new(bytes.fromhex(salt), canonical(payload), hashlib.sha256).hexdigest()


def event_digest(event: Event) -> str:
    return hashlib.sha256(
        canonical(
            {
                "case": event.case_id,
                "seq": event.seq,
                "kind": str(event.kind),
                "at": event.at.astimezone(UTC).isoformat(),
                "who": str(event.who),
                "who_id": event.who_id,
                "for_whom": event.for_whom,
                "authorisation": str(event.authorisation),
                "evidence": str(event.evidence),
                "channel": str(event.channel),
                "version": event.version_id,
                "from": event.from_state,
                "to": event.to_state,
                "codes": event.codes,
                "detail": event.detail_digest,
                "answers": event.answers_digest,
                "previous": event.previous,
            }
        )
    ).hexdigest()


def canonical(value: Any) -> bytes:
    return _ENCODER.encode(value).encode()


def verify() -> Iterator[str]:
    """Every fault of the chain, one sentence each; nothing when each event, payload and root is as it was written."""
    yield from _broken_chains()
    yield from _broken_payloads()
    yield from _broken_roots()


def _broken_chains() -> Iterator[str]:
    heads = dict(Case.objects.values_list("id", "head"))
    expected, previous_case, seq = "", None, 0
    for event in Event.objects.order_by("case_id", "seq").iterator(chunk_size=5000):
        if event.case_id != previous_case:
            if previous_case is not None and heads.pop(previous_case) != expected:
                yield f"Case {previous_case}: its last event is not the one it remembers."
            expected, previous_case, seq = "", event.case_id, 0
        seq += 1
        if event.seq != seq:
            yield f"Case {event.case_id}: event {seq} is missing."
            seq = event.seq
        if event.previous != expected:
            yield f"Case {event.case_id}: an event before number {event.seq} was changed."
        expected = event_digest(event)
    if previous_case is not None and heads.pop(previous_case) != expected:
        yield f"Case {previous_case}: its last event is not the one it remembers."
    yield from (f"Case {case}: it has no events." for case, head in heads.items() if head)


def _broken_payloads() -> Iterator[str]:
    disposed = _disposed()
    for event in Event.objects.exclude(detail_digest="").select_related("detail").iterator(chunk_size=5000):
        yield from _payload_fault(event, "detail", getattr(event, "detail", None), event.detail_digest, disposed)
    for event in Event.objects.exclude(answers_digest="").select_related("answer_set").iterator(chunk_size=5000):
        yield from _payload_fault(event, "answers", getattr(event, "answer_set", None), event.answers_digest, disposed)


def _payload_fault(event: Event, what: str, kept: Any, digest: str, disposed: set[tuple[int, int]]) -> Iterator[str]:
    if kept is None:
        if (event.case_id, event.seq) not in disposed:
            yield f"Case {event.case_id}: the {what} of event {event.seq} went without a disposal."
        return
    payload = kept.payload if what == "detail" else kept.answers
    is_taken_for_another = what == "answers" and kept.proposed != (event.kind == Kind.PROPOSED)
    if payload_digest(payload, kept.salt) != digest or is_taken_for_another:
        yield f"Case {event.case_id}: the {what} of event {event.seq} were changed."


def _disposed() -> set[tuple[int, int]]:
    """What disposals name as gone: (case, seq of the event whose payload went)."""
    rows = Event.objects.filter(kind=Kind.DISPOSED).values_list("case_id", "codes")
    return {(case, seq) for case, codes in rows for seq in codes.get("events", [])}


def _broken_roots() -> Iterator[str]:
    before: Root | None = None
    for root in Root.objects.order_by("on"):
        if root_digest(before, root.last_event) != root.digest:
            yield f"The events up to {root.on:%-d %B %Y} are not those that its root covers."
        before = root


def root_digest(before: Root | None, last_event: int) -> str:
    """The root before, and every event since it up to the number given: so each root covers all, at a day's cost."""
    digest = hashlib.sha256((before.digest if before else "").encode())
    since = Event.objects.filter(id__gt=before.last_event if before else 0, id__lte=last_event).order_by("id")
    for event in since.iterator(chunk_size=5000):
        digest.update(event_digest(event).encode())
    return digest.hexdigest()


@transaction.atomic
def write_root(*, on: date, ended_at: datetime, now: datetime) -> Root | None:
    """The root of a day that ended at `ended_at`, once; None when it has one, or when later days have.

    Call it an hour after the day: a transaction still under way then would be left out of it.
    """
    before = Root.objects.order_by("-on").first()
    if before is not None and before.on >= on:
        return None
    floor = before.last_event if before else 0
    covered = Event.objects.filter(id__gt=floor, at__lt=ended_at).aggregate(last=Max("id"))
    last = covered["last"] or floor
    counted = Event.objects.filter(id__gt=floor, id__lte=last).aggregate(events=Count("id"))["events"]
    return Root.objects.create(on=on, at=now, last_event=last, events=counted, digest=root_digest(before, last))
