"""Drafts live 28 days from the last touch; a person with a known contact hears at 21."""

from datetime import timedelta

from frontdoor.engine.cases.actions import drafts, watching
from frontdoor.engine.cases.models import Draft
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.warnings import warn_of_drafts
from tests.heart import DAY, NOW, drafted

SECOND = timedelta(seconds=1)


def test_a_draft_goes_after_28_days_untouched(catalogue: None) -> None:
    draft_id = drafted()
    drafts.answer(draft_id, {"size": "small"}, now=NOW + 20 * DAY)
    assert watching.drop_drafts(now=NOW + 48 * DAY) == 0
    assert watching.drop_drafts(now=NOW + 48 * DAY + SECOND) == 1
    assert not Draft.objects.exists()


def test_its_person_is_warned_once_at_21_days_with_the_way_back(catalogue: None) -> None:
    draft_id = drafted()
    drafts.keep_for(draft_id, "sam@example.org", now=NOW)
    assert warn_of_drafts(now=NOW + 21 * DAY - SECOND) == 0
    assert (warn_of_drafts(now=NOW + 21 * DAY), warn_of_drafts(now=NOW + 22 * DAY)) == (1, 0)
    message, draft = Message.objects.get(), Draft.objects.get()
    assert (message.to, message.subject) == ("sam@example.org", "Your answers go on Wednesday 23 December")
    assert message.body == (
        "You began “Report a pothole” and have not sent it. We keep your answers until Wednesday 23 December.\n\n"
        f"Go on with it here:\n\n((address))/come-back/{draft.way_back}\n\nIf you no longer need it, do nothing."
    )
    assert str(draft.id) not in message.body


def test_touched_again_it_is_warned_of_again(catalogue: None) -> None:
    draft_id = drafted()
    drafts.prove(draft_id, "sam@example.org", now=NOW)
    warn_of_drafts(now=NOW + 21 * DAY)
    drafts.answer(draft_id, {"size": "small"}, now=NOW + 22 * DAY)
    assert warn_of_drafts(now=NOW + 42 * DAY) == 0
    assert warn_of_drafts(now=NOW + 43 * DAY) == 1
    assert Draft.objects.get().keep_for == "sam@example.org"


def test_an_address_only_typed_as_an_answer_is_not_written_to(catalogue: None) -> None:
    drafted()
    assert warn_of_drafts(now=NOW + 22 * DAY) == 0
    assert Message.objects.count() == 0
