"""Codes and links that prove a contact once, within minutes. They are derived, sent by others and never kept.

Call these outside a transaction: a wrong guess must be counted even when what was asked is refused.
"""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from .. import tokens
from ..contacts import normal_form
from ..models import ContactProof

LIVES = timedelta(minutes=30)
ATTEMPTS = 5


class ProofNotValid(Exception):
    """The code or link is wrong, used, too old, or was tried too often. People are told one and the same thing."""


@dataclass(frozen=True)
class Issued:
    """What goes into the message: either works, and using one ends both. Both can be derived again from the proof."""

    proof: ContactProof
    code: str = field(repr=False)
    token: str = field(repr=False)


@transaction.atomic
def issue_proof(
    purpose: str, subject: object, *, kind: str, value: str, now: datetime, lives: timedelta = LIVES
) -> Issued:
    """A new code and token for one contact, purpose and subject; those issued before stop working."""
    ContactProof.objects.filter(purpose=purpose, subject=str(subject), used_at=None).update(used_at=now)
    salt = tokens.new_salt()
    code, token = tokens.code_of(salt), tokens.token_of(salt)
    proof = ContactProof.objects.create(
        purpose=purpose,
        subject=str(subject),
        contact_hash=tokens.hash_of_short(_contact(kind, value), salt=salt),
        salt=salt,
        code_hash=tokens.hash_of_short(code, salt=salt),
        token_hash=tokens.hash_of_token(token),
        sent_at=now,
        expires_at=now + lives,
    )
    return Issued(proof, code, token)


def use_code(purpose: str, subject: object, code: str, *, now: datetime) -> ContactProof:
    """Takes the code, once. Spaces are forgiven. Raises ProofNotValid; the fifth wrong guess ends it."""
    with transaction.atomic(durable=True):
        proof = _open(now).filter(purpose=purpose, subject=str(subject)).order_by("-sent_at").first()
        if proof is not None and proof.attempts < ATTEMPTS:
            given = tokens.hash_of_short("".join(code.split()), salt=proof.salt)
            if secrets.compare_digest(given, proof.code_hash):
                return _use(proof, now)
            proof.attempts += 1
            proof.save(update_fields=["attempts"])
    raise ProofNotValid


def use_token(purpose: str, token: str, *, now: datetime) -> ContactProof:
    """Takes the link, once; its `subject` says for what. Raises ProofNotValid."""
    with transaction.atomic(durable=True):
        proof = _open(now).filter(purpose=purpose, token_hash=tokens.hash_of_token(token)).first()
        if proof is not None:
            return _use(proof, now)
    raise ProofNotValid


def open_link(purpose: str, token: str, *, now: datetime) -> ContactProof:
    """The proof that a link would use, unused: for the page that shows the button. Raises ProofNotValid."""
    found = ContactProof.objects.filter(purpose=purpose, token_hash=tokens.hash_of_token(token), used_at=None)
    proof = found.filter(expires_at__gt=now).first()
    if proof is None:
        raise ProofNotValid
    return proof


def is_of(proof: ContactProof, kind: str, value: str) -> bool:
    """Whether the proof was sent to this contact."""
    return secrets.compare_digest(proof.contact_hash, tokens.hash_of_short(_contact(kind, value), salt=proof.salt))


def forget_proofs(before: datetime) -> int:
    """Removes those that expired before a moment; returns how many."""
    return ContactProof.objects.filter(expires_at__lt=before).delete()[0]


def _open(now: datetime) -> QuerySet[ContactProof]:
    return ContactProof.objects.select_for_update().filter(used_at=None, expires_at__gt=now)


def _use(proof: ContactProof, now: datetime) -> ContactProof:
    proof.used_at = now
    proof.save(update_fields=["used_at"])
    return proof


def _contact(kind: str, value: str) -> str:
    return f"{kind}:{normal_form(kind, value)}"
