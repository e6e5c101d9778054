"""A demonstration: made-up people and cases, in a database that was empty when it was marked as one, and only there.

Everything is done by the actions that pages call, at moments that have passed; nothing is written behind them, but
for a long history of copies where one is asked for.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from frontdoor.config.commands import CannotGoOn
from frontdoor.config.saying import said_when_slow

from . import people, stories
from .agenda import Agenda
from .history import lengthen

__all__ = ["fill", "lengthen"]

Say = Callable[[str], None]


def fill(say: Say, *, now: datetime) -> bool:
    """Mark an empty database and fill it, wholly or not at all; False when it is filled already. Raises CannotGoOn."""
    from frontdoor.engine.definitions import actions as definitions
    from frontdoor.engine.definitions.queries import is_demonstration

    if is_demonstration():
        say("This is a demonstration. Its sign-ins were printed when it was made.")
        return False
    _refuse_what_is_real()
    with transaction.atomic():
        definitions.mark_as_demonstration(now=now)
        with said_when_slow("Making sample people"):
            signs_in = people.arrive(now=now)
        agenda = Agenda()
        stories.plan(agenda, now=now)
        with said_when_slow("Making sample cases, as if they had happened over the last months"):
            agenda.live(until=now, say=say)
    say("\n".join(_told(signs_in)))
    return True


def _refuse_what_is_real() -> None:
    from frontdoor.engine.cases.models import Case, Draft
    from frontdoor.engine.parties.models import Party, User

    if any(model.objects.exists() for model in (User, Party, Case, Draft)):
        raise CannotGoOn(
            "There are people or cases in this installation, so it cannot become a demonstration.\n"
            "Make one in a folder of its own: bin/frontdoor up --demo --data DIR"
        )


def _told(signs_in: list[people.SignIn]) -> list[str]:
    """Printed once, and kept nowhere."""
    lines = ["", "This is a demonstration: everybody in it is made up, and no letter leaves it.", ""]
    lines += ["Sign in at /staff/ as one of these, with the password and the secret in an authenticator app.", ""]
    widths = [max(len(row[at]) for row in signs_in) for at in range(4)]
    lines += [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in signs_in
    ]
    return [*lines, "", "They are shown only now."]
