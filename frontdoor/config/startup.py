"""Start-up: what the lower layers ask for through ports is plugged in here, one line each, on one page.

No database and no network here: it runs before either is there.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from procrastinate import App

if TYPE_CHECKING:
    from frontdoor.engine.definitions.catalogue import Catalogue


def plug_in() -> None:
    """Give each lower layer what it declared a port for; called once in each process."""
    from frontdoor.domains.workforce import rules as _rules  # noqa: F401  (importing registers them)
    from frontdoor.engine.cases import ports as cases
    from frontdoor.engine.definitions import ports as definitions
    from frontdoor.engine.effects import planning as effects
    from frontdoor.web import chrome
    from frontdoor.web.staff.signing_in.who import signed_in

    plug_in_places()
    definitions.on_publish(_authorities_follow)
    definitions.on_publish(_teams_follow)
    definitions.on_publish(_words_follow)
    cases.follow(effects.plan)
    plug_in_posts()
    chrome.provide(signed_in=signed_in)


def plug_in_places() -> None:
    """What questions, conditions and clocks ask: where words are, whose a place is, what days are bank holidays."""
    from frontdoor.adapters.storage.local import local_store
    from frontdoor.config import bank_holidays
    from frontdoor.engine.places import by_words
    from frontdoor.engine.places import queries as places
    from frontdoor.engine.questions import address, file, place, saying
    from frontdoor.engine.rules import calendar, expressions

    calendar.provide_bank_holidays(bank_holidays.known)
    saying.provide_translation(_translated)
    file.provide_store(local_store)
    place.provide_gazetteer(by_words.find)
    address.provide_lookup(_looked_up)
    expressions.provide_district(places.district_of)


def plug_in_posts() -> None:
    """How letters leave, and what pages say of it."""
    from frontdoor.config import posts
    from frontdoor.engine.definitions.queries import is_demonstration
    from frontdoor.engine.messaging import post
    from frontdoor.engine.parties import mail
    from frontdoor.web import chrome

    post.provide_choice(posts.choose)
    mail.provide(posts.tell_by_email, works=post.tells_anybody)
    chrome.provide(demonstration=is_demonstration, nobody_told=lambda: not post.tells_anybody())


def tune_jobs(app: App) -> None:
    """Called by procrastinate when its app is made: what happens unasked is registered."""
    from frontdoor.config import schedule

    schedule.register(app)


def _authorities_follow(catalogue: "Catalogue", *, now: datetime) -> None:
    from frontdoor.engine.places.actions import sync_authorities

    sync_authorities(catalogue.council)


def _teams_follow(catalogue: "Catalogue", *, now: datetime) -> None:
    from django.utils import timezone

    from frontdoor.engine.parties.actions.teams import sync_teams

    sync_teams(catalogue.teams.teams, on=timezone.localdate(now))


def _words_follow(catalogue: "Catalogue", *, now: datetime) -> None:
    from frontdoor.engine.finding.actions import index

    index(catalogue)


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
