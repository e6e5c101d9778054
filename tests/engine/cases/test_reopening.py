"""A resident who says that it is not right: within the window, with a reason, back to a person."""

from datetime import date

import pytest

from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.actions.dates import NoReason
from frontdoor.engine.cases.actions.reopening import reopen, reopen_until
from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.permissions import NotAllowed
from tests.heart import DAY, NOW, Submit, kinds, resident_of, take


@pytest.fixture
def mended(submit: Submit, inspector: Actor) -> Case:
    case = take(submit(), "assess", inspector, depth_mm=60, risk="low")
    return take(case, "mended", inspector)


def test_closed_27_days_ago_it_opens_again_where_it_began(mended: Case) -> None:
    assert (mended.outcome, reopen_until(mended)) == ("done", date(2026, 12, 23))
    case = reopen(mended.id, reason="It sank again", actor=resident_of(mended), now=NOW + 27 * DAY)
    assert (case.state, case.outcome, case.closed_at) == ("reported", "", None)
    assert kinds(case)[-2:] == ["reopened", "promised"]
    assert case.events.get(kind="reopened").detail.payload == {"reason": "It sank again"}
    assert case.clocks.get(ended_at=None).key == "look"
    assert case.tasks.filter(done_at=None).count() == 1


def test_on_the_28th_day_it_still_can(mended: Case) -> None:
    assert reopen(mended.id, reason="x", actor=resident_of(mended), now=NOW + 28 * DAY + DAY / 2).state == "reported"


def test_closed_29_days_ago_it_cannot(mended: Case) -> None:
    with pytest.raises(NotAllowed) as refused:
        reopen(mended.id, reason="It sank again", actor=resident_of(mended), now=NOW + 29 * DAY)
    assert str(refused.value) == "The time to reopen this has passed. You can send us a new one."
    mended.refresh_from_db()
    assert mended.state == "mended"


def test_it_needs_a_reason(mended: Case) -> None:
    with pytest.raises(NoReason):
        reopen(mended.id, reason="  ", actor=resident_of(mended), now=NOW)


def test_an_open_case_and_one_that_was_passed_on_cannot_be_reopened(submit: Submit, inspector: Actor) -> None:
    passed_on = take(submit(), "hand_over", inspector)
    for case in (submit(), passed_on):
        assert reopen_until(case) is None
        with pytest.raises(NotAllowed):
            reopen(case.id, reason="x", actor=resident_of(case), now=NOW)


def test_twice_at_once_it_is_reopened_once(mended: Case) -> None:
    reopen(mended.id, reason="x", actor=resident_of(mended), now=NOW)
    with pytest.raises(NotAllowed):
        reopen(mended.id, reason="x", actor=resident_of(mended), now=NOW)
