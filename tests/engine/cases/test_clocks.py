"""Promises as a case moves: started, kept, paused, resumed, begun again, extended; one case may hold several."""

from datetime import date

import pytest

from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.actions.dates import NoReason, NotADate, give_new_date
from frontdoor.engine.cases.models import Case, Kind, Task
from frontdoor.engine.cases.permissions import MovedOn, NotAllowed
from frontdoor.engine.cases.queries.following import promises, standing_promise
from tests.heart import DAY, FOI, HOUR, NOW, Person, Submit, acting, kinds, resident_of, take


@pytest.fixture
def officer(person: Person) -> Actor:
    return acting(person("ian", information_governance="handler"))


def stood(case: Case, *, at: object = NOW) -> list[tuple[str, str]]:
    return [(promise.clock.key, promise.stands) for promise in promises(case, now=at, language="en")]


@pytest.mark.parametrize(
    ("danger", "period", "words"),
    [
        (False, "5 working days", "We will inspect it by Wednesday 2 December"),
        (True, "4 hours", "We will inspect it by 1:12pm on Wednesday 25 November"),
    ],
)
def test_danger_makes_it_four_hours(submit: Submit, danger: bool, period: str, words: str) -> None:
    case = submit(danger=danger)
    promise = standing_promise(case, now=NOW, language="en")
    assert promise is not None
    assert (promise.clock.period, promise.words, promise.stands) == (period, words, "running")
    assert case.due_at == promise.clock.due_at


def test_leaving_the_state_that_started_it_keeps_a_promise(submit: Submit, inspector: Actor) -> None:
    case = take(submit(), "assess", inspector, at=NOW + 2 * DAY, depth_mm=90, risk="emergency")
    assert stood(case) == [("look", "kept"), ("mend", "running")]
    case = take(case, "mended", inspector, at=NOW + 2 * DAY + HOUR)
    assert stood(case) == [("look", "kept"), ("mend", "kept")]
    assert (case.due_at, case.paused) == (None, False)


def test_a_promise_is_kept_until_its_midnight_and_not_after(submit: Submit, inspector: Actor) -> None:
    """Wednesday 2 December ends, in winter, at midnight UTC."""
    for hours, kept in ((14.5, True), (15.0, False)):
        case = submit()
        case = take(case, "assess", inspector, at=NOW + 7 * DAY + hours * HOUR, depth_mm=90, risk="low")
        assert (case.clocks.get(key="look").kept_at is not None) is kept
        assert ("kept" in kinds(case)) is kept


def test_an_end_that_keeps_nothing_ends_a_promise(submit: Submit, inspector: Actor) -> None:
    case = submit("foi-request", answers=FOI)
    clock = case.clocks.get()
    case = take(case, "withdraw", resident_of(case))
    clock.refresh_from_db()
    assert (clock.kept_at, clock.ended_at) == (NOW, NOW)


def test_waiting_for_the_resident_stops_the_clock_and_their_answer_begins_it_again(
    submit: Submit, officer: Actor
) -> None:
    """Freedom of information, section 1(3): the 20 working days begin with the clarification."""
    case = submit("foi-request", answers=FOI)
    first = case.clocks.get()
    assert first.due_on == date(2026, 12, 23)
    case = take(case, "clarify", officer, at=NOW + 2 * DAY, asks={"written": ["Which roads?"]})
    assert stood(case) == [("answer", "paused")] and kinds(case)[-1] == "paused"
    case = take(case, "clarified", resident_of(case), at=NOW + 9 * DAY)
    assert stood(case) == [("answer", "ended"), ("answer", "running")]
    again = case.clocks.get(ended_at=None)
    assert (again.started_at, again.due_on) == (NOW + 9 * DAY, date(2027, 1, 6))


def test_a_clock_that_does_not_begin_again_goes_on_where_it_stopped(submit: Submit, person: Person) -> None:
    """Two working days waited, Thursday and Friday, are two more at the end."""
    councillor, support = person("cora", councillors="handler"), acting(person("sue", member_support="handler"))
    answers = {
        "topic": "other",
        "subject_line": "A bench",
        "details": "It is broken",
        "urgent": False,
        "resident": {"first": "Sam", "last": "Iqbal"},
        "resident_address": None,
        "tell_resident": False,
        "papers": None,
        "asked_to_act": True,
    }
    case = submit("raise-casework", answers=answers, user=councillor)
    assert case.clocks.get().due_on == date(2026, 12, 9)
    case = take(case, "ask_more", support, at=NOW + DAY, asks={"written": ["Which bench?"]})
    case = take(case, "answered", resident_of(case), at=NOW + 5 * DAY)
    clock = case.clocks.get()
    assert (clock.due_on, clock.promised_on, clock.paused_at) == (date(2026, 12, 11), date(2026, 12, 9), None)
    assert kinds(case)[-1] == "resumed" and stood(case) == [("answer", "running")]


def test_taking_longer_moves_the_promise_and_keeps_the_first(submit: Submit, officer: Actor) -> None:
    case = submit("foi-request", answers=FOI)
    case = take(case, "take_longer", officer, at=NOW + DAY, weighing="Section 43")
    clock = case.clocks.get()
    assert (clock.due_on, clock.promised_on, clock.ended_at) == (date(2027, 1, 25), date(2026, 12, 23), None)
    assert kinds(case) == ["submitted", "promised", "moved", "extended"]
    assert case.events.get(kind=Kind.EXTENDED).codes["said_on"] == "2026-12-23"


def test_a_new_date_needs_a_reason_a_day_to_come_and_a_fresh_look(submit: Submit, inspector: Actor) -> None:
    case = submit()
    clock = case.clocks.get()
    for on, reason, fault in (
        (date(2026, 12, 4), "  ", NoReason),
        (date(2026, 11, 24), "The worker was ill", NotADate),
    ):
        with pytest.raises(fault):
            give_new_date(clock.id, on=on, reason=reason, actor=inspector, now=NOW)
    with pytest.raises(MovedOn):
        give_new_date(clock.id, on=date(2026, 12, 4), reason="Ill", actor=inspector, now=NOW, seen=1)
    give_new_date(clock.id, on=date(2026, 12, 4), reason="The worker was ill", actor=inspector, now=NOW, seen=2)
    clock.refresh_from_db()
    assert (clock.due_on, clock.promised_on) == (date(2026, 12, 4), date(2026, 12, 2))
    promise = standing_promise(case, now=NOW, language="en")
    assert promise is not None
    assert (promise.words, promise.first_words) == (
        "We will inspect it by Friday 4 December",
        "We will inspect it by Wednesday 2 December",
    )


def test_a_promise_that_ended_takes_no_new_date(submit: Submit, inspector: Actor) -> None:
    case = submit()
    clock = case.clocks.get()
    take(case, "below_threshold", inspector, reason="It is small")
    with pytest.raises(NotAllowed):
        give_new_date(clock.id, on=date(2026, 12, 4), reason="Ill", actor=inspector, now=NOW)


def test_a_new_date_closes_the_task_that_asked_for_one(submit: Submit, inspector: Actor) -> None:
    from frontdoor.engine.cases.actions import watching

    case = submit()
    watching.ask_for_dates(now=NOW + 6 * DAY)
    task = case.tasks.get(sort=Task.Sort.NEW_DATE)
    give_new_date(task.clock_id, on=date(2026, 12, 4), reason="Ill", actor=inspector, now=NOW + 6 * DAY)
    task.refresh_from_db()
    assert task.done_at == NOW + 6 * DAY
