"""One e-mail from one envelope: plain text, the same identity at every attempt. Must not send anything."""

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses, localtime

from frontdoor.engine.messaging.post import Envelope

NO_SENDER = "FRONTDOOR_MAIL_FROM must be an address, or a name with an address in < >"


class NotALetter(ValueError):
    """The address or the subject would not stay what it is in a header."""


def letter(envelope: Envelope, sender: str) -> EmailMessage:
    """The whole letter. `sender` may carry a name: Lancashire <front-door@example.org>. Raises NotALetter."""
    from_ = _sender(sender)
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = f"<{_one_line(envelope.message_id)}@{from_.domain}>"
    message["Date"] = localtime()
    message["From"] = from_
    message["To"] = _recipient(envelope.to)
    message["Subject"] = _one_line(envelope.subject)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(envelope.body, charset="utf-8", cte="quoted-printable")
    message["Content-Language"] = _one_line(envelope.language)
    return message


def bare_address(sender: str) -> str:
    """The address alone, for the envelope of SMTP."""
    return _sender(sender).addr_spec


def _sender(sender: str) -> Address:
    """One address and no more, whichever Python reads it: older ones take the first of several."""
    found = getaddresses([_one_line(sender)])
    try:
        ((name, address),) = found
        whole = Address(name, addr_spec=address)
    except (ValueError, IndexError, MessageError) as wrong:
        raise NotALetter(NO_SENDER) from wrong
    if not whole.username or not whole.domain:
        raise NotALetter(NO_SENDER)
    return whole


def _recipient(to: str) -> Address:
    """One address and no more: a comma, a name or a line's end makes it none."""
    try:
        address = Address(addr_spec=_one_line(to))
    except (ValueError, IndexError, MessageError) as wrong:
        raise NotALetter("not one address") from wrong
    if not address.username or not address.domain or not to.isascii():
        raise NotALetter("not one address")
    return address


def _one_line(text: str) -> str:
    if any(ord(one) < 32 or one in "\x7f\x85\u2028\u2029" for one in text):
        raise NotALetter("a header is one line")
    return text
