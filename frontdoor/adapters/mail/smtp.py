"""The post over SMTP: one letter, one connection, and an answer that says only what is certain.

Must not try twice, and must not repeat a server's words, which may quote an address.
"""

import re
import smtplib
import ssl
from dataclasses import dataclass, field

from frontdoor.engine.messaging.post import Answer, Envelope, Receipt
from frontdoor.engine.parties.kinds import Way

from .letter import NotALetter, bare_address, letter

LOST = "lost"
"""The code when the connection went away before an answer came."""


class _Said(Exception):
    """The server's answer ends the attempt here."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class SmtpPost:
    """A mail server. The fields are the options of frontdoor/config/mail.py, which says when TLS is used."""

    sender: str
    host: str
    port: int
    username: str = ""
    password: str = field(default="", repr=False)
    use_ssl: bool = False
    use_tls: bool = False
    timeout: float = 20
    name: str = "smtp"
    channels: frozenset[str] = frozenset({Way.EMAIL})
    can_be_asked: bool = False

    def __post_init__(self) -> None:
        bare_address(self.sender)  # at start-up, not at the first letter

    def send(self, envelope: Envelope) -> Receipt:
        """ACCEPTED, LATER or REFUSED when that is certain; UNKNOWN when the words left and no answer came."""
        try:
            words = letter(envelope, self.sender).as_bytes()
        except NotALetter:
            return Receipt(Answer.REFUSED, "unfit")
        try:
            server = self._connected()
        except (smtplib.SMTPException, OSError) as failure:
            return _before(failure)
        try:
            return self._hand_over(server, envelope.to, words)
        finally:
            _leave(server)

    def look_up(self, message_id: str) -> Receipt:
        """No mail server can say; what it could not deliver comes back as a letter (bounces.py)."""
        return Receipt(Answer.UNKNOWN)

    def _connected(self) -> smtplib.SMTP:
        if self.use_ssl:
            context = ssl.create_default_context()
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=self.timeout)
        try:
            server.ehlo_or_helo_if_needed()
            if self.use_tls:
                server.starttls(context=ssl.create_default_context())
                server.ehlo_or_helo_if_needed()
            if self.username:
                server.login(self.username, self.password)
        except BaseException:
            server.close()
            raise
        return server

    def _hand_over(self, server: smtplib.SMTP, to: str, words: bytes) -> Receipt:
        try:
            _expect(250, server.mail(bare_address(self.sender)))
            _expect(250, server.rcpt(to))
            _expect(354, server.docmd("DATA"))
        except _Said as said:
            return _answered(said.code)
        except (smtplib.SMTPException, OSError) as failure:
            return _before(failure)
        try:
            server.send(_stuffed(words) + b".\r\n")
            code, _ = server.getreply()
        except (smtplib.SMTPException, OSError):
            return Receipt(Answer.UNKNOWN, LOST)
        return _answered(code, sent=True)


def _expect(wanted: int, reply: tuple[int, bytes]) -> None:
    """Any success of the wanted kind: 251 forwards a letter as well as 250 takes it."""
    if reply[0] // 10 != wanted // 10:
        raise _Said(reply[0])


def _answered(code: int, *, sent: bool = False) -> Receipt:
    if 200 <= code < 300 and sent:
        return Receipt(Answer.ACCEPTED, str(code))
    if 400 <= code < 500:
        return Receipt(Answer.LATER, str(code))
    if 500 <= code < 600:
        return Receipt(Answer.REFUSED, str(code))
    return Receipt(Answer.UNKNOWN if sent else Answer.LATER, str(code))


def _before(failure: Exception) -> Receipt:
    """No word of the letter has left. Our own name and password are no fault of the letter's, so it waits for us."""
    if isinstance(failure, smtplib.SMTPAuthenticationError):
        return Receipt(Answer.LATER, str(failure.smtp_code))
    if isinstance(failure, smtplib.SMTPResponseException) and failure.smtp_code > 0:
        return _answered(failure.smtp_code)
    if isinstance(failure, smtplib.SMTPServerDisconnected):
        return Receipt(Answer.LATER, LOST)
    if isinstance(failure, ssl.SSLError | smtplib.SMTPNotSupportedError):
        return Receipt(Answer.LATER, "no-tls")
    return Receipt(Answer.LATER, "not-smtp" if isinstance(failure, smtplib.SMTPException) else "unreachable")


def _stuffed(words: bytes) -> bytes:
    """A line that begins with a full stop gets a second one, so that it does not end the letter."""
    return re.sub(rb"(?m)^\.", b"..", words if words.endswith(b"\r\n") else words + b"\r\n")


def _leave(server: smtplib.SMTP) -> None:
    """The answer is known; how the server takes its leave changes nothing."""
    try:
        server.quit()
    except (smtplib.SMTPException, OSError):
        server.close()
