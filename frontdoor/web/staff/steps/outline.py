"""What a step's message says before anything is typed: what is known is filled in, the rest stands in brackets.

Must not write a message down: nothing has been decided yet.
"""

from django.utils.translation import gettext as _

from frontdoor.engine.cases.models import Case
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.messaging.placeholders import values_for

from ..sight import Sight
from .will_read import Letter


def outline(seen: Sight, step: Transition) -> Letter | None:
    """None when the step sends no message."""
    service, case = seen.service, seen.case
    key = service.message_for(step.to, step)
    if key is None or step.approve:
        return None
    values = values_for(case, None, now=seen.now, language="en") | _unknown(service, case, step)
    words = service.messages[key]
    return Letter(fill(words.subject, values), fill(words.body, values), "")


def _unknown(service: Service, case: Case, step: Transition) -> dict[str, str]:
    """A step starts, keeps or moves clocks and ends cases: what it will say of them is only known when it is taken."""
    later = {
        "promise": _("[what we promise, with its date]"),
        "promised": _("[what we promised]"),
        "due": _("[the date]"),
        "reopen_until": _("[the last day to say that it is not right]"),
    }
    if step.effect == "hand_over":
        later["authority"] = _("[the authority]")
    return later | {asked.key: f"[{asked.ask}]" for asked in step.asks}
