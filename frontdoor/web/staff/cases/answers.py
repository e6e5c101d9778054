"""What was asked for, and what was added since, as a person reads it. Must not read a table.

Answers are read under the version of the event that brought them.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from frontdoor.engine.cases.models import Channel, Event, Kind
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.questions.asking import Question
from frontdoor.web.saying import nl2br, short_moment

from .history import label
from .names import Names
from .saying import CHANNELS, actor_words, party_name

Lines = list[dict[str, Any]]
Find = Callable[[Event, str], Question | None]


def reported(events: Iterable[Event], names: Names, find: Find) -> Lines:
    """The answers with which the case began, and by whom they were given."""
    first = next((event for event in events if event.kind == Kind.SUBMITTED), None)
    if first is None:
        return []
    whom = party_name(first.for_whom, names)
    words = f"{whom[0].upper()}{whom[1:]}, {CHANNELS[Channel(first.channel)]}"
    by = actor_words(first, names) if first.who == "user" else words
    return [*lines_of(first, find), {"key": _("By"), "value": by}]


def title_of(kind: str) -> str:
    return _("What was reported") if kind == "report" else _("What was asked for")


def added(events: Iterable[Event], names: Names, find: Find) -> list[dict[str, Any]]:
    """What was answered since, each part under what was done."""
    later = [event for event in events if event.answers_digest and event.kind == Kind.MOVED]
    return [
        {
            "title": label(event, event.codes.get("transition", "")),
            "answers": lines_of(event, find),
            "note": f"{short_moment(event.at)}. {actor_words(event, names)}",
        }
        for event in later
    ]


def lines_of(event: Event, find: Find) -> Lines:
    """Each answer of an event under its question, in the order they were asked."""
    if not hasattr(event, "answer_set"):
        return [{"key": _("Answers"), "value": _("They have been removed.")}]
    service = definitions.version(event.version_id)
    asked = [*service.questions, *(question for step in service.transitions() for question in step.asks)]
    order = {question.key: at for at, question in enumerate(asked)}
    answers = sorted(event.answer_set.answers.items(), key=lambda pair: order.get(pair[0], len(order)))
    return [line_of(find(event, key), key, answer) for key, answer in answers if answer is not None]


def line_of(question: Question | None, key: str, answer: Any) -> dict[str, Any]:
    """An answer under its question; a sensitive one says so."""
    if question is None:
        return {"key": key.replace("_", " ").capitalize(), "value": str(answer)}
    ask = _("%s (sensitive)") % question.ask if question.sensitive else question.ask
    return {"key": ask, "value": nl2br(question.words(answer))}
