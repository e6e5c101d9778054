"""What was written down about access stays as it was written."""

import pytest
from django.db import DatabaseError, connection, transaction

from frontdoor.engine.parties.models import Administration


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE parties_administration SET what = 'invited'",
        "DELETE FROM parties_administration",
        "TRUNCATE parties_administration CASCADE",
    ],
)
def test_the_record_of_administration_cannot_be_changed_or_emptied(person, statement):
    person("ann", "administrators", "administrator")
    before = list(Administration.objects.values())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(Administration.objects.values()) == before
    assert len(before) == 3


def test_an_email_in_capitals_is_refused_by_the_database(person):
    ann = person("ann")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE parties_user SET email = 'Ann@example.org' WHERE id = %s", [ann.pk])
    ann.refresh_from_db()
    assert ann.email == "ann@example.org"
