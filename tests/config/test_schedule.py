"""Every line of the schedule does what it says when it is woken, also where there is nothing to do."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from procrastinate import App
from procrastinate.testing import InMemoryConnector

from frontdoor.config import schedule
from frontdoor.engine.cases.models import Root
from tests.heart import Submit, catalogue, postcodes, submit

__all__ = ["catalogue", "postcodes", "submit"]

ACTS = [
    schedule.watch_promises,
    schedule.wake_what_waits,
    schedule.write_root,
    schedule.let_drafts_go,
    schedule.forget_proofs_and_counts,
    schedule.sweep_files,
    schedule.forget_old_sessions,
]


def test_everything_unasked_is_registered_with_its_time() -> None:
    app = App(connector=InMemoryConnector())
    schedule.register(app)
    crons = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert {name for name, cron in crons.items() if cron == "* * * * *"} == {
        "recover_stalled",
        "watch_promises",
        "wake_what_waits",
    }
    assert crons["write_root"] == "0 1 * * *"
    assert {act.__name__ for act in ACTS} <= crons.keys()


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_each_may_be_woken_twice(submit: Submit, settings: LazySettings, tmp_path: Path, act: object) -> None:
    settings.DATA = tmp_path
    submit()
    for _ in range(2):
        act(None, 0)  # type: ignore[operator]
    assert Root.objects.count() == (1 if act is schedule.write_root else 0)
