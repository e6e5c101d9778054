"""The embedded PostgreSQL under rough use: many users at once, a kill, a deep folder, a version that does not fit."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from frontdoor.config import embedded, unprivileged, variables
from frontdoor.config.embedded import Cluster, NoPostgres, running

USE = """
import sys, time
from pathlib import Path
from frontdoor.config.embedded import Cluster, running
import psycopg
with running(Cluster(Path(sys.argv[1]), durable=False)) as cluster, psycopg.connect(cluster.url()) as link:
    time.sleep(float(sys.argv[2]))
    print(link.execute("SELECT current_user").fetchone()[0])
"""


@pytest.fixture
def cluster(tmp_path: Path) -> Cluster:
    return Cluster(tmp_path / "data", durable=False)


def test_several_processes_may_race_to_start_it_and_the_last_one_stops_it(cluster: Cluster) -> None:
    users = [_user(cluster, seconds) for seconds in ("0.1", "0.7", "1.3")]
    assert [user.communicate()[0].strip() for user in users] == ["frontdoor", "frontdoor", "frontdoor"]
    assert not cluster.is_alive()


def test_what_was_committed_survives_a_kill_of_the_server(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "data")
    with running(cluster):
        with psycopg.connect(cluster.url(owner=True)) as link:
            link.execute("CREATE TABLE kept (n int)")
            link.execute("INSERT INTO kept VALUES (7)")
        os.kill(int((cluster.files / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
    with running(cluster), psycopg.connect(cluster.url(owner=True)) as link:
        assert link.execute("SELECT n FROM kept").fetchall() == [(7,)]


def test_a_folder_too_deep_for_a_socket_has_its_socket_elsewhere(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / ("deep" * 20) / "data", durable=False)
    with running(cluster):
        assert cluster.socket.parent != cluster.folder
        assert cluster.socket.stat().st_mode & 0o077 == 0
        assert cluster.answers()


def test_a_half_made_database_is_made_again(cluster: Cluster) -> None:
    half = cluster.folder / "database.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    with running(cluster):
        assert cluster.answers()


def test_files_of_another_version_are_refused_in_plain_words(cluster: Cluster) -> None:
    cluster.files.mkdir(parents=True)
    (cluster.files / "PG_VERSION").write_text("14\n")
    with pytest.raises(NoPostgres, match=r"was made by PostgreSQL 14, and this is PostgreSQL \d+\. Make a backup"):
        running(cluster).__enter__()


def test_neither_statements_nor_values_reach_the_log(cluster: Cluster) -> None:
    with running(cluster), psycopg.connect(cluster.url(owner=True), autocommit=True) as link:
        link.execute("CREATE TABLE person (email text UNIQUE)")
        link.execute("INSERT INTO person VALUES ('mary@example.org')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            link.execute("INSERT INTO person VALUES ('mary@example.org')")
    log = cluster.log.read_text()
    assert "duplicate key value" in log
    assert "mary" not in log


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become nobody")
def test_where_namespaces_are_refused_root_becomes_nobody(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = unprivileged.Runner(user="nobody")
    monkeypatch.setattr(embedded, "runner", lambda: nobody)
    reachable = Path("/tmp") / f"frontdoor-nobody-{os.getpid()}"
    cluster = Cluster(reachable, durable=False)
    if nobody.run("test", "-x", str(embedded.program("postgres"))).returncode:
        pytest.skip("nobody cannot reach this checkout")
    try:
        with running(cluster):
            assert cluster.files.owner() == "nobody"
        hidden = tmp_path_factory.mktemp("hidden")
        hidden.chmod(0o700)
        with pytest.raises(unprivileged.OutOfReach, match="Run this as an ordinary user"):
            running(Cluster(hidden / "data", durable=False)).__enter__()
    finally:
        subprocess.run(["rm", "-rf", str(reachable)], check=True)


def _user(cluster: Cluster, seconds: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", USE, str(cluster.folder), seconds],
        cwd=variables.CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
    )
