"""Fixtures of the heart, and a post that a contract server stands behind."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from frontdoor.adapters.notify.post import NotifyPost
from frontdoor.config import startup
from frontdoor.engine.cases.models import Case
from frontdoor.engine.messaging.post import provide_post
from tests.heart import NOW, Submit, catalogue, postcodes, submit
from tests.messages import deliver_all, run_effects

from .contract_server import KEY, TEMPLATES, Notify, running

__all__ = ["catalogue", "postcodes", "submit"]

BEARER = "a-long-random-text-of-our-own"
MOBILE = "+447700900123"


@pytest.fixture
def notify() -> Notify:
    return Notify()


@pytest.fixture
def post(notify: Notify) -> Iterator[NotifyPost]:
    with running(notify) as address:
        yield NotifyPost(KEY, TEMPLATES, address, timeout=0.5)


@pytest.fixture
def plugged_in(post: NotifyPost) -> Iterator[NotifyPost]:
    """What the product sends by."""
    provide_post(post)
    yield post
    startup.plug_in_posts()


@pytest.fixture
def told(submit: Submit, plugged_in: NotifyPost) -> Case:
    """A case whose first message is accepted; its person gave an e-mail address and a mobile number."""
    case = submit(contact_telephone=MOBILE)
    run_effects()
    deliver_all(NOW)
    return case


@pytest.fixture
def call(client: Client, settings: LazySettings) -> Any:
    """call(body, token=…): Notify's call, and the status that it gets."""
    settings.NOTIFY_BEARER = BEARER

    def made(body: bytes, token: str = f"Bearer {BEARER}") -> int:
        headers = {"Authorization": token} if token else {}
        return client.post("/notify/delivered", body, content_type="application/json", headers=headers).status_code

    return made
