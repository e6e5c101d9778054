"""A promise that may break: its owner is asked, the resident hears both dates, or when one will follow."""

from datetime import date, timedelta

import pytest

from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.actions import watching
from frontdoor.engine.cases.actions.dates import give_new_date
from frontdoor.engine.cases.models import Case, Kind, Task
from frontdoor.engine.messaging.models import Message
from tests.heart import DAY, FOI, HOUR, NOW, Person, Submit, acting, kinds, take
from tests.messages import run_effects

DUE_AT = NOW.replace(hour=0, minute=0) + 8 * DAY
"""Where Wednesday 2 December ends."""


def late_words(case: Case) -> str:
    run_effects()
    return Message.objects.filter(case=case, key="look_late").latest("id").body


def test_the_owner_is_asked_once_on_the_last_working_day_before(submit: Submit) -> None:
    case = submit()
    asked_at = NOW.replace(hour=9, minute=0) + 6 * DAY
    assert watching.ask_for_dates(now=asked_at - timedelta(minutes=1)) == 0
    assert (watching.ask_for_dates(now=asked_at), watching.ask_for_dates(now=asked_at + HOUR)) == (1, 0)
    task = case.tasks.get(sort=Task.Sort.NEW_DATE)
    assert (task.team, task.user, task.due_at) == (case.team, None, DUE_AT)
    assert kinds(case)[-1] == "date_asked"


def test_who_has_the_case_is_asked_themselves(submit: Submit, person: Person) -> None:
    from frontdoor.engine.cases.actions.working import assign

    ines = person("ines", highways_area_teams="handler")
    case = assign(submit().id, to=ines, actor=acting(ines), now=NOW)
    watching.ask_for_dates(now=NOW + 6 * DAY)
    task = case.tasks.get(sort=Task.Sort.NEW_DATE)
    assert (task.team, task.user) == (None, ines)


def test_a_promise_of_hours_is_asked_about_late_in_its_own_span(submit: Submit) -> None:
    submit(danger=True)
    assert watching.ask_for_dates(now=NOW + 2.9 * HOUR) == 0
    assert watching.ask_for_dates(now=NOW + 3 * HOUR) == 1


def test_a_new_date_with_a_reason_tells_the_resident_both_dates(submit: Submit, inspector: Actor) -> None:
    case = submit()
    run_effects()
    give_new_date(
        case.clocks.get().id, on=date(2026, 12, 4), reason="The worker was ill.", actor=inspector, now=NOW + 6 * DAY
    )
    words = late_words(case)
    assert words.startswith(
        "We said Wednesday 2 December. We are sorry that we have not inspected it yet.\n"
        "The worker was ill.\n\nWe will inspect it by Friday 4 December\n"
    )


def test_unanswered_it_breaks_and_the_message_says_when_a_date_will_follow(submit: Submit) -> None:
    case = submit()
    watching.ask_for_dates(now=NOW + 6 * DAY)
    assert watching.break_promises(now=DUE_AT - timedelta(seconds=1)) == 0
    assert (watching.break_promises(now=DUE_AT), watching.break_promises(now=DUE_AT + HOUR)) == (1, 0)
    assert kinds(case)[-2:] == ["date_asked", "broken"]
    assert late_words(case).startswith(
        "We said Wednesday 2 December. We are sorry that we have not inspected it yet.\n"
        "We will give you a new date by Friday 4 December.\n"
    )
    assert case.tasks.filter(sort=Task.Sort.NEW_DATE, done_at=None).count() == 1


def test_a_date_given_after_the_breach_makes_a_new_promise_that_can_break_too(submit: Submit, inspector: Actor) -> None:
    case = submit()
    watching.break_promises(now=DUE_AT)
    clock = case.clocks.get()
    give_new_date(clock.id, on=date(2026, 12, 4), reason="The worker was ill.", actor=inspector, now=DUE_AT + HOUR)
    clock.refresh_from_db()
    assert (clock.broken_at, clock.asked_at) == (None, None)
    assert "We said Wednesday 2 December." in late_words(case)
    assert watching.break_promises(now=DUE_AT + DAY) == 0
    assert watching.break_promises(now=DUE_AT + 3 * DAY) == 1


def test_a_promise_kept_in_time_is_never_asked_about_nor_broken(submit: Submit, inspector: Actor) -> None:
    case = take(submit(), "below_threshold", inspector, reason="It is small")
    assert (watching.ask_for_dates(now=NOW + 30 * DAY), watching.break_promises(now=NOW + 30 * DAY)) == (0, 0)
    assert "broken" not in kinds(case)


def test_a_paused_promise_does_not_break(submit: Submit, person: Person) -> None:
    case = submit("foi-request", answers=FOI)
    take(case, "clarify", acting(person("ian", information_governance="handler")), asks={"written": ["Which?"]})
    assert (watching.ask_for_dates(now=NOW + 50 * DAY), watching.break_promises(now=NOW + 50 * DAY)) == (0, 0)


@pytest.mark.parametrize("danger", [True, False])
def test_no_case_is_late_without_a_message_within_a_quarter_of_an_hour(submit: Submit, danger: bool) -> None:
    """Every minute the schedule wakes the same three acts as here."""
    cases = [submit(danger=danger), submit(danger=danger, contact_email=None), submit(danger=danger)]
    due_at = cases[0].due_at
    assert due_at is not None
    for minute in (1, 15):
        now = due_at + timedelta(minutes=minute)
        watching.ask_for_dates(now=now)
        watching.break_promises(now=now)
        run_effects(now)
    late = Case.objects.filter(due_at__lte=now)
    assert late.count() == 3
    for case in late:
        message = Message.objects.get(case=case, key="look_late")
        assert message.written_at - due_at <= timedelta(minutes=15)
        assert message.state == ("waiting" if message.to else "unreachable")
        assert message.event.kind == Kind.BROKEN
