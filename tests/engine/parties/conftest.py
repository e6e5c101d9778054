"""A moment, a day, and people with accounts, for the tests of parties."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from frontdoor.engine.parties.actions import accept_invitation, invite, join_team, sync_teams
from frontdoor.engine.parties.models import Team, User

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


class Described:
    def __init__(self, name: str, audience: str = "employee") -> None:
        self.name, self.audience = name, audience


TEAMS = {
    "administrators": Described("Administrators"),
    "highways_area_teams": Described("Highways area teams"),
    "councillors": Described("County councillors", "councillor"),
}


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def teams(db: None) -> dict[str, Team]:
    sync_teams(TEAMS, on=TODAY)
    return {team.key: team for team in Team.objects.all()}


@pytest.fixture
def person(teams: dict[str, Team]) -> Callable[..., User]:
    """person("ann", "administrators", "administrator"): someone who has accepted, with one place."""

    def make(name: str, team: str = "", role: str = "handler") -> User:
        invited = invite(f"{name}@example.org", name.title(), actor=None, now=NOW)
        user = accept_invitation(invited.token, "correct horse battery", now=NOW)
        if team:
            join_team(user, teams[team], role, actor=None, now=NOW)
        return user

    return make
