"""The words of a message by the channel that it leaves by, secrets filled in. Must not store what it makes."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.parties.kinds import Way

from .models import Message
from .placeholders import in_order
from .post import Envelope
from .secrets import fill_secrets


def envelope(message: Message) -> Envelope:
    """What the post is given. A text about a case says that there is news and where to read it, and no more.

    A subject may hold an answer of several lines, which would be more headers: it is one line, so that it can go.
    """
    is_news = message.channel == Way.TEXT and message.case is not None
    return Envelope(
        message_id=str(message.message_id),
        to=message.to,
        language=message.language,
        subject=_one_line(message.subject),
        body=_text(message) if is_news else fill_secrets(message.body, message.proof),
        channel=message.channel,
    )


def _one_line(words: str) -> str:
    """With single spaces, whatever would end a line among them."""
    return " ".join(words.split())


def _text(message: Message) -> str:
    """A telephone shows a text to whoever looks at it: of what is sensitive not even the subject."""
    assert message.case is not None
    reference = shown(message.case.reference)
    with override(message.language):
        named = in_order(reference, message.language)
        what = _("There is news of your request %s") % named if message.case.sensitive else message.subject
        where = _("Read it at %s") % f"{settings.ADDRESS}/track/{reference}"
    return f"{what}\n{where}\n{definitions.current().council.name}"
