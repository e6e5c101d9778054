"""Nobody speaks for another: a code proves the contact it was sent to, and a draft is its own person's."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.actions import drafts
from frontdoor.engine.cases.models import Case
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.journeys.journey import Journey
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.models import ContactPoint, User
from frontdoor.engine.parties.tokens import code_of
from frontdoor.web.public.holding import DRAFT

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

SUPPLIER = "register-as-a-supplier"
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
