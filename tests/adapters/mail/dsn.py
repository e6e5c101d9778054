"""Reports of delivery as RFC 3464 and RFC 6522 have them, made up, in the shapes that mail servers give them."""

from email.message import EmailMessage, Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText


def report(
    letter: EmailMessage,
    *,
    action: str = "failed",
    status: str = "5.1.1",
    returns: str = "whole",
    recipients: tuple[str, ...] = ("jo@example.net",),
) -> bytes:
    """What a server sends back about a letter. `returns`: whole, headers or nothing of it."""
    whole = MIMEMultipart("report", report_type="delivery-status")
    whole["From"] = "Mail Delivery System <MAILER-DAEMON@mail.example.net>"
    whole["To"], whole["Subject"] = "front-door@example.org", "Undelivered Mail Returned to Sender"
    whole.attach(MIMEText("jo@example.net: the mailbox does not exist. We are sorry.\n"))
    whole.attach(_status(action, status, recipients))
    if returns == "whole":
        returned = MIMEBase("message", "rfc822")
        returned.attach(letter)
        whole.attach(returned)
    elif returns == "headers":
        headers = "".join(f"{name}: {value}\n" for name, value in letter.items())
        part = MIMEText(headers, "rfc822-headers")
        whole.attach(part)
    else:
        whole["In-Reply-To"] = letter["Message-ID"]
    return whole.as_bytes()


def _status(action: str, status: str, recipients: tuple[str, ...]) -> MIMEBase:
    part = MIMEBase("message", "delivery-status")
    fields = Message()
    fields["Reporting-MTA"] = "dns; mail.example.net"
    part.attach(fields)
    for recipient in recipients:
        fields = Message()
        fields["Final-Recipient"] = f"rfc822; {recipient}"
        fields["Action"], fields["Status"] = action, status
        fields["Diagnostic-Code"] = f"smtp; 550 {status} <{recipient}>: no such user"
        part.attach(fields)
    return part
