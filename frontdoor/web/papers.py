"""What a receipt and a letter of a case say; the paper adapter lays them out. Must not decide who may read them."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdoor.engine.cases.models import Case, Kind
from frontdoor.engine.cases.queries.asked import answered
from frontdoor.engine.cases.queries.following import standing_promise, state_words
from frontdoor.engine.cases.references import receipt_code, shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.messaging.placeholders import in_order
from frontdoor.engine.messaging.queries import paragraphs_of, told_of
from frontdoor.web.saying import plain_day


def receipt_of(case: Case) -> bytes:
    """What was sent and promised, in the language of the journey."""
    with override(case.language):
        return _receipt_of(case)


def _receipt_of(case: Case) -> bytes:
    from frontdoor.adapters import paper

    language = case.language
    service, council = definitions.version(case.version_id, language), definitions.current(language).council
    submitted = case.events.select_related("answer_set").get(kind=Kind.SUBMITTED)
    kept = getattr(submitted, "answer_set", None)
    answers = kept.answers if kept else {}
    rows = [
        (question.ask, in_order(question.words(answer, language), language))
        for question, answer in answered(case, service, answers)
    ]
    promise = standing_promise(case, now=timezone.now(), language=language)
    return paper.receipt(
        paper.Paper(
            title=service.title,
            reference=in_order(shown(case.reference), language),
            promise_label=_("We have said"),
            promise=promise.words if promise else "",
            rows=tuple(rows),
            paragraphs=(
                _("Received on %s.") % plain_day(case.received_at),
                _("Your code to track it is %s. Keep it with the reference.")
                % in_order(shown(receipt_code(case.reference)), language),
            ),
            council_name=council.name,
            council_contact=f"{council.contacts['phone']}, {council.hours}",
            language=language,
        )
    )


def letter_of(case: Case) -> bytes:
    """The decision, in the words that the person was sent."""
    with override(case.language):
        return _letter_of(case)


def _letter_of(case: Case) -> bytes:
    from frontdoor.adapters import paper

    language = case.language
    service, council = definitions.version(case.version_id, language), definitions.current(language).council
    ended = case.events.filter(kind=Kind.MOVED, to_state=case.state).order_by("-seq").first()
    sent = told_of(case).filter(event=ended).first() if ended else None
    words = paragraphs_of(sent) if sent else [state_words(service, ended)] if ended else [service.title]
    return paper.letter(
        subject=sent.subject if sent else service.title,
        paragraphs=tuple(words),
        address_lines=(),
        reference=in_order(shown(case.reference), language),
        date=plain_day(case.closed_at or timezone.now()),
        council_name=council.name,
        council_contact=f"{council.address}\n{council.contacts['phone']}",
        language=language,
    )
