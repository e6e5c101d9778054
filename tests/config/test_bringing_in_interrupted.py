"""The command as a process beside a running installation: killed and run again, each row is there once."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.config.test_bringing_in_by_command import HEAD, MAPPING
from tests.resilience.installation import Installation, wait_for

pytestmark = pytest.mark.slow

ROWS = 200
JOINED = """INSERT INTO parties_membership (user_id, team_id, role, from_on)
    SELECT u.id, t.id, 'handler', '2020-01-01' FROM parties_user u, parties_team t
    WHERE u.email = 'ines@example.org' AND t.key = 'highways_area_teams'"""
BROUGHT = "SELECT count(*), count(closed_at) FROM cases_case"
KILLED_AT = (20, 70, 130)
"""How many cases are there when it is killed."""


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """One that runs, in which somebody of the highways area teams can close cases."""
    made = Installation(tmp_path / "data")
    made.start().wait_until_ready()
    assert made.run("staff", "invite", "ines@example.org").returncode == 0
    with psycopg.connect(made.cluster.url(owner=True)) as link:
        link.execute(JOINED)
    yield made
    made.clear()


def test_killed_three_times_and_run_again_each_row_is_there_once(installation: Installation, tmp_path: Path) -> None:
    mapping, export, report = tmp_path / "mapping.yaml", tmp_path / "export.csv", tmp_path / "report.txt"
    mapping.write_text(MAPPING)
    export.write_text(HEAD + "".join(_row(number) for number in range(ROWS)) + "x,never,,Sidewalk,,53.85,-2.16\n")
    given = ("bring", str(mapping), str(export), "--by", "ines@example.org", "--report", str(report))
    for enough in KILLED_AT:
        _killed(installation, given, enough)
        assert report.read_text() == "It has not ended yet, or was interrupted: run it again.\n"
    before = installation.ask(BROUGHT)[0][0]
    assert before < ROWS
    done = installation.run(*given)
    ((cases, closed),) = installation.ask(BROUGHT)
    assert (done.returncode, cases, closed) == (1, ROWS, ROWS // 2), done.stderr
    new = ROWS - before
    assert f", {before} there, 0 differs, 0 not closed, 1 refused, 0 gone" in done.stdout.splitlines()[-1]
    assert sum(int(word) for word in done.stdout.splitlines()[-1].replace(",", "").split()[:3:2]) == new
    assert report.read_text().splitlines()[1].startswith(f"line {ROWS + 2}, x: refused:")
    assert installation.run("verify").stdout.splitlines()[-1] == "The ledger is whole."


def _row(number: int) -> str:
    ended = "2022-01-22T10:00:00" if number % 2 else ""
    return f"{number},2022-01-21T13:47:00,{ended},Sidewalk,Albert Road,53.85,-2.16\n"


def _killed(installation: Installation, given: tuple[str, ...], enough: int) -> None:
    begun = subprocess.Popen(
        [*installation.command, *given, "--data", str(installation.data)],
        cwd=installation.checkout,
        env=installation.clean_environment(),
    )
    wait_for(lambda: installation.ask(BROUGHT)[0][0] >= enough or begun.poll() is not None)
    begun.kill()
    assert begun.wait() == -9
