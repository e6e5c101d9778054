"""Questions as the attributes of GeoReport v2, and which cannot be one. Must not read what was sent for them."""

from typing import Any

from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.questions.asking import Question

DATATYPES = {
    "choice": "singlevaluelist",
    "yes_no": "singlevaluelist",
    "several_choices": "multivaluelist",
    "number": "number",
    "money": "number",
    "date": "datetime",
    "time": "string",
    "text": "string",
    "email": "string",
    "telephone": "string",
    "long_text": "text",
}
"""By type of question. The standard has no more."""
OWN = {
    "place": "lat, long",
    "name": "first_name, last_name",
    "email": "email",
    "telephone": "phone",
    "file": "media",
    "long_text": "description",
}
"""What the standard has parameters of its own for: for one question of each type."""
CANNOT = {
    "place": "the standard has one place",
    "name": "the standard has one name, in two parts",
    "file": "photographs come as media, all for one question",
    "address": "it has several parts, and the standard's address is where the report is about",
    "several": "each of its answers has questions of its own",
    "declaration": "a list of one value is chosen by itself in many apps, and nobody would have agreed to anything",
    "booking": "it has no field yet",
    "record": "it has no field yet",
}
"""Why a question of this type is no attribute."""
FORMS = {
    "money": "Pounds, like 10 or 10.50.",
    "date": "A day, like 2026-01-31, or a moment, like 2026-01-31T09:30:00Z.",
    "time": "A time of day, like 14:30.",
}
YES_NO = {"yes": "Yes", "no": "No"}


def own(about: Service) -> dict[str, Question]:
    """By type, the question whose answer comes in the standard's own parameters."""
    all_of = {kind: [one for one in about.questions if one.type == kind] for kind in OWN}
    return {kind: max(found, key=_is_the_one) for kind, found in all_of.items() if found}


def can_be_asked(about: Service) -> bool:
    """Whether everything that must be answered can be said in the standard's terms."""
    said = [*own(about).values(), *asked(about)]
    return all(one.optional or one in said for one in about.questions)


def asked(about: Service) -> list[Question]:
    taken = own(about).values()
    return [one for one in about.questions if one.type in DATATYPES and one not in taken]


def attributes(about: Service) -> list[dict[str, Any]]:
    """`when` is ours: the condition, in Common Expression Language, under which an attribute is wanted at all."""
    return [_attribute(question, order) for order, question in enumerate(asked(about), 1)]


def named(about: Service, question: Question) -> str:
    """What the standard calls the answer of a question, as it is sent."""
    if question in own(about).values():
        return OWN[question.type]
    return f"attribute[{question.key}]{'[]' if question.type == 'several_choices' else ''}"


def _is_the_one(question: Question) -> bool:
    """Before any other: the place that decides the authority, and what is known of the person who reports."""
    return bool(question.fact or getattr(question, "routes", False))


def _attribute(question: Question, order: int) -> dict[str, Any]:
    return {
        "variable": True,
        "code": question.key,
        "datatype": DATATYPES[question.type],
        "required": not question.optional and not question.when,
        "datatype_description": " ".join(part for part in (question.hint, _form(question)) if part),
        "order": order,
        "description": question.ask,
        "values": [{"key": key, "name": words} for key, words in _values(question).items()],
        **({"when": question.when} if question.when else {}),
    }


def _form(question: Question) -> str:
    """How an answer is written, where its datatype does not say it."""
    unit = getattr(question, "unit", None)
    return FORMS.get(question.type, "") or (f"In {unit}." if unit else "")


def _values(question: Question) -> dict[str, str]:
    return YES_NO if question.type == "yes_no" else dict(getattr(question, "options", {}))
