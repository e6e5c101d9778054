"""Everything that happens unasked, on one page: what, and how often; and what set-up leaves to the worker.

A line here only wakes an action; it decides nothing.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from procrastinate import App, JobContext

STALLED_AFTER_SECONDS = 30
OLD_JOBS_HOURS = 72
DRAWING = "draw_county"


def register(app: App) -> None:
    """Every periodic job, from the most to the least frequent. The last column of six is seconds."""
    _every(app, "* * * * *", recover_stalled)
    _every(app, "* * * * *", watch_promises)
    _every(app, "* * * * *", wake_what_waits)
    _every(app, "12 * * * *", ask_what_became)
    _every(app, "0 1 * * *", write_root)
    _every(app, "7 3 * * *", let_drafts_go)
    _every(app, "17 3 * * *", forget_old_jobs)
    _every(app, "27 3 * * *", forget_old_sessions)
    _every(app, "37 3 * * *", forget_proofs_and_counts)
    _every(app, "47 3 * * *", sweep_files)
    _every(app, "57 8 * * *", warn_of_keys)
    app.task(name=DRAWING)(draw_county)


async def recover_stalled(context: JobContext, timestamp: int) -> None:
    """Jobs whose worker died are taken up again; every job is idempotent, so twice does no harm. No lock: a job that
    recovers others must not wait for one that died."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS):
        await jobs.retry_job(job)


async def forget_old_jobs(context: JobContext, timestamp: int) -> None:
    """Finished jobs are kept for three days: what happened is in the events."""
    await context.app.job_manager.delete_old_jobs(nb_hours=OLD_JOBS_HOURS, include_failed=True, include_cancelled=True)


def watch_promises(context: JobContext, timestamp: int) -> None:
    """Owners are asked for dates, broken promises written down, and what the system takes by itself is taken."""
    from frontdoor.engine.cases.actions import watching

    now = timezone.now()
    watching.ask_for_dates(now=now)
    watching.break_promises(now=now)
    watching.take_turns(now=now)


def wake_what_waits(context: JobContext, timestamp: int) -> None:
    """What lost its job, was put off, or was interrupted while it was being sent."""
    from frontdoor.engine.effects import tasks as effects
    from frontdoor.engine.messaging import actions as messaging
    from frontdoor.engine.messaging import tasks as messages

    effects.sweep()
    messages.sweep()
    messaging.doubt(now=timezone.now())


def ask_what_became(context: JobContext, timestamp: int) -> None:
    """Of messages that a post accepted and has said nothing of since."""
    from frontdoor.engine.messaging import actions as messaging

    messaging.ask_what_became(now=timezone.now())


def write_root(context: JobContext, timestamp: int) -> None:
    """At least an hour after the council's day has ended: what was still being written then is in it."""
    from frontdoor.config import roots

    roots.write_yesterdays(now=timezone.now())


def let_drafts_go(context: JobContext, timestamp: int) -> None:
    """After a warning, where a contact is known."""
    from frontdoor.engine.cases.actions import watching
    from frontdoor.engine.messaging.warnings import warn_of_drafts

    now = timezone.now()
    warn_of_drafts(now=now)
    watching.drop_drafts(now=now)


def forget_proofs_and_counts(context: JobContext, timestamp: int) -> None:
    from frontdoor.engine.parties.actions import forget_counts, forget_proofs

    before = timezone.now() - timedelta(days=1)
    forget_proofs(before)
    forget_counts(before)


def warn_of_keys(context: JobContext, timestamp: int) -> None:
    """Whoever looks after software that uses the interface hears before its key runs out."""
    from frontdoor.engine.parties import actions

    body = (
        "The key ending in {hint}, with which {client} uses Front Door, holds until {day}.\n\n"
        "Ask us for a new one in good time: both hold until the old one is ended."
    )
    actions.warn_of_keys(now=timezone.now(), subject="A key for Front Door runs out soon", body=body)


def sweep_files(context: JobContext, timestamp: int) -> None:
    from frontdoor.adapters.storage.sweeping import sweep

    sweep(timezone.now())


def forget_old_sessions(context: JobContext, timestamp: int) -> None:
    from django.core.management import call_command

    call_command("clearsessions")


def draw_county() -> None:
    """The county of the home page, once, from the postcodes; until then, and without them, the page does without it."""
    from frontdoor.config import variables
    from frontdoor.engine.definitions.queries import current
    from frontdoor.engine.places import county

    folder = variables.data_folder()
    if not county.county_picture(folder):
        county.draw_county(folder, current().council, on=timezone.localdate())


def _every(app: App, cron: str, action: Callable[..., Any]) -> None:
    task = app.task(name=action.__name__, pass_context=True)(action)
    app.periodic(cron=cron, periodic_id=action.__name__)(task)
