"""A connection that is kept from request to request: found to be dead without being asked, and alive at no cost."""

import pytest
from django.db import connection


def test_a_live_connection_is_used_again_without_a_question(db: None, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(0):
        assert connection.is_usable()


@pytest.mark.django_db
def test_a_connection_whose_server_ended_is_found_to_be_dead() -> None:
    kept = connection.copy()
    kept.connect()
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [kept.connection.info.backend_pid])
    assert (kept.is_usable(), connection.is_usable()) == (False, True)
