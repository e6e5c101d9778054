"""What the person of an open case adds of their own accord. Must not move it, nor stop or start a clock."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdoor.engine.cases import ports
from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, Document, Kind, Task
from frontdoor.engine.cases.permissions import NotAllowed

READ_IT = "The person added something: read it, then note here what you did"


@transaction.atomic
def add(case_id: int, *, text: str, files: Sequence[str] = (), actor: Actor, now: datetime) -> Case:
    """Words and files more; whoever has the case is asked to read them, once however often there is more. What was
    sent twice is there once. Raises NotAllowed when the case has ended: then it is reopened, or asked anew."""
    case = Case.objects.select_for_update().get(id=case_id)
    refuse_ended(case)
    if _is_there(case, text, files):
        return case
    if files:
        Document.objects.filter(given_by=by_draft(case.draft_id), id__in=files, case=None).update(case=case)
    codes = {"files": list(files)} if files else {}
    event = append(case, Kind.ADDED, actor=actor, now=now, codes=codes, detail={"note": text})
    if not case.tasks.filter(sort=Task.Sort.TELL, words=READ_IT, done_at=None).exists():
        # Where a Rule gave it to a person, that person has it, and no team.
        team = case.team or (None if case.assignee_id else case.owner)
        user = None if team else case.assignee
        Task.objects.create(case=case, sort=Task.Sort.TELL, words=READ_IT, team=team, user=user, opened_at=now)
    case.save()
    ports.tell_followers([event])
    return case


def refuse_ended(case: Case) -> None:
    """Raises NotAllowed for a case that has ended."""
    if case.closed_at:
        raise NotAllowed(_("We have closed this, so nothing can be added to it."))


def _is_there(case: Case, text: str, files: Sequence[str]) -> bool:
    last = case.events.select_related("detail").order_by("-seq")[0]
    said = last.detail.payload.get("note") if hasattr(last, "detail") else None
    return last.kind == Kind.ADDED and said == text and last.codes.get("files", []) == list(files)
