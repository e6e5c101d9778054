"""What the words of GOV.UK Notify for a message mean here. Must not act on them.

Its descriptions of status for e-mail, text and letter are the source.
"""

from frontdoor.engine.messaging.post import Fate
from frontdoor.engine.parties.kinds import Way

CHANNELS = {"email": Way.EMAIL, "sms": Way.TEXT, "letter": Way.LETTER}
_FATES = {
    "delivered": Fate.ARRIVED,
    "permanent-failure": Fate.NO_SUCH_CONTACT,
    "temporary-failure": Fate.NOT_NOW,
    "technical-failure": Fate.FAULT,
}
_OF_LETTERS = {
    "technical-failure": Fate.FAULT,
    "permanent-failure": Fate.NEVER,  # it could not be printed
    "validation-failed": Fate.NEVER,
    "virus-scan-failed": Fate.NEVER,
    "cancelled": Fate.NEVER,
    "returned-letter": Fate.NO_SUCH_CONTACT,
}


def fate_of(status: str, kind: str) -> Fate | None:
    """None while nothing is known yet, and for a word that we do not know. `kind`: email, sms or letter."""
    return (_OF_LETTERS if kind == "letter" else _FATES).get(status)
