"""Writes down who did what to whose access. It changes nothing else, and nothing once written."""

from datetime import datetime

from ..kinds import Act
from ..models import Administration, Team, User


def write_down(
    what: Act, subject: User, *, actor: User | None, now: datetime, team: Team | None = None, role: str = ""
) -> None:
    """`actor` is None when someone with the machine's command line did it."""
    Administration.objects.create(at=now, actor=actor, what=what, subject=subject, team=team, role=role)
