"""Writing messages down, once for each event and person, inside the caller's transaction. Must not send any."""

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdoor.engine.cases.acting import SYSTEM
from frontdoor.engine.cases.models import Case, CaseParty, Event, Role
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.parties.kinds import Way
from frontdoor.engine.parties.models import ContactPoint, ContactProof, Party

from ..models import Message
from ..placeholders import in_order, values_for
from ..ways import reach
from .noting import note_what_became

State = Message.State
FOLLOWED = "followed"


def write(case: Case, event: Event, key: str, *, now: datetime) -> list[Message]:
    """The message `key` of the case's service to each who must hear, once for each; inside the caller's transaction."""
    urgent = definitions.version(case.version_id).messages[key].urgent
    subject, body = words_of(case, event, key, language=case.language, now=now)
    tellable = CaseParty.objects.filter(case=case, role__in=[Role.APPLICANT, Role.REPRESENTATIVE])
    written = []
    for row in tellable.select_related("party"):
        channel, to = reach(row.party)
        message, is_new = Message.objects.get_or_create(
            event=event,
            party=row.party,
            defaults={
                "key": key,
                "case": case,
                "channel": channel,
                "to": to,
                "language": case.language,
                "subject": subject[:300],
                "body": body,
                "urgent": urgent,
                "state": State.WAITING if to else State.UNREACHABLE,
                "written_at": now,
                "next_at": now if to else None,
            },
        )
        if is_new:
            written.append(message)
            note_what_became(message, actor=SYSTEM, now=now)
    return written + _to_followers(case, event, now=now)


def words_of(case: Case, event: Event, key: str, *, language: str, now: datetime) -> tuple[str, str]:
    """The subject and the body of the message `key` in a language, as it tells of this event."""
    words = definitions.version(case.version_id, language).messages[key]
    values = values_for(case, event, now=now, language=language)
    return str(fill(words.subject, values)), _letter(fill(words.body, values), values)


def _to_followers(case: Case, event: Event, *, now: datetime) -> list[Message]:
    """Whoever follows a public report reads only what anybody may: the state's own words, never an answer, and nothing
    that happened before they followed it. Who follows their own is told once, by whichever of their ways."""
    following = CaseParty.objects.filter(case=case, role=Role.FOLLOWER, party__at__lt=event.at, case__public=True)
    told = set(_contacts_of_the_told(event))
    written = []
    for row in following.select_related("party") if event.to_state else ():
        says, values = _news(case, event.to_state or "", row.party.language)
        channel, to = reach(row.party)
        if not to or to in told:
            continue
        with override(row.party.language):
            link = f"{settings.ADDRESS}/follow/{shown(case.reference)}"
            reference = in_order(shown(case.reference), row.party.language)
            subject = _("News of the report you follow %s") % reference
            ends = {"reference": reference, "link": link}
        message, is_new = Message.objects.get_or_create(
            event=event,
            party=row.party,
            defaults={
                "key": FOLLOWED,
                "case": case,
                "channel": channel,
                "to": to,
                "language": row.party.language,
                "subject": subject,
                "body": _letter(fill(says, values), ends),
                "written_at": now,
                "next_at": now,
            },
        )
        written += [message] if is_new else []
    return written


def _contacts_of_the_told(event: Event) -> QuerySet[ContactPoint, str]:
    reached = Message.objects.filter(event=event).exclude(to="")
    return ContactPoint.objects.filter(party__in=reached.values("party")).values_list("value", flat=True)


def _news(case: Case, state: str, language: str) -> tuple[str, dict[str, str]]:
    """What anybody may read of a case in a state, in the follower's own language, and what fills it in."""
    council = definitions.current(language).council
    says = definitions.version(case.version_id, language).states[state].says
    return says, {"authority": case.authority.name, **council.placeholders()}


def write_secret(
    proof: ContactProof,
    *,
    to: str,
    subject: str,
    body: str,
    now: datetime,
    party: Party | None = None,
    language: str = "en",
    channel: str = Way.EMAIL,
) -> Message:
    """A message that carries ((code)) or ((token)) of a proof: filled in at sending, never stored here.

    Somebody waits for it at this moment: it is never held back, and goes to this contact or to none.
    """
    return Message.objects.create(
        key=proof.purpose,
        channel=channel,
        urgent=True,
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


def _letter(body: str, values: dict[str, str]) -> str:
    """Ends with two paragraphs of its own, which queries.paragraphs_of leaves out again."""
    council = definitions.current().council
    return f"{body.strip()}\n\n{values['reference']}\n{values['link']}\n\n{council.name}\n{council.contacts['phone']}\n"
