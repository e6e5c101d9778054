"""Rules that services for employees name. They read; they change nothing and open no case."""

from datetime import date

from frontdoor.engine.parties import queries
from frontdoor.engine.parties.models import Party, User
from frontdoor.engine.rules.named import rule


@rule("line_manager", version=1)
def line_manager(*, applicant: Party, on: date) -> User | None:
    """Who manages the applicant on that day; None when nobody does, and then the owner team has the case."""
    return queries.line_manager(applicant, on)
