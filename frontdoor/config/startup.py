"""Start-up: what the lower layers ask for through ports is plugged in here, one line each, on one page.

No database and no network here: it runs before either is there.
"""

from procrastinate import App


def plug_in() -> None:
    """Give each lower layer what it declared a port for; called once in each process."""


def tune_jobs(app: App) -> None:
    """Called by procrastinate when its app is made: what happens unasked is registered."""
    from frontdoor.config import schedule

    schedule.register(app)
