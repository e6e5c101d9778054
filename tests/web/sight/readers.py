"""Everybody who could ask, each with what is theirs to see and through which pages: by the one queryset for staff, by
what its own person or browser showed, by a client's key. They come to it as people do. Must not ask for a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from http.cookies import SimpleCookie

from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from frontdoor.engine.cases.queries.sight import own_cases, sent_by, visible_to
from frontdoor.engine.cases.references import bearer_token
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.secrets import fill_secrets
from frontdoor.engine.parties.actions import invite, issue_key, join_team, make_client
from frontdoor.engine.parties.kinds import Scope
from frontdoor.engine.parties.models import Client as Software
from frontdoor.engine.parties.models import Team, User
from frontdoor.web.access import SET_UP_IN_THIS_SESSION
from frontdoor.web.holding import DRAFT

from .things import Thing, email

PLACES = {
    "hal": ("highways_area_teams", "handler"),
    "ida": ("information_governance", "handler"),
    "abe": ("adult_safeguarding", "handler"),
    "ada": ("adult_safeguarding", "administrator"),
    "hew": ("early_help", "handler"),
    "ella": ("early_help", "manager"),
    "mem": ("member_support", "handler"),
    "eve": ("employees", "handler"),
    "tom": ("employees", "handler"),
    "kit": ("employees", "handler"),
    "cle": ("councillors", "handler"),
    "pia": ("early_help_partners", "handler"),
}
"""Ada is of the team that has what is sensitive, in a role that does not see it; Tom was given a case; Kit keys forms;
Eve, Cle and Pia, an employee, a councillor and a partner, have sent one of their own."""


PROPOSES = "hew"
"""Sees what Ella sees, and only proposes what she may agree to: asks for nothing here."""


@dataclass(frozen=True)
class Reader:
    """Whoever asks: what their browser or software sends, and the names of the things that are theirs, by way.

    `staff` are those they deal with, `own` those they sent or may follow, `sent` those of their software, `keyed` those
    they typed in, `begun` those that their browser holds.
    """

    name: str
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    headers: dict[str, str] = field(default_factory=dict)
    staff: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    sent: frozenset[str] = frozenset()
    keyed: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()


def people(now: datetime) -> dict[str, User]:
    made = {}
    for name, (team, role) in PLACES.items():
        made[name] = invite(f"{name}@example.org", name.title(), actor=None, now=now).user
        join_team(made[name], Team.objects.get(key=team), role, actor=None, now=now)
        TOTP.activate(made[name], "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    return made


def software(name: str, now: datetime) -> tuple[Software, str]:
    client = make_client(name, contact="it@app.example", scopes=list(Scope), actor=None, now=now)
    return client, issue_key(client, actor=None, now=now)


def everybody(
    users: dict[str, User], clients: dict[str, tuple[Software, str]], things: dict[str, Thing], now: datetime
) -> list[Reader]:
    return [
        Reader("nobody"),
        *_signed_in(users, things, now),
        *_residents(things),
        *_programs(clients, things),
    ]


def _signed_in(users: dict[str, User], things: dict[str, Thing], now: datetime) -> Iterator[Reader]:
    for name, user in users.items():
        if name == PROPOSES:
            continue
        client = Client()
        client.force_login(user)
        session = client.session
        session[SET_UP_IN_THIS_SESSION] = user.pk
        session.save()
        yield Reader(
            name,
            client.cookies,
            staff=_names(things, visible_to(user, on=now.date())),
            own=_names(things, own_cases(user.party)),
            keyed=frozenset({"keyed", "form"} if name == "kit" else ()),
        )


def _residents(things: dict[str, Thing]) -> Iterator[Reader]:
    """By reference and contact; by the cookie of who sent it, or began it; by the link of who follows."""
    for name in ("pothole", "answered"):
        yield Reader(f"resident of {name}", _opened(things[name]), own=frozenset({name}))
    both = frozenset({"worry"})
    yield Reader("sender of worry", _holding(things["worry"]), own=both, begun=both)
    yield Reader("writer of draft", _holding(things["draft"]), begun=frozenset({"draft"}))
    followed = Client()
    followed.post(link_to_follow(things["pothole"], "fay@example.org"))
    yield Reader("follower of pothole", followed.cookies)


def _programs(clients: dict[str, tuple[Software, str]], things: dict[str, Thing]) -> Iterator[Reader]:
    for name, (client, key) in clients.items():
        yield Reader(name, headers={"Authorization": f"Bearer {key}"}, sent=_names(things, sent_by(client)))
    case = things["worry"].case
    assert case
    token = {"Authorization": f"Bearer {bearer_token(case.reference)}"}
    yield Reader("holder of the token of worry", headers=token, sent=frozenset({"worry"}))


def _names(things: dict[str, Thing], cases) -> frozenset[str]:  # type: ignore[no-untyped-def]
    seen = set(cases.values_list("id", flat=True))
    return frozenset(name for name, thing in things.items() if thing.case and thing.case.id in seen)


def _opened(thing: Thing) -> SimpleCookie:
    client, reference = Client(), thing.parameters["reference"]
    client.post("/track", {"reference": reference, "contact": email(thing.name)})
    found = re.search(r"\b\d{6}\b", _letter(email(thing.name)))
    assert found
    assert client.post(f"/track/{reference}/code", {"code": found[0]}).status_code == 302
    return client.cookies


def _holding(thing: Thing) -> SimpleCookie:
    return SimpleCookie({DRAFT + thing.parameters["service"]: str(thing.parameters["draft"])})


def link_to_follow(thing: Thing, address: str) -> str:
    """As it stands in the letter to whoever wants to follow."""
    Client().post(f"/follow/{thing.parameters['reference']}", {"email": address})
    found = re.search(r"/follow/\S+", _letter(address))
    assert found
    return found[0]


def _letter(to: str) -> str:
    letter = Message.objects.filter(to=to).exclude(proof=None).latest("id")
    return fill_secrets(letter.body, letter.proof)
