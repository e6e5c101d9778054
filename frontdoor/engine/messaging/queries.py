"""What a person was told, as they read it. Must not give out what carries a secret, nor what others were told."""

from django.db.models import QuerySet

from frontdoor.engine.cases.models import Case, Role
from frontdoor.engine.parties.models import ContactProof

from .models import Message


def told_of(case: Case) -> QuerySet[Message]:
    """The messages about a case to whoever it is for, the newest first, whether or not one reached them:
    who left no address can read here what was decided, and why."""
    its_own = case.parties.filter(role__in=[Role.APPLICANT, Role.REPRESENTATIVE]).values("party")
    told = Message.objects.filter(case=case, party__in=its_own, event__isnull=False, proof=None)
    return told.order_by("-written_at", "-id")


def paragraphs_of(message: Message) -> list[str]:
    """The words of a message about a case, without the two paragraphs that every one ends with: greeting and link."""
    return message.body.strip().split("\n\n")[:-2]


def sent_to(proof: ContactProof) -> str:
    """The contact that a proof's code or link was sent to; "" when no message of ours carried it."""
    return Message.objects.filter(proof=proof).values_list("to", flat=True).first() or ""
