"""While clients send, staff act and the worker tells, everything is killed at random and the disk fills once: nothing
acknowledged is lost or doubled, all that must follow is told once, and what nobody can know is shown to a person."""

import os
import shutil
import threading
import time
import warnings
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from tests.adapters.mail.servers import SENDER, Told
from tests.adapters.mail.servers import running as mail_server
from tests.resilience.clients import Reader, Resident, Sender, Software
from tests.resilience.finding import Found, Shown, found, shown_on
from tests.resilience.installation import Installation, wait_for
from tests.resilience.judging import Known, faults
from tests.resilience.officer import Officer, officers
from tests.resilience.storm import DISK_MB, FULL_SECONDS, SlowlyTold, disk, doubt, fill, keys, kill_until
from tests.resilience.what_follows import FOOTPATH, POTHOLE

pytestmark = pytest.mark.slow

LONG = bool(os.environ.get("TESTS_LONG"))
SECONDS, PAUSE_SECONDS = (3600, 10.0) if LONG else (120, 1.5)
SOFTWARE, RESIDENTS = 24, 8
SETTLE_SECONDS = 240
MOST_CODES_AT_LAST = 5
NOT_FILLED = "THE DISK WAS NOT FILLED in the kill storm: no small disk may be mounted here (root may, where tmpfs is)."
STAFF = {"ines": POTHOLE, "ravi": POTHOLE, "sue": FOOTPATH}
UNFINISHED = """
    SELECT (SELECT count(*) FROM effects_effect WHERE state = 'waiting')
         + (SELECT count(*) FROM messaging_message WHERE state IN ({}))
"""


def test_nothing_acknowledged_is_lost_or_doubled_whatever_is_killed(tmp_path: Path) -> None:
    told = SlowlyTold()
    with mail_server(told) as port, disk(tmp_path / "disk") as is_own:
        if not is_own:
            warnings.warn(NOT_FILLED, stacklevel=1)
        installation = Installation(
            tmp_path / "disk" / "data",
            environment={"SMTP_URL": f"smtp://127.0.0.1:{port}", "FRONTDOOR_MAIL_FROM": SENDER},
        )
        try:
            installation.start().wait_until_ready()
            staff = officers(installation, STAFF)
            over = threading.Event()
            senders = _senders(installation, told, over)
            killed = _storm(installation, senders, staff, over, fills=is_own)
            _settle(installation)
            known = _judge(installation, senders, staff, told)
        finally:
            installation.clear()
    print(f"{len(known.acknowledged)} acknowledged, {len(known.taken)} steps, {len(told.took)} letters", end=", ")
    print(f"{len(known.photographs)} photographs, {len(known.codes)} looked for, killed {Counter(killed)}")
    assert len(known.acknowledged) > len(senders)
    assert set(killed) == {"web", "worker", "database"}


def test_the_disk_of_the_storm_could_be_filled(tmp_path: Path) -> None:
    """So that where it could not, what was run is counted as skipped, with these words."""
    with disk(tmp_path / "disk") as is_own:
        if not is_own:
            pytest.skip(NOT_FILLED)
        assert shutil.disk_usage(tmp_path / "disk").total == DISK_MB << 20


def _senders(installation: Installation, told: Told, over: threading.Event) -> list[Sender]:
    """Software of two services, some with a photograph and some that look at their case; and residents on pages."""
    at = installation.address
    senders: list[Sender] = [
        Software(at, service, photographs=number % 6 == 1, key=key)
        for number, (key, service) in enumerate(zip(keys(installation, SOFTWARE), cycle([POTHOLE, FOOTPATH])))
    ]
    for sender in senders[::3]:
        sender.reads = Reader(at, told, sender.known, over)
    return senders + [Resident(at, photographs=number % 4 == 0) for number in range(RESIDENTS)]


def _storm(
    installation: Installation,
    senders: Sequence[Sender],
    staff: Sequence[Officer],
    over: threading.Event,
    *,
    fills: bool,
) -> list[str]:
    """What was killed. A fault of those outside ends the test and is not lost with its thread."""
    killed = list[str]()
    with ThreadPoolExecutor(len(senders) + len(staff) + 1) as pool:
        acting = [pool.submit(sender.send_until, over, PAUSE_SECONDS) for sender in senders]
        acting += [pool.submit(each.act_until, over) for each in staff]
        acting.append(pool.submit(kill_until, installation, over, killed))
        try:
            time.sleep(SECONDS / 2)
            if fills:
                fill(installation, over, killed)
            time.sleep(SECONDS / 2 - FULL_SECONDS)
        finally:
            over.set()
    for done in acting:
        done.result()
    return killed


def _settle(installation: Installation) -> None:
    """Everything comes back by itself, and what waits is done. What was being sent when its worker was killed is shown
    to a person after some minutes, which are not waited for."""
    wait_for(lambda: installation.status("/ready") == 200, installation.said, seconds=SETTLE_SECONDS)
    _wait_until_finished(installation, "'waiting'")
    doubt(installation)


def _wait_until_finished(installation: Installation, states: str = "'waiting', 'sending'") -> None:
    wait_for(lambda: installation.ask(UNFINISHED.format(states)) == [(0,)], installation.said, seconds=SETTLE_SECONDS)


def _judge(installation: Installation, senders: Sequence[Sender], staff: Sequence[Officer], told: Told) -> Known:
    """Twice: as the storm left it, and when a person has settled all that a page shows. Then nothing is left open."""
    _look_again(senders)
    _wait_until_finished(installation)
    known = Known.of_all(sender.known for sender in senders)
    known.taken = [step for each in staff for step in each.taken]
    assert all(each.taken for each in staff), "somebody of staff never acted"
    left = found(installation.ask, told.letters(), Shown())
    shown = _settled_by_hand(staff, left)
    assert not (wrong := faults(known, replace(left, shown=shown))), "\n".join(wrong)
    print(f"{len(shown.messages)} shown to a person", end=", ")
    _wait_until_finished(installation)
    after = found(installation.ask, told.letters(), _shown_to(staff))
    assert not (wrong := faults(known, after)), "\n".join(wrong)
    assert after.shown == Shown(), "settled, and still shown"
    hidden = [each for case in after.cases for each in case.documents if not _sees(staff, case.service, each)]
    assert hidden == [], "a photograph that cannot be seen"
    done = installation.run("verify")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "The ledger is whole."), done.stdout
    return known


def _look_again(senders: Sequence[Sender]) -> None:
    """What nobody could look at during the storm is there now."""
    with ThreadPoolExecutor(len(senders)) as pool:
        list(pool.map(_look_again_as, senders))


def _look_again_as(sender: Sender) -> None:
    if sender.reads:
        sender.reads.over, sender.reads.most_codes = threading.Event(), MOST_CODES_AT_LAST
        for number in sender.unread:
            reference = sender.known.acknowledged[number]
            if not sender.reads(number, reference):
                sender.known.missed.append(f"{reference}, no code came")


def _settled_by_hand(staff: Sequence[Officer], left: Found) -> Shown:
    """All that the page of messages shows to those who see the cases. They settle it by what the mail server took, and
    look again, since the page shows so many at a time."""
    contacts = {case.reference: case.contact for case in left.cases}
    letters, shown = set(left.letters), Shown()
    for each in staff:
        while (now := shown_on(each.page)).to_settle:
            shown |= now
            for message, reference, subject in now.to_settle:
                each.settle(message, arrived=(contacts[reference], subject) in letters)
        shown |= now
    return shown


def _shown_to(staff: Sequence[Officer]) -> Shown:
    shown = Shown()
    for each in staff:
        shown |= shown_on(each.page)
    return shown


def _sees(staff: Sequence[Officer], service: str, document: str) -> bool:
    return any(each.sees_picture(document) for each in staff if each.service == service)
