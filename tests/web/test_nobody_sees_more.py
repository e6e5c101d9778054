"""Every route, as everybody, for cases of every kind: nobody reads of a case that the one queryset does not give them.

The routes are those of the product's own table, so a new one is asked about without a line here; what its parameters
mean must be known to `Secret.of` below, or this fails.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from frontdoor.adapters.storage.local import local_store
from frontdoor.engine.cases.models import Case, Document
from frontdoor.engine.cases.queries.sight import sent_by, visible_to
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.parties.actions import issue_key, make_client
from frontdoor.engine.parties.kinds import Scope
from frontdoor.engine.parties.models import User
from frontdoor.web.access import SET_UP_IN_THIS_SESSION, declared
from tests.adapters.files import jpeg
from tests.architecture.test_routes_declare_access import routes
from tests.heart import FOI, POTHOLE, Person, Submit, catalogue, person, postcodes, submit

__all__ = ["catalogue", "person", "postcodes", "submit"]

ADULT = {
    "danger": False,
    "adult": "An old neighbour",
    "lives": None,
    "worry": "Shouting at night",
    "wants": None,
    "contact_name": {"first": "Sam", "last": "Iqbal"},
    "contact_email": "sam.iqbal@example.org",
    "contact_telephone": None,
}
SECRETS = {
    "report-a-pothole": (POTHOLE, "details"),
    "foi-request": (FOI, "wanted"),
    "tell-us-about-an-adult": (ADULT, "worry"),
}
PLACES = {
    "hal": {"highways_area_teams": "handler"},
    "max": {"highways_area_teams": "manager"},
    "ida": {"information_governance": "handler"},
    "abe": {"adult_safeguarding": "handler"},
    "ada": {"administrators": "administrator"},
    "eve": {"employees": "handler"},
    "cle": {"councillors": "handler"},
    "pia": {"early_help_partners": "handler"},
}
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>.*?\)(?=[$/\\])")


@dataclass(frozen=True)
class Secret:
    """A case, and a word that stands in its answers and nowhere else."""

    case: Case
    word: str
    document: Document | None

    def of(self, parameter: str) -> Any:
        """What a parameter of an address is for this case. Raises KeyError for one that nobody thought of."""
        case = self.case
        task, clock = case.tasks.first(), case.clocks.first()
        state = definitions.version(case.version_id).states[case.state]
        return {
            "reference": shown(case.reference),
            "team": case.team.key if case.team else "none",
            "document": self.document.id if self.document else case.draft_id,
            "document_id": self.document.id if self.document else case.draft_id,
            "draft": case.draft_id,
            "way_back": case.draft_id,
            "task": task.pk if task else 1,
            "clock": clock.key if clock else "none",
            "transition": next(iter(state.transitions), "none"),
            "service": case.service,
            "code": case.service,
            "key": 1,
            "area": "highways",
            "format": "json",
            "token": "something",
            "digest": "0",
            **dict.fromkeys(("pk", "place", "miss", "message", "effect"), 1),
        }[parameter]


@pytest.fixture
def secrets(submit: Submit, settings: LazySettings, tmp_path: Any) -> list[Secret]:
    settings.DATA = tmp_path
    made = []
    for at, (service, (answers, where)) in enumerate(SECRETS.items()):
        word = f"zyx{at}qv"
        name = {"first": "Nobody", "last": f"Name{word}"}
        case = submit(service, answers=answers | {where: f"It says {word}", "contact_name": name})
        made.append(Secret(case, word, _photograph(case) if service == "report-a-pothole" else None))
    return made


@pytest.fixture
def everybody(person: Person, secrets: list[Secret]) -> dict[str, tuple[Client, set[int], dict[str, str]]]:
    """By name: a browser, the cases that the queryset gives them, and the headers of software."""
    found: dict[str, tuple[Client, set[int], dict[str, str]]] = {"nobody": (Client(), set(), {})}
    for name, places in PLACES.items():
        user = person(name, **places)
        seen = set(visible_to(user, on=timezone.localdate()).values_list("id", flat=True))
        found[name] = (_signed_in(user), seen, {})
    now = timezone.now()
    software = make_client("App", contact="it@app.example", scopes=list(Scope), actor=None, now=now)
    Case.objects.filter(id=secrets[0].case.id).update(client=software)
    sent = set(sent_by(software).values_list("id", flat=True))
    assert sent == {secrets[0].case.id}
    key = issue_key(software, actor=None, now=now)
    return found | {"software": (Client(), sent, {"Authorization": f"Bearer {key}"})}


def test_no_route_shows_anybody_a_case_that_is_not_theirs_to_see(
    everybody: dict[str, tuple[Client, set[int], dict[str, str]]], secrets: list[Secret]
) -> None:
    leaks, read, addresses = [], set(), list(_addresses(secrets))
    for who, (browser, seen, headers) in everybody.items():
        for address in addresses:
            answer = browser.get(f"/{address}", headers=headers)
            said = _said(answer)
            for secret in secrets:
                if secret.word in said:
                    (read.add(secret.word) if secret.case.id in seen else leaks.append(f"{who}: {address}"))
                if _is_file_of(secret, address) and answer.status_code == 200 and secret.case.id not in seen:
                    leaks.append(f"{who}: {address}")
    assert leaks == []
    assert read == {secret.word for secret in secrets}, "somebody must see each, or nothing was proved"


def test_no_search_finds_anybody_a_case_that_is_not_theirs_to_see(
    everybody: dict[str, tuple[Client, set[int], dict[str, str]]], secrets: list[Secret]
) -> None:
    leaks, found = [], set()
    for who, (browser, seen, _headers) in everybody.items():
        for secret in secrets:
            for typed in (f"Name{secret.word}", "Nobody", "sam.iqbal@example.org", shown(secret.case.reference)):
                answer = browser.post("/staff/find/", {"q": typed})
                for other in secrets:
                    listed = f"/staff/cases/{shown(other.case.reference)}/" in _said(answer) + answer.headers.get(
                        "Location", ""
                    )
                    if listed and other.case.id not in seen:
                        leaks.append(f"{who}: {typed}")
                    elif listed:
                        found.add(other.word)
    assert leaks == []
    assert found == {secret.word for secret in secrets}


def test_the_roles_differ_in_what_they_see(everybody: dict[str, tuple[Client, set[int], dict[str, str]]]) -> None:
    """Were all to see the same, the two above would prove nothing of who sees what."""
    assert len({frozenset(seen) for _, seen, _ in everybody.values()}) == len(SECRETS) + 1


def _addresses(secrets: list[Secret]) -> Iterator[str]:
    """Of each route that may be read, one address for each case that its parameters can name, or the one there is."""
    for address, route in routes():
        declared(route.callback)
        plain = address.removeprefix("^").removesuffix("$").replace("\\", "")
        yield from dict.fromkeys(PARAMETER.sub(_filled(secret), f"{plain}$").removesuffix("$") for secret in secrets)


def _filled(secret: Secret) -> Callable[[re.Match[str]], str]:
    return lambda found: str(secret.of(found[1] or found[2]))


def _said(answer: Any) -> str:
    return (
        b"".join(answer.streaming_content).decode("latin-1") if answer.streaming else answer.content.decode("latin-1")
    )


def _is_file_of(secret: Secret, address: str) -> bool:
    return secret.document is not None and f"documents/{secret.document.id}" in address


def _photograph(case: Case) -> Document:
    question = definitions.version(case.version_id).question("photos")
    kept = local_store.keep(SimpleUploadedFile("hole.jpg", jpeg()), question, "user:1")
    Document.objects.filter(id=kept).update(case=case)
    return Document.objects.get(id=kept)


def _signed_in(user: User) -> Client:
    TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    client = Client()
    client.force_login(user)
    session = client.session
    session[SET_UP_IN_THIS_SESSION] = user.pk
    session.save()
    return client
