"""The two roles, in a database of the tests' own. Only PostgreSQL's own refusals count here."""

import pytest
from django.db import ProgrammingError, connection, transaction

from frontdoor.config import roles

pytestmark = pytest.mark.django_db


def test_the_tests_run_as_the_application() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("frontdoor",)


@pytest.mark.parametrize(
    "statement", ["UPDATE cases_event SET seq = 9", "DELETE FROM cases_event", "TRUNCATE cases_event CASCADE"]
)
def test_the_application_cannot_rewrite_what_happened(statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied for table cases_event"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_role_that_owns_the_events_is_refused_as_the_application() -> None:
    with connection.cursor() as cursor:
        roles.refuse_one_role_for_both(cursor.connection)
        cursor.execute("RESET ROLE")
        with pytest.raises(roles.OneRoleForBoth, match="The role frontdoor_owner of DATABASE_URL owns the events"):
            roles.refuse_one_role_for_both(cursor.connection)
        cursor.execute("SET ROLE frontdoor")
