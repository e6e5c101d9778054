"""The two roles in a database of their own making. It must not use anything but PostgreSQL's own refusals."""

import psycopg
import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_tests_run_as_the_application() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("frontdoor",)
