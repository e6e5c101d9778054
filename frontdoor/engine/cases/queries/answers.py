"""What is known of a case: its answers, merged as they were given. Must not decide who may read them."""

from collections.abc import Iterable, Sequence
from typing import Any

from frontdoor.engine.cases.models import AnswerSet, Case, Event
from frontdoor.engine.statements import Given, OneOf, Statement

# What was only proposed becomes an answer when a second person agrees: it is then given again, with the step itself.
ANSWERS = Statement(
    lambda: AnswerSet.objects.filter(OneOf("case_id", Given("cases")), proposed=False).order_by("event_id")
)
FIRST = Statement(
    lambda: (
        AnswerSet.objects.filter(OneOf("case_id", Given("cases"))).order_by("case_id", "event_id").distinct("case_id")
    )
)


def answers_of(case: Case) -> dict[str, Any]:
    """Every answer of the case and of the transitions taken, the latest of each question."""
    answers: dict[str, Any] = {}
    for answer_set in ANSWERS(cases=[case.pk]):
        answers |= answer_set.answers
    return answers


def answers_in(events: Iterable[Event]) -> dict[str, Any]:
    """The same, of the whole story of a case that was read already, the oldest event first."""
    answers: dict[str, Any] = {}
    for event in events:
        if event.answers_digest and hasattr(event, "answer_set") and not event.answer_set.proposed:
            answers |= event.answer_set.answers
    return answers


def sent_with(cases: Sequence[Case]) -> dict[int, dict[str, Any]]:
    """The answers that each case was sent with: its first, found without a look at its events. One read however many
    there are, and none for none."""
    if not cases:
        return {}
    return {first.case_id: first.answers for first in FIRST(cases=[case.pk for case in cases])}


def answers_of_all(cases: Iterable[Case]) -> dict[int, dict[str, Any]]:
    """The same for many cases with one query: {case id: answers}."""
    found: dict[int, dict[str, Any]] = {case.id: {} for case in cases}
    for answer_set in ANSWERS(cases=list(found)):
        found[answer_set.case_id] |= answer_set.answers
    return found
