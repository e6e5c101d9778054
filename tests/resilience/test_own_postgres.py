"""A PostgreSQL of the council's own, 15 or later, instead of the embedded one; skipped where the machine has none."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from frontdoor.config.unprivileged import runner
from tests.resilience.installation import Installation

pytestmark = pytest.mark.slow

PLACES = [Path("/usr/lib/postgresql/15/bin"), *([Path(found).parent] if (found := shutil.which("pg_ctl")) else [])]
ROLES = """
CREATE ROLE door_owner LOGIN;
CREATE ROLE door_application LOGIN;
CREATE DATABASE door OWNER door_owner;
"""


@dataclass
class Server:
    socket: Path

    def url(self, role: str, name: str = "door") -> str:
        return f"postgresql://{role}@/{name}?host={self.socket}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    programs = next((place for place in PLACES if (place / "initdb").exists()), None)
    if programs is None:
        pytest.skip("this machine has no PostgreSQL of its own")
    folder = tmp_path_factory.mktemp("pg", numbered=True)
    chosen = runner()
    chosen.own(folder)
    files = str(folder / "files")
    done = chosen.run(str(programs / "initdb"), "-D", files, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
    assert done.returncode == 0, done.stdout
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    done = chosen.run(str(programs / "pg_ctl"), "start", "-w", "-D", files, "-l", str(folder / "log"), "-o", options)
    assert done.returncode == 0, done.stdout
    made = Server(folder)
    with psycopg.connect(made.url("postgres", "postgres"), autocommit=True) as link:
        for statement in ROLES.strip().splitlines():
            link.execute(statement)
    yield made
    chosen.run(str(programs / "pg_ctl"), "stop", "-m", "immediate", "-D", files)


def test_it_serves_and_starts_no_database_of_its_own(server: Server, installation: Installation) -> None:
    _use(installation, server, application="door_application", owner="door_owner")
    installation.start().wait_until_ready()
    assert not (installation.data / "database").exists()
    owner = "SELECT tableowner FROM pg_tables WHERE tablename = 'cases_event'"
    assert installation.ask(owner, server.url("door_application")) == [("door_owner",)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied for table cases_event"):
        installation.ask("DELETE FROM cases_event RETURNING id", server.url("door_application"))
    verified = installation.run("verify")
    assert (verified.returncode, verified.stdout) == (0, "The ledger is whole.\n")
    file = installation.data / "own.backup"
    assert installation.run("backup", str(file)).returncode == 0
    _restored_on_the_same_server(server, installation, file)


@pytest.mark.parametrize("application", ["door_owner", "postgres"])
def test_a_role_that_could_rewrite_the_events_is_refused(
    server: Server, installation: Installation, application: str
) -> None:
    _use(installation, server, application=application, owner="door_owner")
    said = installation.start_and_fail()
    assert f"The role {application} of DATABASE_URL owns the events, or is a superuser" in said
    assert said.endswith("frontdoor up: Nothing was started.\n")


def test_a_server_that_does_not_answer_is_named(installation: Installation, tmp_path: Path) -> None:
    installation.environment = {"DATABASE_URL": f"postgresql://someone:secret@/door?host={tmp_path}"}
    said = installation.start_and_fail()
    assert said.startswith("frontdoor up: The database of DATABASE_URL does not answer: ")
    assert "secret" not in said


def _restored_on_the_same_server(server: Server, installation: Installation, file: Path) -> None:
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as link:
        link.execute("CREATE DATABASE again OWNER door_owner")
    with psycopg.connect(server.url("postgres", "again"), autocommit=True) as link:
        link.execute("CREATE EXTENSION cube")
        link.execute("CREATE EXTENSION earthdistance")
    again = Installation(installation.data.parent / "again")
    again.environment = {
        "DATABASE_URL": server.url("door_application", "again"),
        "DATABASE_OWNER_URL": server.url("door_owner", "again"),
    }
    done = again.run("restore", str(file))
    assert done.returncode == 0, done.stderr
    count = "SELECT count(*) FROM places_postcode"
    assert again.ask(count, server.url("door_application", "again")) == installation.ask(
        count, server.url("door_owner")
    )


def _use(installation: Installation, server: Server, *, application: str, owner: str) -> None:
    installation.environment = {"DATABASE_URL": server.url(application), "DATABASE_OWNER_URL": server.url(owner)}
