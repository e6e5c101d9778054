"""Start-up: what the lower layers ask for through ports is plugged in here, one line each, on one page.

No database and no network here: it runs before either is there.
"""

from datetime import datetime
from typing import Any

from procrastinate import App

from frontdoor.engine.definitions.catalogue import Catalogue


def plug_in() -> None:
    """Give each lower layer what it declared a port for; called once in each process."""
    from frontdoor.domains.workforce import rules as _rules  # noqa: F401  (importing registers them)
    from frontdoor.engine.definitions import ports as definitions
    from frontdoor.web import chrome
    from frontdoor.web.staff.signing_in.who import signed_in

    definitions.on_publish(_authorities_follow)
    definitions.on_publish(_teams_follow)
    chrome.provide(signed_in=signed_in)


def tune_jobs(app: App) -> None:
    """Called by procrastinate when its app is made: what happens unasked is registered."""
    from frontdoor.config import schedule

    schedule.register(app)


def _authorities_follow(catalogue: Catalogue, *, now: datetime) -> None:
    from frontdoor.engine.places.actions import sync_authorities

    sync_authorities(catalogue.council)


def _teams_follow(catalogue: Catalogue, *, now: datetime) -> None:
    from django.utils import timezone

    from frontdoor.engine.parties.actions.teams import sync_teams

    sync_teams(catalogue.teams.teams, on=timezone.localdate(now))


def _translated(text: str, language: str) -> str:
    from django.utils import translation

    if not language:
        return translation.gettext(text)
    with translation.override(language):
        return translation.gettext(text)


def _looked_up(postcode: str) -> Any:
    from django.utils import timezone

    from frontdoor.engine.places.queries import look_up

    return look_up(postcode, on=timezone.localdate())
