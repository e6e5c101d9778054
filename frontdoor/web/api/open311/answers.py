"""What was sent for a report, as answers to the questions of its service. Must not judge whether they go together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.questions.asking import Answer, Context, Posted, Question, Wrong

from ..problems import Problem
from .attributes import OWN, asked, named, own

Sent = Mapping[str, Sequence[str]]
"""Each parameter with its values, as a form has them."""
One = Mapping[str, str]
CONTACTS = (("email", OWN["email"]), ("telephone", OWN["telephone"]))
NAMES = ("first_name", "last_name")
Told = tuple[str, Question, Callable[[], Answer]]
"""A parameter's name, the question that it answers, and how it is read; reading may raise Wrong."""


def answers_from(about: Service, sent: Sent, *, context: Context) -> dict[str, Answer]:
    """What attributes, place, contact and description say, by question. Raises Problem with all that cannot be read,
    by the parameter's name."""
    found: dict[str, Answer] = {}
    wrong = dict.fromkeys(_unknown(about, sent), "this service has no such attribute")
    for name, question, read in (*_attributes(about, sent, context), *_own(about, last_of(sent), context)):
        try:
            found[question.key] = read()
        except Wrong as refused:
            wrong[name] = refused.message
    if "description" in last_of(sent) and "long_text" not in own(about):
        wrong["description"] = "this service asks for none"
    if wrong:
        raise Problem("answers", errors=wrong)
    return {key: answer for key, answer in found.items() if answer is not None}


def last_of(sent: Sent) -> dict[str, str]:
    """One value of each parameter. The standard holds an empty one for none."""
    return {name: values[-1] for name, values in sent.items() if values and values[-1]}


def not_kept(about: Service, sent: Sent) -> dict[str, str]:
    """Parameters of the standard that were sent and that no answer is made of, each with why: the sender is told."""
    given, has = last_of(sent), own(about)
    why = {"address_id": "give lat and long, or address_string"}
    why |= {name: "this service does not ask for it" for kind, name in CONTACTS if kind not in has}
    if "name" not in has:
        why |= dict.fromkeys(NAMES, "this service does not ask for it")
    elif not set(NAMES) <= given.keys():
        why |= dict.fromkeys(NAMES, "send first_name and last_name together")
    return {name: reason for name, reason in why.items() if name in given}


def _unknown(about: Service, sent: Sent) -> list[str]:
    known = {name for question in asked(about) for name in _names(question)}
    return [name for name in sent if name.startswith("attribute[") and name not in known]


def _names(question: Question) -> tuple[str, str]:
    """Some apps send every attribute as if it had several values."""
    return f"attribute[{question.key}]", f"attribute[{question.key}][]"


def _attributes(about: Service, sent: Sent, context: Context) -> Iterator[Told]:
    for question in asked(about):
        values = [value for name in _names(question) for value in sent.get(name, ()) if value]
        if values:
            yield named(about, question), question, partial(_read, question, values, context)


def _own(about: Service, sent: One, context: Context) -> Iterator[Told]:
    has = own(about)
    if place := has.get("place"):
        by_point = "lat" in sent or "long" in sent
        yield "lat, long" if by_point else "address_string", place, partial(_place, place, sent, context)
    for kind, name in CONTACTS:
        if kind in has and name in sent:
            yield name, has[kind], partial(_read, has[kind], [sent[name]], context)
    if "name" in has and set(NAMES) <= sent.keys():
        name_of_both = {"first": sent["first_name"], "last": sent["last_name"]}
        yield OWN["name"], has["name"], partial(has["name"].accept, name_of_both, context=context)
    if "long_text" in has and "description" in sent:
        yield "description", has["long_text"], partial(_read, has["long_text"], [sent["description"]], context)


def _place(question: Question, sent: One, context: Context) -> Answer:
    words = sent.get("address_string", "")
    if "lat" not in sent and "long" not in sent:
        return question.read(Posted({f"{question.key}-words": [words]}), context=context)
    try:
        lat, long = float(sent["lat"]), float(sent["long"])
    except (KeyError, ValueError):
        raise Wrong("give both, in degrees, like 53.763201 and -2.703090") from None
    if not (-90 <= lat <= 90 and -180 <= long <= 180):
        raise Wrong("lat is from -90 to 90 degrees, long from -180 to 180")
    return {"lat": lat, "lng": long} | ({"words": words} if words else {})


def _read(question: Question, values: Sequence[str], context: Context) -> Answer:
    """As a page sends it, but for a date, which the standard writes in one."""
    if len(values) > 1 and question.type != "several_choices":
        raise Wrong("this takes one value")
    if question.type == "date":
        return question.accept(_day(values[0]), context=context)
    return question.read(Posted({question.key: list(values)}), context=context)


def _day(text: str) -> str:
    """The day, here, of what the standard calls a datetime."""
    try:
        # A day alone, or a moment: with its zone, or without one and then ours.
        moment = parse_datetime(text if len(text) > 10 else f"{text}T00:00:00")
    except ValueError:
        moment = None
    if moment is None:
        raise Wrong("give a day, like 2026-01-31, or a moment, like 2026-01-31T09:30:00Z")
    return (moment if timezone.is_naive(moment) else timezone.localtime(moment)).date().isoformat()
