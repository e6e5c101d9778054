"""Questions as the attributes of GeoReport v2, and what was sent for them as answers. Must not judge an answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.questions.asking import Answer, Context, Posted, Question, Wrong

DATATYPES = {
    "choice": "singlevaluelist",
    "choices": "multivaluelist",
    "yes_no": "singlevaluelist",
    "number": "number",
    "amount": "number",
    "date": "datetime",
    "text": "string",
    "long_text": "text",
}
"""By type of question. The standard has no more."""
OWN = {"place": "lat", "name": "first_name", "email": "email", "telephone": "phone", "file": "media"}
"""What the standard has a parameter of its own for."""
YES_NO = {"yes": "Yes", "no": "No"}


def description_of(about: Service) -> Question | None:
    """The question that takes what the standard calls the description: the first for a long text."""
    return next((one for one in about.questions if one.type == "long_text"), None)


def can_be_asked(about: Service) -> bool:
    """Whether everything that must be answered can be said in the standard's terms."""
    return all(one.optional or one.type in DATATYPES or one.type in OWN for one in about.questions)


def asked(about: Service) -> list[Question]:
    taken = description_of(about)
    return [one for one in about.questions if one.type in DATATYPES and one is not taken]


def attributes(about: Service) -> list[dict[str, Any]]:
    """`when` is ours: the condition, in Common Expression Language, under which an attribute is wanted at all."""
    return [_attribute(question, order) for order, question in enumerate(asked(about), 1)]


def answers_from(about: Service, sent: Mapping[str, Sequence[str]], *, context: Context) -> dict[str, Answer]:
    """What `attribute[key]`, place, contact and description say. Raises Wrong, with the parameter's name."""
    found: dict[str, Answer] = {}
    names = {question.key: [f"attribute[{question.key}]", f"attribute[{question.key}][]"] for question in asked(about)}
    known = {name for both in names.values() for name in both}
    for name in sent:
        if name.startswith("attribute[") and name not in known:
            raise Wrong(f"{name}: this service has no such attribute")
    for question in asked(about):
        values = [value for name in names[question.key] for value in sent.get(name, ()) if value]
        if values:
            found[question.key] = _read(question, values, context)
    return found | _own(about, {key: values[-1] for key, values in sent.items() if values and values[-1]}, context)


def _own(about: Service, sent: Mapping[str, str], context: Context) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    first = {kind: next((one for one in about.questions if one.type == kind), None) for kind in OWN}
    if place := first["place"]:
        found[place.key] = _place(place, sent, context)
    for kind, name in (("email", "email"), ("telephone", "phone")):
        if (question := first[kind]) and name in sent:
            found[question.key] = _read(question, [sent[name]], context)
    if (question := first["name"]) and "first_name" in sent and "last_name" in sent:
        found[question.key] = {"first": sent["first_name"], "last": sent["last_name"]}
    if "description" in sent:
        told = description_of(about)
        if told is None:
            raise Wrong("description: this service asks for none")
        found[told.key] = sent["description"]
    return {key: answer for key, answer in found.items() if answer is not None}


def _place(question: Question, sent: Mapping[str, str], context: Context) -> Answer:
    words = sent.get("address_string", "")
    if "lat" not in sent or "long" not in sent:
        return question.read(Posted({f"{question.key}-words": [words]}), context=context)
    try:
        point = {"lat": float(sent["lat"]), "lng": float(sent["long"])}
    except ValueError:
        raise Wrong("lat, long: give degrees, like 53.763201") from None
    return point | ({"words": words} if words else {})


def _read(question: Question, values: list[str], context: Context) -> Answer:
    """As a page sends it, but for a date, which the standard writes in one."""
    if question.type == "date":
        return values[0][:10]
    return question.read(Posted({question.key: values}), context=context)


def _attribute(question: Question, order: int) -> dict[str, Any]:
    return {
        "variable": True,
        "code": question.key,
        "datatype": DATATYPES[question.type],
        "required": not question.optional and not question.when,
        "datatype_description": question.hint or "",
        "order": order,
        "description": question.ask,
        "values": [{"key": key, "name": words} for key, words in _values(question).items()],
        **({"when": question.when} if question.when else {}),
    }


def _values(question: Question) -> dict[str, str]:
    return YES_NO if question.type == "yes_no" else dict(getattr(question, "options", {}))
