"""The answers of a whole service as one JSON Schema (2020-12), for software that sends them.

It must not say what only the engine can judge: which conditional question applies is told in words.
"""

from typing import Any

from frontdoor.engine.definitions.language.services import Service

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ABOUT = (
    "A question with x-when is asked only where that holds: an expression in Common Expression Language (CEL) over the "
    "answers by their keys, today and channel. An answer that it rules out must be left out, and one that it asks for "
    "must be there, though required names only what everybody is asked: the server refuses anything else."
)


def answers_schema(service: Service) -> dict[str, Any]:
    """An object with a property a question. Only what everybody answers is required; `x-when` is the condition, in
    Common Expression Language, under which any other is asked."""
    return {
        "$schema": DIALECT,
        "title": service.title,
        "description": ABOUT,
        "type": "object",
        "properties": {
            question.key: question.schema() | ({"x-when": question.when} if question.when else {})
            for question in service.questions
        },
        "required": [question.key for question in service.questions if not question.optional and not question.when],
        "additionalProperties": False,
    }
