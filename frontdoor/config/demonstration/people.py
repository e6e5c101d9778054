"""The people of a demonstration: made-up names, random passwords and second factors. Must not print them."""

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from frontdoor.engine.parties.actions import accept_invitation, invite, join_team, set_line_manager
from frontdoor.engine.parties.models import Team, User

HERE_FOR = timedelta(days=400)
PLACES: tuple[tuple[str, str, str], ...] = (
    ("Ada Hargreaves", "administrators", "administrator"),
    ("Ravi Patel", "highways_area_teams", "handler"),
    ("Joan Entwistle", "highways_area_teams", "handler"),
    ("Margaret Clegg", "highways_area_teams", "manager"),
    ("Tom Whittaker", "information_governance", "handler"),
    ("Nadia Hussain", "information_governance", "manager"),
    ("Carol Duckworth", "blue_badge_team", "handler"),
    ("Peter Sagar", "blue_badge_team", "manager"),
    ("Imran Khan", "procurement", "handler"),
    ("Helen Rushton", "procurement", "manager"),
    ("Lucy Barnes", "human_resources", "handler"),
    ("David Holt", "human_resources", "manager"),
    ("Grace Ormerod", "member_support", "handler"),
    ("Anil Shah", "member_support", "manager"),
    ("Beth Fielden", "early_help", "handler"),
    ("Mohammed Ali", "early_help", "manager"),
    ("Ruth Catlow", "childrens_social_care", "handler"),
    ("Simon Pickup", "childrens_social_care", "manager"),
    ("Wendy Nuttall", "customer_access_service", "handler"),
    ("Ellie Sharples", "employees", "handler"),
    ("Frank Haworth", "employees", "manager"),
    ("Jean Birtwell", "councillors", "handler"),
    ("Sara Kenyon", "early_help_partners", "handler"),
)
"""Name, team and role; of another council's teams those that are there."""
LINE_MANAGERS = {
    "Ellie Sharples": "Frank Haworth",
    "Ravi Patel": "Margaret Clegg",
    "Joan Entwistle": "Margaret Clegg",
    "Tom Whittaker": "Nadia Hussain",
    "Carol Duckworth": "Peter Sagar",
}


class SignIn(NamedTuple):
    """What somebody needs to sign in, and who they are."""

    email: str
    password: str
    secret: str
    who: str


def arrive(*, now: datetime) -> list[SignIn]:
    """Everybody, since more than a year; what they sign in with is returned and kept nowhere else."""
    then = now - HERE_FOR
    teams = {team.key: team for team in Team.objects.filter(retired_on=None)}
    users: dict[str, User] = {}
    signs_in = []
    for name, key, role in _wanted(teams):
        password, secret = "-".join(secrets.token_hex(2) for _ in range(4)), generate_totp_secret()
        users[name] = _arrived(name, password, secret, then)
        join_team(users[name], teams[key], role, actor=None, now=then)
        signs_in.append(SignIn(users[name].email, password, secret, f"{name}, {role}, {teams[key].name}"))
    for name, manager in LINE_MANAGERS.items():
        if name in users and manager in users:
            set_line_manager(users[name], users[manager], actor=None, now=then)
    return signs_in


def _wanted(teams: dict[str, Team]) -> list[tuple[str, str, str]]:
    """Those named above whose team there is, and two for each team that nobody was named for."""
    named = [place for place in PLACES if place[1] in teams]
    alone = [key for key in teams if key not in {team for _, team, _ in named}]
    spare = [
        (f"{first} {key.replace('_', ' ').title()}", key, role)
        for key in alone
        for first, role in (("Alex", "handler"), ("Sam", "manager"))
    ]
    return named + spare


def _arrived(name: str, password: str, secret: str, then: datetime) -> User:
    email = f"{'.'.join(name.lower().split())}@example.org"
    user = accept_invitation(invite(email, name, actor=None, now=then).token, password, now=then)
    TOTP.activate(user, secret)
    return user
