"""Secrets that open something once: how they are made, and how they are kept without being readable.

It stores nothing and decides nothing about who may use them.
"""

import hashlib
import secrets

from django.utils.crypto import salted_hmac


def new_token() -> str:
    """A 256-bit secret that can stand in an address."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Six digits, leading noughts kept."""
    return f"{secrets.randbelow(1_000_000):06d}"


def new_salt() -> str:
    return secrets.token_hex(16)


def hash_of_token(token: str) -> str:
    """A long random secret needs no salt: nobody can try them all."""
    return hashlib.sha256(token.encode()).hexdigest()


def hash_of_short(text: str, *, salt: str) -> str:
    """For what could be guessed from a bare digest (a code, an address): keyed with the installation's secret."""
    return salted_hmac(f"parties.{salt}", text, algorithm="sha256").hexdigest()
