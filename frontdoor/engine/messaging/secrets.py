"""Codes and tokens that a message carries: derived at the moment of sending. Must not store one, anywhere."""

from django.conf import settings

from frontdoor.engine.parties.models import ContactProof
from frontdoor.engine.parties.tokens import code_of, token_of


def fill_secrets(body: str, proof: ContactProof | None) -> str:
    """((code)) and ((token)) filled in from the proof that the message was written for; ((address)) is ours."""
    filled = body.replace("((address))", settings.ADDRESS)
    if proof is None:
        return filled
    return filled.replace("((code))", code_of(proof.salt)).replace("((token))", token_of(proof.salt))
