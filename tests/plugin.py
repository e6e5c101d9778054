"""One PostgreSQL for a whole test run, shared by its workers, before Django reads its settings.

Given to pytest with -p, since pytest-django reads the settings before any conftest. Tests run as the application's
role; the owner's role only makes the tables and clears them.
"""

import atexit
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from frontdoor.config import embedded, roles, variables

_open = ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The environment is set here, the first moment that pytest gives: no setting of the machine may leak in."""
    if "FRONTDOOR_TESTING" in os.environ:
        return
    for name in variables.VARIABLES:
        os.environ.pop(name, None)
    folder = Path(tempfile.mkdtemp(prefix="frontdoor-test-"))
    _open.callback(_forget, folder)
    atexit.register(_open.close)
    cluster = _open.enter_context(embedded.running(embedded.Cluster(folder, durable=False)))
    os.environ |= {
        "FRONTDOOR_TESTING": str(os.getpid()),
        "DATABASE_URL": cluster.url(owner=True),
        "FRONTDOOR_DATA": str(folder / "data"),
        "FRONTDOOR_SECRET_KEY": "only-for-tests",
        "DJANGO_SETTINGS_MODULE": "frontdoor.config.settings",
    }


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:  # noqa: PT004
    """The owner has made the tables; from here on every connection is the application's."""
    from django.db import connection
    from django.db.backends.signals import connection_created

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        roles.grant(_Answering(cursor), embedded.APPLICATION)
        become_application(sender=None, connection=connection)
        connection_created.connect(become_application)
        _let_the_owner_truncate()


def become_application(sender: object, connection, **given: object) -> None:
    """Whoever connects is the owner; SET ROLE makes it the application, with no more rights than in the field."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {embedded.APPLICATION}")


def _let_the_owner_truncate() -> None:
    """Clearing tables between transactional tests is the one thing that the owner must do, past the triggers."""
    from django.db import connection
    from django.db.backends.postgresql.operations import DatabaseOperations

    flush = DatabaseOperations.execute_sql_flush

    def as_owner(self: DatabaseOperations, statements: list[str]) -> None:
        before = ["RESET ROLE", "SET session_replication_role = replica"]
        after = ["SET session_replication_role = origin", f"SET ROLE {embedded.APPLICATION}"]
        flush(self, [*before, *statements, *after])

    DatabaseOperations.execute_sql_flush = as_owner
    assert connection.vendor == "postgresql"


class _Answering:
    """Django's cursor in the shape of psycopg's: execute gives the cursor back."""

    def __init__(self, cursor) -> None:
        self.cursor = cursor

    def execute(self, *given):
        self.cursor.execute(*given)
        return self.cursor


def _forget(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
