"""A backup made while everything runs, and restored elsewhere: the same rows, documents and secret key."""

import json
import stat
import tarfile
from pathlib import Path

import pytest

from tests.resilience.installation import Installation

pytestmark = pytest.mark.slow

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"


def test_what_is_restored_is_what_was_backed_up(running: Installation, installation: Installation) -> None:
    for name in ("mary", "jo", "ali"):
        assert running.run("staff", "invite", f"{name}@example.org").returncode == 0
    document = running.data / "documents" / "ab" / "abcd"
    document.parent.mkdir(parents=True)
    document.write_bytes(b"\xff\xd8 a photograph")
    before = _everything(running)
    file = running.data.parent / "whole.backup"

    done = running.run("backup", str(file))
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    # What happens after the backup is not in it.
    assert running.run("staff", "invite", "later@example.org").returncode == 0
    done = installation.run("restore", str(file))
    assert done.returncode == 0, done.stderr

    installation.start().wait_until_ready()
    assert len(before["parties_user"]) == 3
    assert _everything(installation) == before
    assert (installation.data / "documents" / "ab" / "abcd").read_bytes() == b"\xff\xd8 a photograph"
    assert (installation.data / "secret-key").read_text() == (running.data / "secret-key").read_text()
    assert installation.run("verify").returncode == 0


def test_the_restored_database_has_the_same_rights(running: Installation, installation: Installation) -> None:
    file = running.data.parent / "rights.backup"
    assert running.run("backup", str(file)).returncode == 0
    assert installation.run("restore", str(file)).returncode == 0
    rights = (
        "SELECT table_name, privilege_type FROM information_schema.table_privileges "
        "WHERE grantee = 'frontdoor' ORDER BY 1, 2"
    )
    installation.start().wait_until_ready()
    assert installation.ask(rights) == running.ask(rights)
    events = [privilege for table, privilege in running.ask(rights) if table == "cases_event"]
    assert events == ["INSERT", "SELECT"]


def test_a_restore_never_mixes_what_was_with_what_is(running: Installation) -> None:
    file = running.data.parent / "again.backup"
    assert running.run("backup", str(file)).returncode == 0
    before = _everything(running)
    done = running.run("restore", str(file))
    assert (done.returncode, done.stderr.startswith("frontdoor restore: The database is not empty.")) == (1, True)
    assert _everything(running) == before


def test_a_file_that_is_no_backup_is_refused_and_makes_nothing(installation: Installation, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear council")
    done = installation.run("restore", str(tmp_path / "letter"))
    assert (done.returncode, done.stderr) == (
        1,
        f"frontdoor restore: {tmp_path / 'letter'} is not a backup of Front Door.\n",
    )
    assert not installation.data.exists()


def test_a_backup_that_lost_rows_is_not_taken_for_whole(running: Installation, installation: Installation) -> None:
    file, spoilt = running.data.parent / "one.backup", running.data.parent / "spoilt.backup"
    assert running.run("backup", str(file)).returncode == 0
    unpacked = running.data.parent / "unpacked"
    with tarfile.open(file) as archive:
        archive.extractall(unpacked, filter="data")
    about = json.loads((unpacked / "about.json").read_text())
    about["tables"]["places_postcode"] += 1
    (unpacked / "about.json").write_text(json.dumps(about))
    with tarfile.open(spoilt, "w") as archive:
        for part in unpacked.iterdir():
            archive.add(part, part.name)
    done = installation.run("restore", str(spoilt))
    assert (done.returncode, "was not restored whole" in done.stderr) == (1, True)


def _everything(installation: Installation) -> dict[str, list[str]]:
    """Every row of every table as text, but for the jobs and heartbeats that a running worker keeps changing."""
    names = [name for (name,) in installation.ask(TABLES) if not name.startswith("procrastinate_")]
    return {
        name: sorted(row for (row,) in installation.ask(f'SELECT t::text FROM "{name}" t'))  # names of our own tables
        for name in names
    }
