"""References that people say aloud, and the secrets derived from them. Must not read or write a table.

31 symbols: the digits and A to Z without I, L, O, S and U. Seven at random and one check, a weighted sum modulo 31,
so that one wrong symbol, or two neighbours changed round, is always noticed. Shown as 7K4M-9QXT.
"""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

SYMBOLS = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1", "S": "5"})
LENGTH = 8


def new_reference() -> str:
    """Seven random symbols and their check, without the hyphen."""
    body = "".join(secrets.choice(SYMBOLS) for _ in range(LENGTH - 1))
    return body + check_symbol(body)


def check_symbol(body: str) -> str:
    return SYMBOLS[sum(weight * SYMBOLS.index(symbol) for weight, symbol in enumerate(body, 1)) % len(SYMBOLS)]


def read_reference(typed: str) -> str | None:
    """The reference somebody typed, with spaces, hyphens, small letters and O, I, L, S forgiven; None if it is none."""
    plain = "".join(symbol for symbol in typed.upper() if symbol.isalnum()).translate(FORGIVEN)
    if len(plain) != LENGTH or any(symbol not in SYMBOLS for symbol in plain):
        return None
    return plain if check_symbol(plain[:-1]) == plain[-1] else None


def shown(reference: str) -> str:
    return f"{reference[:4]}-{reference[4:]}"


def receipt_code(reference: str) -> str:
    """The short code on a receipt: derived, never stored; eight symbols (39 bits), guessed against a limit."""
    digest = salted_hmac("frontdoor.receipt", reference, algorithm="sha256").digest()
    number = int.from_bytes(digest[:16])
    symbols = []
    for _ in range(LENGTH):
        number, remainder = divmod(number, len(SYMBOLS))
        symbols.append(SYMBOLS[remainder])
    return "".join(symbols)


def bearer_token(reference: str) -> str:
    """The tracking secret for software, sent in a Bearer header: derived, never stored."""
    return salted_hmac("frontdoor.bearer", reference, algorithm="sha256").hexdigest()


def is_receipt_code(reference: str, typed: str) -> bool:
    plain = "".join(symbol for symbol in typed.upper() if symbol.isalnum()).translate(FORGIVEN)
    return constant_time_compare(plain, receipt_code(reference))
