"""While clients send, staff act and the worker tells, everything is killed at random and the disk fills once: nothing
acknowledged is lost or doubled, and what nobody can know is shown to a person."""

import os
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.adapters.mail.servers import SENDER, Told
from tests.adapters.mail.servers import running as mail_server
from tests.resilience.installation import Installation, wait_for
from tests.resilience.officer import Officer, officer
from tests.resilience.storm import FULL_SECONDS, Sender, disk, doubt, fill, keys, kill_until

pytestmark = pytest.mark.slow

CLIENTS = 32
LONG = bool(os.environ.get("TESTS_LONG"))
SECONDS, PAUSE_SECONDS = (3600, 10.0) if LONG else (120, 1.5)
SETTLE_SECONDS = 240
UNFINISHED = """
    SELECT (SELECT count(*) FROM effects_effect WHERE state = 'waiting')
         + (SELECT count(*) FROM messaging_message WHERE state = 'waiting')
"""
SENT_BY = "SELECT answers->>'details', count(*) FROM cases_answerset WHERE answers ? 'surface' GROUP BY 1"
REFERENCES = """
    SELECT answers->>'details', reference FROM cases_answerset s JOIN cases_case c ON c.id = s.case_id
    WHERE answers ? 'surface'
"""
MOVED = """
    SELECT reference, codes->>'transition' FROM cases_event e JOIN cases_case c ON c.id = e.case_id
    WHERE e.kind = 'moved'
"""
IN_DOUBT = "SELECT message_id FROM messaging_message WHERE state = 'undecided'"
TOLD = "SELECT message_id FROM messaging_message WHERE state = 'sent'"


def test_nothing_acknowledged_is_lost_or_doubled_whatever_is_killed(tmp_path: Path) -> None:
    told = Told()
    with mail_server(told) as port, disk(tmp_path / "disk") as is_own:
        installation = Installation(
            tmp_path / "disk" / "data",
            environment={"SMTP_URL": f"smtp://127.0.0.1:{port}", "FRONTDOOR_MAIL_FROM": SENDER},
        )
        try:
            installation.start().wait_until_ready()
            ines = officer(installation)
            senders, killed = _storm(installation, ines, fills=is_own)
            _settle(installation)
            if is_own:
                assert "No space left on device" in (installation.data / "database.log").read_text(errors="replace")
            _judge(installation, senders, ines, told)
        finally:
            installation.clear()
    acknowledged = sum(len(sender.acknowledged) for sender in senders)
    print(f"{acknowledged} acknowledged, {len(ines.taken)} steps, {len(told.took)} letters, killed {Counter(killed)}")
    assert acknowledged > CLIENTS
    assert set(killed) == {"web", "worker", "database"}


def _storm(installation: Installation, ines: Officer, *, fills: bool) -> tuple[list[Sender], list[str]]:
    senders = [Sender(installation.address, key) for key in keys(installation, CLIENTS)]
    over, killed = threading.Event(), list[str]()
    threads = [threading.Thread(target=sender.send_until, args=[over, PAUSE_SECONDS]) for sender in senders]
    threads.append(threading.Thread(target=ines.act_until, args=[over]))
    threads.append(threading.Thread(target=kill_until, args=[installation, over, killed]))
    for thread in threads:
        thread.start()
    time.sleep(SECONDS / 2)
    if fills:
        fill(installation, over, killed)
    time.sleep(SECONDS / 2 - FULL_SECONDS)
    over.set()
    for thread in threads:
        thread.join()
    return senders, killed


def _settle(installation: Installation) -> None:
    """Everything comes back by itself, and what waits is done. What was being sent when its worker was killed is shown
    to a person after some minutes, which are not waited for."""
    wait_for(lambda: installation.status("/ready") == 200, installation.said, seconds=SETTLE_SECONDS)
    wait_for(lambda: installation.ask(UNFINISHED) == [(0,)], installation.said, seconds=SETTLE_SECONDS)
    doubt(installation)
    assert installation.ask("SELECT count(*) FROM messaging_message WHERE state = 'sending'") == [(0,)]


def _judge(installation: Installation, senders: list[Sender], ines: Officer, told: Told) -> None:
    moved = Counter((f"{plain[:4]}-{plain[4:]}", step) for plain, step in installation.ask(MOVED))
    assert ines.taken, "no staff acted"
    assert {step: moved[step] for step in ines.taken if moved[step] != 1} == {}, "said to be taken, and not there once"
    assert [refused for sender in senders for refused in sender.refused] == []
    times = dict(installation.ask(SENT_BY))
    acknowledged = {number: reference for sender in senders for number, reference in sender.acknowledged.items()}
    references = {number: f"{plain[:4]}-{plain[4:]}" for number, plain in installation.ask(REFERENCES)}
    assert {number for number, count in times.items() if count != 1} == set(), "sent once, and there twice"
    assert set(times) <= {number for sender in senders for number in sender.tried}, "there, and never sent"
    assert {number: references.get(number) for number in acknowledged} == acknowledged, "acknowledged, and not there"
    letters = Counter(str(letter["Message-ID"]).strip("<> ").split("@")[0] for letter in told.letters())
    doubtful = {str(message) for (message,) in installation.ask(IN_DOUBT)}
    assert {message for message, count in letters.items() if count != 1 and message not in doubtful} == set()
    assert {str(message) for (message,) in installation.ask(TOLD)} <= set(letters), "said to be sent, and never taken"
    done = installation.run("verify")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "The ledger is whole."), done.stdout
