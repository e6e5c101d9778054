"""One written form for each contact, so that equal ones compare equal.

It does not ask whether a contact exists or belongs to anyone.
"""

import re

import phonenumbers

from .kinds import ContactKind

REGION = "GB"


def normal_form(kind: str, value: str) -> str:
    """E-mail in lower case, telephone as +44…, address with single spaces. What cannot be read stays as typed."""
    text = value.strip()
    if kind == ContactKind.EMAIL:
        return text.lower()
    if kind == ContactKind.TELEPHONE:
        return _telephone(text)
    return re.sub(r"\s+", " ", text)


def _telephone(text: str) -> str:
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return re.sub(r"\s+", "", text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
