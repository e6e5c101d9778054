"""Everything that happens unasked, on one page: what, and how often.

A line here only wakes an action; it decides nothing.
"""

from datetime import timedelta

from procrastinate import App
from procrastinate.contrib.django import app as jobs
from procrastinate.jobs import Status

STALLED_AFTER = timedelta(seconds=30)


def register(app: App) -> None:
    """Every periodic job, in the order in which a day meets them."""
    app.periodic(cron="* * * * *", periodic_id="stalled")(app.task(recover_stalled, name="recover_stalled"))


async def recover_stalled(timestamp: int) -> None:
    """Jobs whose worker died are taken up again; jobs are idempotent, so twice does no harm."""
    for job in await jobs.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER.total_seconds()):
        assert job.status == Status.DOING.value
        await jobs.job_manager.retry_job(job)
