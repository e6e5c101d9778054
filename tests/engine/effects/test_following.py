"""What must follow from an event is written down with it, and done once, whatever runs twice."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.models import Case, Event, Task
from frontdoor.engine.effects import actions, tasks
from frontdoor.engine.effects.models import Effect
from frontdoor.engine.messaging.models import Message
from tests.heart import LONG_AGO, NOW, Submit, take
from tests.messages import run_effects


def test_an_event_that_tells_leaves_one_effect_and_a_job_that_wakes_it(submit: Submit) -> None:
    submit()
    effect = Effect.objects.get()
    assert (effect.kind, effect.key, effect.state, effect.event.kind) == ("tell", "received", "waiting", "submitted")
    assert ProcrastinateJob.objects.get(task_name="effects.wake").args == {"effect_id": effect.id}


def test_run_twice_it_tells_once(submit: Submit) -> None:
    submit()
    effect = Effect.objects.get()
    assert actions.run(effect.id, now=NOW) and actions.run(effect.id, now=NOW)
    assert (Message.objects.count(), Effect.objects.get().state) == (1, "done")


@pytest.mark.django_db(transaction=True)
def test_run_by_three_at_once_it_tells_once(submit: Submit) -> None:
    submit()
    effect_id = Effect.objects.get().id
    start = threading.Barrier(3)

    def run() -> None:
        start.wait()
        try:
            actions.run(effect_id, now=NOW)
        finally:
            connection.close()

    runners = [threading.Thread(target=run) for _ in range(3)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    assert (Message.objects.count(), Effect.objects.get().state) == (1, "done")


def test_what_is_rolled_back_leaves_neither_event_nor_effect_nor_job(submit: Submit, inspector: Actor) -> None:
    case = submit()
    before = (Event.objects.count(), Effect.objects.count(), ProcrastinateJob.objects.count())
    with pytest.raises(RuntimeError), transaction.atomic():
        take(case, "below_threshold", inspector, reason="It is small")
        raise RuntimeError
    assert (Event.objects.count(), Effect.objects.count(), ProcrastinateJob.objects.count()) == before
    case.refresh_from_db()
    assert (case.state, case.seq) == ("reported", 2)


def test_a_fault_is_put_off_longer_each_time_and_after_the_last_try_shown_as_failed(submit: Submit) -> None:
    """A message that this version does not have cannot be written."""
    submit()
    Effect.objects.update(key="unknown")
    now, waits = NOW, []
    for _ in range(6):
        assert not actions.run(Effect.objects.get().id, now=now)
        effect = Effect.objects.get()
        waits.append(effect.next_at - now)
        now = effect.next_at
    seconds = [10, 60, 300, 1800, 7200, 0]
    assert waits == [timedelta(seconds=wait) for wait in seconds]
    assert (effect.state, effect.attempts, effect.fault) == ("failed", 6, "KeyError")
    assert Message.objects.count() == 0


def test_the_log_of_a_fault_names_it_and_quotes_no_answer(submit: Submit, caplog: pytest.LogCaptureFixture) -> None:
    submit()
    Effect.objects.update(key="unknown")
    actions.run(Effect.objects.get().id, now=NOW)
    record = caplog.records[-1]
    assert (record.getMessage(), record.fault) == ("effect put off", "KeyError")  # type: ignore[attr-defined]
    assert "Iqbal" not in caplog.text and "bus stop" not in caplog.text


def test_a_sweep_wakes_what_has_no_job_and_may_come_again(submit: Submit) -> None:
    submit()
    ProcrastinateJob.objects.all()._raw_delete("default")
    Effect.objects.update(next_at=LONG_AGO)
    assert (tasks.sweep(), tasks.sweep()) == (1, 0)
    run_effects()
    assert tasks.sweep() == 0


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([], ["received"]),
        ([("assess", {"depth_mm": 60, "risk": "low"})], ["received", "repair_ordered"]),
        ([("below_threshold", {"reason": "It is small"})], ["received", "no_action"]),
        ([("assess", {"depth_mm": 60, "risk": "low"}), ("mended", {})], ["received", "repair_ordered", "mended"]),
    ],
)
def test_each_step_tells_what_its_definition_says(
    submit: Submit, inspector: Actor, steps: list[tuple[str, dict[str, object]]], told: list[str]
) -> None:
    case = submit()
    for key, answers in steps:
        case = take(case, key, inspector, **answers)
    run_effects()
    assert list(Message.objects.order_by("id").values_list("key", flat=True)) == told


def test_what_cannot_be_done_yet_is_shown_to_a_person(submit: Submit) -> None:
    case = submit()
    effect = Effect.objects.get()
    Effect.objects.filter(id=effect.id).update(kind="refund")
    actions.run(effect.id, now=NOW)
    task = case.tasks.get(sort=Task.Sort.TELL)
    assert (Effect.objects.get().state, task.words) == ("by_hand", "Refund the payment by hand, then note it here")


def test_a_hand_over_is_done_with_its_transition_and_told(submit: Submit, inspector: Actor) -> None:
    case = take(submit(), "hand_over", inspector)
    run_effects()
    assert list(Effect.objects.order_by("id").values_list("kind", "key", "state")) == [
        ("tell", "received", "done"),
        ("tell", "passed_on", "done"),
        ("hand_over", "", "done"),
    ]
    assert Case.objects.get(id=case.id).outcome == "passed_on"
