"""Writing messages down, sending them, and settling what nobody can know. Must not decide what has to be told.

A send is at least once under one fixed identity. An attempt whose end is unknown is never tried again by itself.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdoor.engine.cases import ports
from frontdoor.engine.cases.acting import SYSTEM, Actor
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Case, CaseParty, Event, Kind, Role, Task
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.parties.kinds import ContactKind
from frontdoor.engine.parties.models import ContactPoint, ContactProof, Party

from .models import Message
from .placeholders import values_for
from .post import Answer, Envelope, Receipt, the_post
from .secrets import fill_secrets

WAITS = [timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720, 1440)]
IN_DOUBT_AFTER = timedelta(minutes=5)
State = Message.State


def write(case: Case, event: Event, key: str, *, now: datetime) -> list[Message]:
    """The message `key` of the case's service to each who must hear, once for each; inside the caller's transaction."""
    words = definitions.version(case.version_id).messages[key]
    values = values_for(case, event, now=now)
    tellable = CaseParty.objects.filter(case=case, role__in=[Role.APPLICANT, Role.REPRESENTATIVE])
    written = []
    for row in tellable.select_related("party"):
        channel, to = reach(row.party)
        message, is_new = Message.objects.get_or_create(
            event=event,
            key=key,
            party=row.party,
            defaults={
                "case": case,
                "channel": channel,
                "to": to,
                "language": case.language,
                "subject": fill(words.subject, values)[:300],
                "body": _letter(case, fill(words.body, values), values),
                "state": State.WAITING if to else State.UNREACHABLE,
                "written_at": now,
                "next_at": now if to else None,
            },
        )
        if is_new:
            written.append(message)
            _write_down(message, SYSTEM, now)
    return written + _to_followers(case, event, now=now)


def _to_followers(case: Case, event: Event, *, now: datetime) -> list[Message]:
    """Whoever follows a public report reads only what anybody may: the state's own words, never an answer, and nothing
    that happened before they followed it."""
    following = CaseParty.objects.filter(case=case, role=Role.FOLLOWER, party__at__lt=event.at, case__public=True)
    council = definitions.current().council
    says = definitions.version(case.version_id).states[event.to_state].says if event.to_state else ""
    values = {"authority": case.authority.name, **council.placeholders()}
    written = []
    for row in following.select_related("party") if says else ():
        with override(row.party.language):
            link = f"{settings.ADDRESS}/follow/{shown(case.reference)}"
            subject = _("News of the report you follow %s") % shown(case.reference)
            ends = {"reference": shown(case.reference), "link": link}
        message, is_new = Message.objects.get_or_create(
            event=event,
            key="followed",
            party=row.party,
            defaults={
                "case": case,
                "channel": "email",
                "to": reach(row.party)[1],
                "language": row.party.language,
                "subject": subject,
                "body": _letter(case, fill(says, values), ends),
                "written_at": now,
                "next_at": now,
            },
        )
        written += [message] if is_new else []
    return written


def write_secret(
    proof: ContactProof,
    *,
    to: str,
    subject: str,
    body: str,
    now: datetime,
    party: Party | None = None,
    language: str = "en",
) -> Message:
    """A message that carries ((code)) or ((token)) of a proof: filled in at sending, never stored here."""
    return Message.objects.create(
        key=proof.purpose,
        proof=proof,
        party=party,
        to=to,
        subject=subject,
        body=body,
        language=language,
        written_at=now,
        next_at=now,
    )


def write_plain(
    *, key: str, to: str, subject: str, body: str, now: datetime, language: str = "en", party: Party | None = None
) -> Message:
    """A message that tells of no case and carries no secret; ((address)) is filled in at sending."""
    return Message.objects.create(
        key=key, party=party, to=to, subject=subject, body=body, language=language, written_at=now, next_at=now
    )


def reach(party: Party) -> tuple[str, str]:
    """The channel and contact by which a party is told: e-mail, the newest first.

    ("telephone", "") where only a person can tell them, by ringing; ("none", "") for one who gave no contact at all.
    """
    points = ContactPoint.objects.filter(party=party).order_by("-proved_at", "-id")
    email = points.filter(kind=ContactKind.EMAIL).first()
    if email is not None:
        return "email", email.value
    return ("telephone", "") if points.filter(kind=ContactKind.TELEPHONE).exists() else ("none", "")


def deliver(message_id: int, *, now: datetime) -> Message:
    """Try to send one message that is due. Harmless to call at any time, any number of times."""
    post = the_post()
    message = _begin_attempt(message_id, now) if post else None
    if post is None or message is None:
        return Message.objects.get(id=message_id)
    receipt = post.send(
        Envelope(
            message_id=str(message.message_id),
            to=message.to,
            language=message.language,
            subject=message.subject,
            body=fill_secrets(message.body, message.proof),
        )
    )
    return _end_attempt(message_id, receipt, now)


@transaction.atomic
def _begin_attempt(message_id: int, now: datetime) -> Message | None:
    """Committed before a word leaves: whatever is killed next, the attempt is known to have begun."""
    message = (
        Message.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("proof")
        .filter(id=message_id, state=State.WAITING, next_at__lte=now)
        .first()
    )
    if message is None:
        return None
    message.state, message.tried_at, message.attempts = State.SENDING, now, message.attempts + 1
    message.save(update_fields=["state", "tried_at", "attempts"])
    return message


@transaction.atomic
def _end_attempt(message_id: int, receipt: Receipt, now: datetime) -> Message:
    message = Message.objects.select_for_update().get(id=message_id)
    message.answer = receipt.code[:120]
    if receipt.answer == Answer.ACCEPTED:
        message.state, message.sent_at, message.next_at = State.SENT, now, None
    elif receipt.answer == Answer.LATER and message.attempts <= len(WAITS):
        message.state, message.next_at = State.WAITING, now + WAITS[message.attempts - 1]
    elif receipt.answer == Answer.UNKNOWN:
        message.state, message.next_at = State.UNDECIDED, None
    else:
        message.state, message.next_at = State.REFUSED, None
    message.save()
    _write_down(message, SYSTEM, now)
    return message


@transaction.atomic
def doubt(*, now: datetime) -> int:
    """Attempts that began and never ended, because something was killed: nobody knows, so a person is shown them."""
    stuck = Message.objects.select_for_update(skip_locked=True).filter(
        state=State.SENDING, tried_at__lt=now - IN_DOUBT_AFTER
    )
    for message in (found := list(stuck)):
        message.state = State.UNDECIDED
        message.save(update_fields=["state"])
        _write_down(message, SYSTEM, now)
    return len(found)


@transaction.atomic
def settle(message_id: int, *, arrived: bool, actor: Actor, now: datetime) -> Message:
    """A person decides about a message in doubt, or refused: it arrived, or it is to be sent again."""
    message = Message.objects.select_for_update().get(id=message_id, state__in=[State.UNDECIDED, State.REFUSED])
    message.decided_by_id = actor.id
    if arrived:
        message.state, message.sent_at = State.SENT, now
    else:
        message.state, message.next_at, message.attempts = State.WAITING, now, 0
    message.save()
    about = Task.objects.filter(case=message.case_id, sort=Task.Sort.TELL, done_at=None)
    about.filter(asks__message=message.id).update(done_at=now)
    if arrived:
        _write_down(message, actor, now)
    return message


RING = "Ring the resident: they gave no e-mail address, and there is news"
IN_DOUBT = "The resident may not have been told: decide what to do"

KINDS = {
    State.SENT: Kind.TOLD,
    State.REFUSED: Kind.NOT_TOLD,
    State.UNREACHABLE: Kind.NOT_TOLD,
    State.UNDECIDED: Kind.TOLD_PERHAPS,
}


def _write_down(message: Message, actor: Actor, now: datetime) -> None:
    """What became of a message is a fact about its case; what did not arrive is work for a person.

    Who gave no contact at all waits for no message: they follow the case with its reference and code.
    """
    if message.case_id is None or message.state not in KINDS or message.channel == "none":
        return
    case = Case.objects.select_for_update().get(id=message.case_id)
    kind = KINDS[State(message.state)]
    codes = {"message": message.key, "message_id": message.id, "channel": message.channel, "answer": message.answer}
    event = append(case, kind, actor=actor, now=now, codes=codes)
    if kind != Kind.TOLD:
        Task.objects.create(
            case=case,
            sort=Task.Sort.TELL,
            words=RING if message.channel == "telephone" else IN_DOUBT,
            asks={"message": message.id},
            team=case.team or case.owner,
            opened_at=now,
        )
    case.save()
    ports.tell_followers([event])


def _letter(case: Case, body: str, values: dict[str, str]) -> str:
    """Ends with two paragraphs of its own, which queries.paragraphs_of leaves out again."""
    council = definitions.current().council
    return f"{body.strip()}\n\n{values['reference']}\n{values['link']}\n\n{council.name}\n{council.contacts['phone']}\n"
