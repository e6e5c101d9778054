"""A session is found as Django finds it: while it lasts, and by its own key."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from frontdoor.web.sessions import SessionStore


@pytest.fixture
def key(db: None) -> str:
    store = SessionStore()
    store["who"] = "somebody"
    store.save()
    assert store.session_key
    return store.session_key


def test_a_session_is_found_by_its_key(key: str) -> None:
    assert SessionStore(key).load() == {"who": "somebody"}
    assert SessionStore("another" * 4).load() == {}


def test_one_that_has_ended_is_none_and_its_key_is_not_used_again(key: str) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    ended = SessionStore(key)
    assert (ended.load(), ended.session_key) == ({}, None)
