"""Tests run as the application's role; the owner's role only makes the tables and clears them.

No fixture of one part is here: that stands beside its tests.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from frontdoor.config import embedded, roles


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Each worker's database is a copy of the one that the plugin brought, tables and all."""
    from django.conf import settings

    given = settings.DATABASES["default"]
    given.setdefault("TEST", {})["TEMPLATE"] = given["NAME"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The owner has made the tables; from here on every connection is the application's."""
    from django.db import connection
    from django.db.backends.signals import connection_created

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        roles.grant(_Answering(cursor), embedded.APPLICATION)
        become_application(sender=None, connection=connection)
        connection_created.connect(become_application)
        _let_the_owner_truncate()
    yield
    connection_created.disconnect(become_application)
    with django_db_blocker.unblock():
        connection.close()


def become_application(sender: object, connection: Any, **given: object) -> None:
    """Whoever connects is the owner; SET ROLE makes it the application, with no more rights than in the field."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {embedded.APPLICATION}")


def _let_the_owner_truncate() -> None:
    """Clearing tables between transactional tests is the one thing that the owner must do, past the triggers."""
    from django.db import connection
    from django.db.backends.postgresql.operations import DatabaseOperations

    flush = DatabaseOperations.execute_sql_flush

    def as_owner(self: DatabaseOperations, statements: list[str]) -> None:
        # The jobs' tables are not Django's, so its flush would leave what was committed to them.
        before = ["RESET ROLE", "SET session_replication_role = replica", "TRUNCATE procrastinate_jobs CASCADE"]
        after = ["SET session_replication_role = origin", f"SET ROLE {embedded.APPLICATION}"]
        flush(self, [*before, *statements, *after])

    DatabaseOperations.execute_sql_flush = as_owner
    assert connection.vendor == "postgresql"


class _Answering:
    """Django's cursor in the shape of psycopg's: execute gives the cursor back."""

    def __init__(self, cursor: Any) -> None:
        self.cursor = cursor

    def execute(self, *given: Any) -> Any:
        self.cursor.execute(*given)
        return self.cursor


FIRST = (
    "resilience/test_kill_storm.py",
    "resilience/",
    "config/test_bringing_in_interrupted.py",
    "config/test_demonstration.py",
    "walks/test_a_changed_definition_is_noticed.py",
)
"""What takes long and mostly waits: begun early, it leaves no processor idle at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: next((at for at, part in enumerate(FIRST) if part in item.nodeid), len(FIRST)))
