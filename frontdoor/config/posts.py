"""Which post letters leave by: a demonstration's own outbox, the council's mail server, or none at all.

Sends nothing itself, and never lets a letter of a demonstration into the world.
"""

from functools import cache
from uuid import uuid4

from django.conf import settings

from frontdoor.adapters.mail.outbox import OutboxPost
from frontdoor.adapters.mail.smtp import SmtpPost
from frontdoor.engine.definitions.queries import is_demonstration
from frontdoor.engine.messaging.post import Answer, Envelope, Post, the_post


def choose() -> Post | None:
    """None: nobody is being told anything."""
    if is_demonstration():
        return OutboxPost(settings.DATA / "outbox", settings.DEFAULT_FROM_EMAIL)
    return _mail_server() if settings.SMTP_CONFIGURED else None


def tell_by_email(to: str, subject: str, body: str) -> bool:
    """Whether a letter about somebody's access was taken by the post."""
    post = the_post()
    if post is None:
        return False
    return post.send(Envelope(str(uuid4()), to, subject, body, "en")).answer == Answer.ACCEPTED


@cache
def _mail_server() -> SmtpPost:
    return SmtpPost(settings.DEFAULT_FROM_EMAIL, **settings.MAILERS["default"]["OPTIONS"])
