"""A command that meets the tables of an older release says so, instead of failing on the first that is missing."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from frontdoor.config import database
from frontdoor.config.commands import CannotGoOn


@pytest.mark.django_db
def test_tables_of_an_older_release_are_refused() -> None:
    database.start_django(current=True)
    MigrationRecorder(connection).record_unapplied("places", "0003_points_and_boundaries")
    with pytest.raises(CannotGoOn, match="older release"):
        database.start_django(current=True)
