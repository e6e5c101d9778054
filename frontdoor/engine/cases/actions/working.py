"""What staff do to a case besides moving it: take it, give it, note, release a file. Must not change its state."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from frontdoor.engine.cases import ports
from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, Document, Event, Kind, Scan, Task, Who
from frontdoor.engine.cases.permissions import NotAllowed, refuse_old_sight
from frontdoor.engine.parties.models import User


@transaction.atomic
def assign(case_id: int, *, to: User | None, actor: Actor, now: datetime, seen: int | None = None) -> Case:
    """Give a case to one person, or to nobody. Raises MovedOn: two people who take it at once never both win."""
    case = _locked(case_id, seen)
    case.assignee = to
    event = append(case, Kind.ASSIGNED, actor=actor, now=now, codes={"assignee": to.id if to else None})
    return _saved(case, event)


@transaction.atomic
def note(case_id: int, *, text: str, actor: Actor, now: datetime) -> Case:
    """Write a note that only staff read. It waits for nobody and conflicts with nothing."""
    case = _locked(case_id, None)
    event = append(case, Kind.NOTED, actor=actor, now=now, detail={"note": text})
    return _saved(case, event)


@transaction.atomic
def finish(task_id: int, *, text: str, actor: Actor, now: datetime, seen: int | None = None) -> Case:
    """What had to be done by hand was done; the note says what. Raises NotAllowed when it was done before, or when its
    person has added something since event `seen`: nobody has read that."""
    case = _locked(Task.objects.values_list("case_id", flat=True).get(id=task_id), None)
    if seen is not None and case.events.filter(kind=Kind.ADDED, seq__gt=seen).exists():
        raise NotAllowed(_("They have added more since. Read it before you go on."))
    done = Task.objects.filter(id=task_id, sort=Task.Sort.TELL, done_at=None).update(done_at=now)
    if not done:
        raise NotAllowed("Somebody else has done this already.")
    event = append(case, Kind.NOTED, actor=actor, now=now, detail={"note": text})
    return _saved(case, event)


@transaction.atomic
def release(document_id: UUID, *, actor: Actor, now: datetime) -> Document:
    """A named person accepts the risk of a file that nothing has scanned."""
    document = Document.objects.select_related("case").get(id=document_id)
    if actor.who != Who.USER or document.case_id is None:
        raise NotAllowed("Only a member of staff can release a file.")
    case = _locked(document.case_id, None)
    document = Document.objects.select_for_update().get(id=document_id)
    if document.scan not in (Scan.WAITING, Scan.UNREADABLE):
        raise NotAllowed("This file is not waiting to be released.")
    document.scan, document.released_by_id, document.released_at = Scan.RELEASED, actor.id, now
    document.save()
    event = append(case, Kind.RELEASED, actor=actor, now=now, codes={"document": str(document.id)})
    _saved(case, event)
    return document


def _locked(case_id: int, seen: int | None) -> Case:
    case = Case.objects.select_for_update().get(id=case_id)
    refuse_old_sight(case, seen)
    return case


def _saved(case: Case, event: Event) -> Case:
    case.save()
    ports.tell_followers([event])
    return case
