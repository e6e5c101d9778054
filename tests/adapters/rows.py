"""The rows that a file or a message hangs on, each the smallest that the database takes."""

import uuid
from datetime import UTC, date, datetime

from frontdoor.engine.cases.models import Case, Draft
from frontdoor.engine.definitions.models import Version
from frontdoor.engine.parties.models import Membership, Party, Team, User
from frontdoor.engine.places.models import Authority

NOW = datetime(2026, 11, 25, 9, 12, tzinfo=UTC)


def a_version() -> Version:
    version, _ = Version.objects.get_or_create(
        service="report-a-pothole", number=1, defaults={"digest": "0" * 64, "text": "", "published_at": NOW}
    )
    return version


def a_draft() -> Draft:
    return Draft.objects.create(service="report-a-pothole", version=a_version(), began_at=NOW, touched_at=NOW)


def a_team(key: str = "highways_area_teams") -> Team:
    return Team.objects.get_or_create(key=key, defaults={"name": key, "audience": "staff"})[0]


def a_case(reference: str, team: Team) -> Case:
    authority, _ = Authority.objects.get_or_create(key="lancashire", defaults={"name": "Lancashire", "kind": "county"})
    return Case.objects.create(
        reference=reference,
        draft_id=uuid.uuid4(),
        service="report-a-pothole",
        version=a_version(),
        state="reported",
        state_since=NOW,
        received_at=NOW,
        authority=authority,
        owner=team,
        team=team,
        channel="web",
    )


def a_user(email: str, team: Team | None = None) -> User:
    party = Party.objects.create(kind="person", first_name="Sam", last_name="Iqbal", at=NOW)
    user = User.objects.create(email=email, party=party)
    if team is not None:
        Membership.objects.create(user=user, team=team, role="handler", from_on=date(2026, 1, 1))
    return user
