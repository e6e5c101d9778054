"""What became of a message, as facts of its case and work for a person. Must not send, nor decide what is tried next.

Who gave no contact at all waits for no message: they follow the case with its reference and code.
"""

from datetime import datetime

from frontdoor.engine.cases import ports
from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, Kind, Task
from frontdoor.engine.parties.kinds import ContactKind, Way
from frontdoor.engine.parties.models import ContactPoint

from ..models import Message

State = Message.State

RING = "Ring the resident: there is news, and we have no other way to tell them"
WRITE = "Write to the resident by post: there is news, and we have no other way to tell them"
IN_DOUBT = "The resident may not have been told: decide what to do"
FAILED = {
    Way.EMAIL: "The e-mail address does not work: ask the resident for another",
    Way.TEXT: "Texts do not reach the telephone number: ask the resident for another",
    Way.LETTER: "Letters do not reach the address: ask the resident for another",
}
KINDS = {
    State.SENT: Kind.TOLD,
    State.DELIVERED: Kind.TOLD,
    State.REFUSED: Kind.NOT_TOLD,
    State.UNREACHABLE: Kind.NOT_TOLD,
    State.UNDECIDED: Kind.TOLD_PERHAPS,
}


def note_what_became(message: Message, *, actor: Actor, now: datetime) -> None:
    """What became of a message is a fact about its case; what did not arrive is work for a person."""
    if message.state in KINDS and message.channel != "none":
        kind = KINDS[State(message.state)]
        _note(message, kind, actor, now, work=_work(message) if kind != Kind.TOLD else "")


def note_given_up(message: Message, *, has_failed: bool, actor: Actor, now: datetime) -> None:
    """It did not arrive by its channel and goes by another. `has_failed`: nothing ever will, so somebody should ask."""
    work = FAILED[Way(message.channel)] if has_failed else ""
    _note(message, Kind.NOT_TOLD, actor, now, work=work, asks={"contact": message.id})


def close_work(message: Message, *, now: datetime) -> None:
    """Nobody has to decide about this message any more."""
    about = Task.objects.filter(case=message.case_id, sort=Task.Sort.TELL, done_at=None)
    about.filter(asks__message=message.id).update(done_at=now)


def _note(
    message: Message, kind: Kind, actor: Actor, now: datetime, *, work: str, asks: dict[str, int] | None = None
) -> None:
    if message.case_id is None:
        return
    case = Case.objects.select_for_update().get(id=message.case_id)
    codes = {"message": message.key, "message_id": message.id, "channel": message.channel, "answer": message.answer}
    event = append(case, kind, actor=actor, now=now, codes=codes)
    if work:
        Task.objects.create(
            case=case,
            sort=Task.Sort.TELL,
            words=work,
            asks=asks or {"message": message.id},
            team=case.team or case.owner,
            opened_at=now,
        )
    case.save()
    ports.tell_followers([event])


def _work(message: Message) -> str:
    if message.state == State.UNDECIDED:
        return IN_DOUBT
    numbers = ContactPoint.objects.filter(party=message.party_id, kind=ContactKind.TELEPHONE)
    if message.channel == "telephone" or numbers.exists():
        return RING
    return WRITE if message.channel == Way.LETTER and message.state == State.UNREACHABLE else IN_DOUBT
