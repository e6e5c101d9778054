"""The daily root leaves the database, and one that was changed there shows."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection

from frontdoor.config import embedded, roots
from frontdoor.engine.cases.models import Root
from tests.heart import DAY, NOW, Submit, catalogue, postcodes, submit

__all__ = ["catalogue", "postcodes", "submit"]

NEXT_NIGHT = NOW.replace(hour=1, minute=0) + DAY


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "roots"


def test_yesterdays_root_is_written_and_exported_once(submit: Submit, folder: Path) -> None:
    submit()
    submit(at=NEXT_NIGHT - timedelta(minutes=30))
    assert roots.write_yesterdays(now=NEXT_NIGHT) == folder / "2026-11-25.json"
    assert (Root.objects.get().events, [path.name for path in folder.iterdir()]) == (2, ["2026-11-25.json"])
    assert roots.write_yesterdays(now=NEXT_NIGHT) is None
    assert list(roots.faults()) == []


def test_an_export_that_was_missed_is_made_up_for(submit: Submit, folder: Path) -> None:
    submit()
    roots.write_yesterdays(now=NEXT_NIGHT)
    (folder / "2026-11-25.json").unlink()
    roots.write_yesterdays(now=NEXT_NIGHT + DAY)
    assert sorted(path.name for path in folder.iterdir()) == ["2026-11-25.json", "2026-11-26.json"]


def test_a_root_rewritten_in_the_database_shows_against_its_file(submit: Submit, folder: Path) -> None:
    submit()
    roots.write_yesterdays(now=NEXT_NIGHT)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE cases_root SET digest = repeat('0', 64)")
        cursor.execute(f"SET session_replication_role = origin; SET ROLE {embedded.APPLICATION}")
    assert list(roots.faults()) == ["The root of 2026-11-25 is not the one that was exported."]
