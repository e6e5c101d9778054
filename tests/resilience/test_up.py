"""`up` as people meet it: the same data or port twice, a child that dies, commands beside it, the end."""

import signal
import stat
import uuid
from email.message import EmailMessage
from pathlib import Path

import psutil
import pytest

from tests.adapters.mail.dsn import report
from tests.resilience.installation import Installation, alive, wait_for

pytestmark = pytest.mark.slow

SENT_BEFORE = """INSERT INTO messaging_message (key, channel, "to", language, subject, body, state, urgent, message_id,
    attempts, failures, given_up, post, provider_id, written_at, sent_at, answer)
    VALUES ('x', 'email', 'jo@example.net', 'en', '', '', 'sent', false, '%s', 1, 0, '[]', 'smtp', '', now(), now(), '')
    RETURNING id"""


def test_what_is_kept_is_for_its_owner_alone(running: Installation) -> None:
    assert stat.S_IMODE(running.data.stat().st_mode) == 0o700
    assert stat.S_IMODE((running.data / "secret-key").stat().st_mode) == 0o600


def test_the_database_listens_on_no_network(running: Installation) -> None:
    assert running.ask("SHOW listen_addresses") == [("",)]


def test_without_a_mail_server_it_says_that_nobody_is_being_told_anything(running: Installation) -> None:
    assert "nobody is being told anything" in running.said()


def test_a_second_one_on_the_same_data_says_so(running: Installation) -> None:
    second = Installation(running.data).start_and_fail()
    assert second == f"frontdoor up: Front Door is already running with {running.data}, on port {running.port}.\n"


def test_a_second_one_on_the_same_port_says_so(running: Installation, tmp_path: Path) -> None:
    second = Installation(tmp_path / "other", port=running.port).start_and_fail()
    assert second.startswith(f"frontdoor up: Something already answers on port {running.port}.")
    assert not (tmp_path / "other").exists()


def test_a_worker_that_dies_is_started_again_and_until_then_it_is_not_ready(running: Installation) -> None:
    _process(running, "worker").kill()
    wait_for(lambda: "worker ended with status -9; starting it again" in running.said(), running.said)
    wait_for(lambda: running.status("/ready") == 200, running.said)
    assert running.status("/health") == 200


def test_a_web_server_that_dies_is_started_again_and_leaves_nobody_on_its_port(running: Installation) -> None:
    web = _process(running, "frontdoor.config.serving")
    workers = web.children()
    assert len(workers) == 2
    web.kill()
    wait_for(lambda: "web ended with status -9; starting it again" in running.said(), running.said)
    wait_for(lambda: alive(workers) == [], running.said)
    wait_for(lambda: running.status("/ready") == 200, running.said)


def test_a_database_that_dies_is_started_again(running: Installation) -> None:
    pid = int((running.cluster.files / "postmaster.pid").read_text().splitlines()[0])
    psutil.Process(pid).kill()
    wait_for(lambda: "the database ended; starting it again" in running.said(), running.said)
    wait_for(lambda: running.status("/ready") == 200, running.said)


def test_other_commands_work_beside_it_and_leave_it_running(running: Installation) -> None:
    done = running.run("verify")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "The ledger is whole.")
    assert running.process and running.process.poll() is None
    # A worker that died when the database did may still be coming back.
    wait_for(lambda: running.status("/ready") == 200, running.said)


def test_a_command_on_a_folder_without_data_says_so_and_makes_nothing(installation: Installation) -> None:
    done = installation.run("verify")
    assert (done.returncode, done.stderr) == (
        1,
        f"frontdoor verify: There is no Front Door in {installation.data} yet. "
        f"`bin/frontdoor up --data {installation.data}` makes one.\n",
    )
    assert not installation.data.exists()


def test_ctrl_c_ends_everything_and_a_kill_of_everything_loses_nothing(installation: Installation) -> None:
    installation.start().wait_until_ready()
    invited = installation.run("staff", "invite", "mary@example.org", "--name", "Mary Elm")
    assert invited.returncode == 0, invited.stderr
    installation.kill()
    assert installation.processes() == []
    installation.start().wait_until_ready()
    assert installation.ask("SELECT email FROM parties_user") == [("mary@example.org",)]
    everything = installation.processes()
    assert installation.end(signal.SIGINT) == 0, installation.said()
    wait_for(lambda: alive(everything) == [], installation.said, seconds=5)
    assert installation.said().endswith("Ended. What was kept is kept.\n")


def test_a_kill_of_up_alone_takes_its_children_along(installation: Installation) -> None:
    installation.start().wait_until_ready()
    children = psutil.Process(installation.process.pid).children(recursive=True)
    installation.process.kill()
    wait_for(lambda: alive(children) == [], installation.said)
    assert installation.status("/health") == 0


def _process(running: Installation, word: str) -> psutil.Process:
    up = psutil.Process(running.process.pid)
    (found,) = [child for child in up.children() if word in child.cmdline()]
    return found


def test_a_letter_that_came_back_is_read_while_it_runs(running: Installation) -> None:
    """As a mail server pipes it: once it is noted, and never is it sent back."""
    identity = uuid.uuid4()
    running.ask(SENT_BEFORE % identity)
    letter = EmailMessage()
    letter["Message-ID"] = f"<{identity}@example.org>"
    came_back = report(letter).decode()
    done = [running.run("bounce", typed=typed) for typed in (came_back, came_back, "Subject: Hello\n\nHello\n")]
    assert [one.returncode for one in done] == [0, 0, 0]
    assert [one.stderr.strip() for one in done] == [
        "Noted.",
        "Nothing waits for this report. Nothing was done.",
        "This is no report about a letter of ours. Nothing was done.",
    ]
    assert running.ask(f"SELECT state, answer FROM messaging_message WHERE message_id = '{identity}'") == [
        ("refused", "5.1.1")
    ]
