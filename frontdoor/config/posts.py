"""Which posts messages leave by: a demonstration's own outbox, GOV.UK Notify, the council's mail server, or none.

Sends nothing itself, and never lets a message of a demonstration into the world.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from frontdoor.adapters.mail.outbox import OutboxPost
from frontdoor.adapters.mail.smtp import SmtpPost
from frontdoor.engine.definitions.queries import is_demonstration
from frontdoor.engine.messaging import actions as messaging
from frontdoor.engine.messaging.post import Answer, Envelope, Post


def choose() -> Sequence[Post]:
    """The first that carries a channel has it: the mail server carries e-mail where Notify has no template for it.
    None at all: nobody is being told anything."""
    if is_demonstration():
        return (_outbox(settings.DATA / "outbox", settings.DEFAULT_FROM_EMAIL),)
    return tuple(post for post in (_notify(), _mail_server()) if post is not None)


def tell_by_email(to: str, subject: str, body: str) -> bool:
    """Whether a letter about somebody's access was taken by the post."""
    envelope = Envelope(str(uuid4()), to, subject, body, "en")
    return messaging.send_unkept(envelope, now=timezone.now()) == Answer.ACCEPTED


@cache
def _outbox(folder: Path, sender: str) -> OutboxPost:
    return OutboxPost(folder, sender)


@cache
def _notify() -> Post | None:
    if not settings.NOTIFY:
        return None
    from frontdoor.adapters.notify.post import NotifyPost  # only who uses it pays for its libraries

    return NotifyPost(**settings.NOTIFY)


@cache
def _mail_server() -> SmtpPost | None:
    if not settings.SMTP_CONFIGURED:
        return None
    return SmtpPost(settings.DEFAULT_FROM_EMAIL, **settings.MAILERS["default"]["OPTIONS"])
