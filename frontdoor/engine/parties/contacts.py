"""One written form for each contact, so that equal ones compare equal.

It does not ask whether a contact exists or belongs to anyone.
"""

import re

import phonenumbers

from .kinds import ContactKind

REGION = "GB"


def normal_form(kind: str, value: str) -> str:
    """E-mail in lower case, telephone as +44…, address by lines with single spaces. What cannot be read stays."""
    text = value.strip()
    if kind == ContactKind.EMAIL:
        return text.lower()
    if kind == ContactKind.TELEPHONE:
        return _telephone(text)
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def in_words(contact: str) -> str:
    """A contact in one line as people here write it: 07700 900123, or the lines of an address with commas."""
    if re.fullmatch(r"\+44\d{9,10}", contact):
        number = phonenumbers.parse(contact)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return ", ".join(contact.splitlines())


def takes_texts(number: str) -> bool:
    """Whether a number in its normal form is a mobile telephone's, as far as numbers tell."""
    if number.startswith("+44"):
        return re.fullmatch(r"\+447(?:624|[1-57-9]\d\d)\d{6}", number) is not None  # 070 and 076 are no mobiles
    try:
        kind = phonenumbers.number_type(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False
    return kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)


def _telephone(text: str) -> str:
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return re.sub(r"\s+", "", text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
