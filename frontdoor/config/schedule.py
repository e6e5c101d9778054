"""Everything that happens unasked, on one page: what, and how often.

A line here only wakes an action; it decides nothing.
"""

from collections.abc import Callable
from typing import Any

from procrastinate import App, JobContext

STALLED_AFTER_SECONDS = 30
OLD_JOBS_HOURS = 72


def register(app: App) -> None:
    """Every periodic job, from the most to the least frequent. The last column of six is seconds."""
    _every(app, "* * * * *", recover_stalled)
    _every(app, "17 3 * * *", forget_old_jobs)
    _every(app, "27 3 * * *", forget_old_sessions)


async def recover_stalled(context: JobContext, timestamp: int) -> None:
    """Jobs whose worker died are taken up again; every job is idempotent, so twice does no harm. No lock: a job that
    recovers others must not wait for one that died."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS):
        await jobs.retry_job(job)


async def forget_old_jobs(context: JobContext, timestamp: int) -> None:
    """Finished jobs are kept for three days: what happened is in the events."""
    await context.app.job_manager.delete_old_jobs(nb_hours=OLD_JOBS_HOURS, include_failed=True, include_cancelled=True)


def forget_old_sessions(context: JobContext, timestamp: int) -> None:
    from django.core.management import call_command

    call_command("clearsessions")


def _every(app: App, cron: str, action: Callable[..., Any]) -> None:
    task = app.task(name=action.__name__, pass_context=True)(action)
    app.periodic(cron=cron, periodic_id=action.__name__)(task)
