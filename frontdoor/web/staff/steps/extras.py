"""What a step asks besides its own questions: whom to hand over to, what to ask the resident, why a date moves.

They are questions as any other, so that fields, mistakes and reading are the same. Must not take the step.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from frontdoor.engine.cases.actions.moving import Given
from frontdoor.engine.cases.models import Case
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.places.models import Authority
from frontdoor.engine.places.queries import authorities_with
from frontdoor.engine.questions.asking import Question
from frontdoor.engine.questions.choice import Choice
from frontdoor.engine.questions.long_text import LongText
from frontdoor.engine.questions.several_choices import SeveralChoices

HAND_TO, ASK_AGAIN, ASK_NEW, WHY = "step_hand_to", "step_ask_again", "step_ask_new", "step_why"
UNASKABLE = {"booking", "record", "declaration"}


def questions_of(case: Case, service: Service, step: Transition, *, on: date) -> list[Question]:
    """Everything asked of whoever takes a step, in order."""
    return [
        *([_hand_to(case, service, on)] if step.effect == "hand_over" else []),
        *step.asks,
        *(_to_ask(service) if step.asks_resident else []),
        *([_why()] if step.extends and not _own_why(step) else []),
    ]


def given_of(step: Transition, answers: Mapping[str, Any]) -> Given:
    """What was typed, as the step takes it."""
    handed = answers.get(HAND_TO)
    written = [line.strip() for line in (answers.get(ASK_NEW) or "").splitlines() if line.strip()]
    keys = answers.get(ASK_AGAIN) or []
    return Given(
        answers={asked.key: answers[asked.key] for asked in step.asks if asked.key in answers},
        asks={name: value for name, value in {"keys": keys, "written": written}.items() if value},
        authority=Authority.objects.get(id=handed.removeprefix("authority_")) if handed else None,
        reason=answers.get(_own_why(step) or WHY, "") if step.extends else "",
    )


def nothing_is_asked(step: Transition, answers: Mapping[str, Any]) -> bool:
    """The resident would be asked for something, and nothing is said of what."""
    return step.asks_resident and not answers.get(ASK_AGAIN) and not answers.get(ASK_NEW)


def _hand_to(case: Case, service: Service, on: date) -> Question:
    others = authorities_with(service.duty, on=on) if service.duty else Authority.objects.order_by("name")
    options = {f"authority_{one.pk}": one.name for one in others if one.pk != case.authority_id}
    return Choice.model_construct(
        key=HAND_TO, type="choice", ask=_("Which authority has it from now on?"), options=options
    )


def _to_ask(service: Service) -> list[Question]:
    options = {asked.key: asked.ask for asked in service.questions if asked.type not in UNASKABLE}
    again = SeveralChoices.model_construct(
        key=ASK_AGAIN,
        type="several_choices",
        ask=_("Which questions should they answer again?"),
        options=options,
        optional=True,
    )
    new = LongText(
        key=ASK_NEW,
        type="long_text",
        ask=_("What else do you ask them?"),
        hint=_("One question a line."),
        optional=True,
        length=2000,
    )
    return [again, new]


def _own_why(step: Transition) -> str:
    """The key of a step's own question that says why a date moves: what it asks in words, so that it is typed once."""
    return next((asked.key for asked in step.asks if asked.type == "long_text" and not asked.optional), "")


def _why() -> Question:
    return LongText(
        key=WHY,
        type="long_text",
        ask=_("Why does it take longer?"),
        hint=_("They will read this."),
        length=1000,
    )
