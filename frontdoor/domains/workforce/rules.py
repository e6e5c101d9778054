"""Rules that services for employees name. They read; they change nothing and open no case.

Importing this loads no Django, so that a catalogue can be checked against the rules in no time.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from frontdoor.engine.rules.named import rule

if TYPE_CHECKING:
    from frontdoor.engine.parties.models import Party, User


@rule("line_manager", version=1)
def line_manager(*, applicant: Party, on: date) -> User | None:
    """Who manages the applicant on that day; None when nobody does, and then the owner team has the case."""
    from frontdoor.engine.parties import queries

    return queries.line_manager(applicant, on)
