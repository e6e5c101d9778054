"""What happened to a case, the newest first: a sentence for each event, its note or reason, who did it. Reads nothing.

What erased details held is gone, and the line says what is left.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from frontdoor.engine.cases.models import Case, Document, Event, Kind
from frontdoor.engine.cases.sentences import FOR_STAFF
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.journeys.words import fill
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.kinds import Way
from frontdoor.web.saying import short_day, short_moment

from .names import Names
from .saying import CHANNELS, actor_words

CLOCKS = (Kind.PROMISED, Kind.PAUSED, Kind.RESUMED, Kind.KEPT)


def history(
    events: Iterable[Event], names: Names, *, messages: Iterable[Message] = (), documents: Iterable[Document] = ()
) -> list[dict[str, str]]:
    """As history() of parts/timeline.html takes it."""
    by_id = {message.id: message for message in messages}
    files = {str(document.id): document.name for document in documents}
    lines = [
        {
            "what": sentence(event, names),
            "when": _when(event, names),
            "note": note(event, by_id, files),
        }
        for event in events
    ]
    return lines[::-1]


def _when(event: Event, names: Names) -> str:
    """Clocks follow from what somebody did: it is enough that the deed has a name, or a promise would seem theirs."""
    at = short_moment(event.at)
    return at if event.kind in CLOCKS else f"{at}. {actor_words(event, names)}"


def sentence(event: Event, names: Names) -> str:
    """One event as staff read it."""
    if event.kind == Kind.ASSIGNED:
        return _assigned(event, names)
    if event.kind == Kind.NOTED and "not_agreed" in event.codes:
        return _("Not agreed: %s") % label(event, event.codes["not_agreed"])
    values: Mapping[str, str] = defaultdict(
        str,
        transition=label(event, event.codes.get("transition", "")),
        authority=names.authorities.get(event.codes.get("authority", 0), _("another authority")),
        promise=promise(event),
    )
    return str(FOR_STAFF[Kind(event.kind)]) % values


def label(event: Event, key: str) -> str:
    """The words of a transition, in the version under which it was taken."""
    for state in definitions.version(event.version_id).states.values():
        if key in state.transitions:
            return state.transitions[key].label
    return key.replace("_", " ").capitalize()


def promise(event: Event) -> str:
    """The promise that an event made or moved, its day as staff read it."""
    clock = definitions.version(event.version_id).clocks.get(event.codes.get("clock", ""))
    if clock is None:
        return ""
    on, at = event.codes.get("due_on"), event.codes.get("due_at")
    due = short_day(date.fromisoformat(on)) if on else short_moment(datetime.fromisoformat(at)) if at else ""
    return fill(clock.promise, {"due": due})


def note(event: Event, messages: Mapping[int, Message], files: Mapping[str, str]) -> str:
    """What stands under the sentence: the note, the reason, what was asked, which message, which file."""
    if event.kind == Kind.RELEASED:
        return files.get(event.codes.get("document", ""), "")
    if "message" in event.codes:
        return _message(event, messages)
    if not event.detail_digest:
        return ""
    if not hasattr(event, "detail"):
        return _("What was written here has been removed.")
    payload = event.detail.payload
    asks = payload.get("asks") or {}
    service = definitions.version(event.version_id)
    chosen = [service.question(key).ask for key in asks.get("keys", [])]
    added = [files.get(document, "") for document in event.codes.get("files", [])]
    lines = [payload.get("note", ""), payload.get("reason", ""), *chosen, *asks.get("written", []), *added]
    return "\n".join(line for line in lines if line)


def _assigned(event: Event, names: Names) -> str:
    assignee = event.codes.get("assignee")
    if assignee is None:
        return _("Given back to the team")
    name = names.users.get(assignee, _("somebody who has left"))
    words = _("Taken by %s") if assignee == event.who_id else _("Given to %s")
    return words % name


def _message(event: Event, messages: Mapping[int, Message]) -> str:
    message = messages.get(event.codes.get("message_id", 0))
    subject = message.subject if message else event.codes["message"].replace("_", " ")
    channel = event.codes.get("channel", "")
    by = Way(channel).label if channel in Way.values else CHANNELS.get(channel, "")
    return f"“{subject}” {by}".strip()


def happened_since(case: Case, number: int, names: Names, events: Iterable[Event]) -> list[dict[str, str]]:
    """What somebody did after the event that the page showed."""
    return history([event for event in events if event.seq > number], names)
