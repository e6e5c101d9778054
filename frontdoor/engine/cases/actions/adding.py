"""What the person of an open case adds of their own accord. Must not move it, nor stop or start a clock."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdoor.engine.cases import ports
from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, Document, Event, Kind, Task
from frontdoor.engine.cases.permissions import NotAllowed

READ_IT = "The person added something: read it, then note here what you did"


class AddedOtherwise(Exception):
    """Something else was added to this case under this number before."""


@transaction.atomic
def add(case_id: int, *, text: str, files: Sequence[str] = (), number: str = "", actor: Actor, now: datetime) -> Event:
    """Words and files more; whoever has the case is asked to read them, once however often there is more. What was
    sent twice is there once: under the same number of the sender's own, or without one the same as the last that was
    added. Gives the event, that of before too. Raises AddedOtherwise, and NotAllowed when the case has ended: then it
    is reopened, or asked anew."""
    case = Case.objects.select_for_update().get(id=case_id)
    before = _under(case, number) if number else None
    if before is not None:
        if _said(before) not in (None, text):
            raise AddedOtherwise
        return before
    refuse_ended(case)
    last = case.events.select_related("detail").order_by("-seq")[0]
    if not number and _is_same(last, text, files):
        return last
    if files:
        Document.objects.filter(given_by=by_draft(case.draft_id), id__in=files, case=None).update(case=case)
    codes = ({"files": list(files)} if files else {}) | ({"number": number} if number else {})
    event = append(case, Kind.ADDED, actor=actor, now=now, codes=codes, detail={"note": text})
    if not case.tasks.filter(sort=Task.Sort.TELL, words=READ_IT, done_at=None).exists():
        # Where a Rule gave it to a person, that person has it, and no team.
        team = case.team or (None if case.assignee_id else case.owner)
        user = None if team else case.assignee
        Task.objects.create(case=case, sort=Task.Sort.TELL, words=READ_IT, team=team, user=user, opened_at=now)
    case.save()
    ports.tell_followers([event])
    return event


def refuse_ended(case: Case) -> None:
    """Raises NotAllowed for a case that has ended."""
    if case.closed_at:
        raise NotAllowed(_("We have closed this, so nothing can be added to it."))


def _under(case: Case, number: str) -> Event | None:
    return case.events.filter(kind=Kind.ADDED, codes__number=number).select_related("detail").first()


def _is_same(last: Event, text: str, files: Sequence[str]) -> bool:
    return last.kind == Kind.ADDED and _said(last) == text and last.codes.get("files", []) == list(files)


def _said(event: Event) -> str | None:
    """None when the words have been erased."""
    return event.detail.payload.get("note") if hasattr(event, "detail") else None
