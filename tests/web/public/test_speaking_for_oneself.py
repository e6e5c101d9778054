"""Nobody speaks for another: a code proves the contact it was sent to, and a draft is its own person's."""

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.actions import drafts
from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.journeys.journey import Journey
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.models import ContactPoint, User
from frontdoor.engine.parties.tokens import code_of
from frontdoor.web.access import SET_UP_IN_THIS_SESSION
from frontdoor.web.holding import DRAFT
from tests.heart import Person

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

SUPPLIER = "register-as-a-supplier"
HOURS = "change-my-working-hours"
EVE, BOB = "eve@example.com", "bob@example.org"


def answered(service: str, seed: int = 1) -> dict[str, Any]:
    """Made-up answers to all that is asked; nothing is given that may be left out."""
    answers: dict[str, Any] = {}
    today = timezone.localdate()
    while asked := Journey(definitions.current().services[service], answers, today=today).first_open():
        answers[asked.key] = None if asked.optional else asked.example(seed, today=today)
    return answers


def holding(client: Client, service: str, *, user: User | None = None, **changed: Any) -> Client:
    """The browser with a finished draft that is not sent yet."""
    user_id = user.pk if user else None
    draft = drafts.begin(service, definitions.version_id(service), now=timezone.now(), user_id=user_id)
    drafts.answer(draft.id, answered(service) | changed, now=timezone.now())
    client.cookies[DRAFT + service] = str(draft.id)
    return client


def code_sent_to(email: str) -> str:
    proof = Message.objects.filter(to=email).exclude(proof=None).latest("id").proof
    assert proof is not None
    return code_of(proof.salt)


def email_key(service: str) -> str:
    return next(asked.key for asked in definitions.current().services[service].questions if asked.fact == "email")


def test_a_code_to_ones_own_address_does_not_prove_anothers_that_is_typed_afterwards(client: Client) -> None:
    key = email_key(SUPPLIER)
    holding(client, SUPPLIER, **{key: EVE}).get(f"/{SUPPLIER}/your-contact")
    code = code_sent_to(EVE)
    client.post(f"/{SUPPLIER}/{key}?change=1", {key: BOB})
    assert client.post(f"/{SUPPLIER}/your-contact", {"code": code}).status_code == 422
    assert (Case.objects.count(), ContactPoint.objects.exclude(proved_at=None).count()) == (0, 0)


def test_a_code_proves_the_address_that_it_was_sent_to(client: Client) -> None:
    holding(client, SUPPLIER, **{email_key(SUPPLIER): BOB}).get(f"/{SUPPLIER}/your-contact")
    sent = client.post(f"/{SUPPLIER}/your-contact", {"code": code_sent_to(BOB)})
    assert sent.headers["Location"] == f"/{SUPPLIER}/your-receipt"
    assert ContactPoint.objects.get(proved_at__isnull=False).value == BOB


def signed_in(client: Client, user: User) -> Client:
    TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    client.force_login(user)
    session = client.session
    session[SET_UP_IN_THIS_SESSION] = user.pk
    session.save()
    return client


@pytest.mark.parametrize("page", ["check-your-answers", "come-back-later", "why", ""])
def test_a_colleague_on_the_same_browser_neither_reads_nor_sends_what_another_began(
    client: Client, person: Person, page: str
) -> None:
    ann, bob = person("ann", highways_area_teams="handler"), person("bob", highways_area_teams="handler")
    first = definitions.current().services[HOURS].questions[0].key
    holding(signed_in(client, bob), HOURS, user=ann)
    address = f"/{HOURS}/{page.replace('why', first)}".rstrip("/")
    answers = [client.get(address), client.post(f"/{HOURS}/check-your-answers")]
    assert [answer.headers.get("Location") for answer in answers if answer.status_code == 302][-1] == f"/{HOURS}"
    assert "You have already begun" not in answers[0].content.decode()
    assert Case.objects.count() == 0


def test_whoever_began_it_signed_in_goes_on_with_it(client: Client, person: Person) -> None:
    ann = person("ann", highways_area_teams="handler")
    holding(signed_in(client, ann), HOURS, user=ann).post(f"/{HOURS}/check-your-answers")
    assert Case.objects.get().parties.get().party == ann.party


def test_after_signing_out_nobody_at_that_computer_reads_what_was_sent(client: Client, person: Person) -> None:
    ann = person("ann", highways_area_teams="handler")
    holding(signed_in(client, ann), HOURS, user=ann).post(f"/{HOURS}/check-your-answers")
    pages = [f"/{HOURS}/your-receipt", f"/track/{shown(Case.objects.get().reference)}"]
    client.post("/report-a-pothole/surface", {"surface": "road"})
    asked = definitions.version(Case.objects.get().version_id).questions[0].ask
    assert asked in client.get(pages[1]).content.decode()
    client.post("/staff/sign-out/")
    assert client.get(pages[0]).status_code == 404
    assert asked not in client.get(pages[1]).content.decode()
    assert client.get("/report-a-pothole/come-back-later").status_code == 200
