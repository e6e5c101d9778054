"""Secrets that open something once: how they are made, and how they are kept without being readable.

It stores nothing and decides nothing about who may use them.
"""

import base64
import hashlib
import secrets

from django.utils.crypto import salted_hmac


def new_token() -> str:
    """A 256-bit secret that can stand in an address."""
    return secrets.token_urlsafe(32)


def new_salt() -> str:
    return secrets.token_hex(16)


def code_of(salt: str) -> str:
    """The six digits, leading noughts kept, of the proof that has this salt: so nothing readable need be stored."""
    return f"{int.from_bytes(_derived('code', salt)) % 1_000_000:06d}"


def token_of(salt: str) -> str:
    """The 256-bit secret, fit for an address, of the proof that has this salt."""
    return base64.urlsafe_b64encode(_derived("token", salt)).rstrip(b"=").decode()


def hash_of_token(token: str) -> str:
    """A long random secret needs no salt: nobody can try them all."""
    return hashlib.sha256(token.encode()).hexdigest()


def hash_of_short(text: str, *, salt: str) -> str:
    """For what could be guessed from a bare digest (a code, an address): keyed with the installation's secret."""
    return salted_hmac(f"parties.{salt}", text, algorithm="sha256").hexdigest()


def _derived(what: str, salt: str) -> bytes:
    return salted_hmac(f"parties.derived.{what}", salt, algorithm="sha256").digest()
