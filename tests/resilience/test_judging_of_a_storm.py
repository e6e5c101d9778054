"""The judge of a storm is judged: nothing is wrong where all is well, and each thing broken on purpose is found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from frontdoor.adapters.mail.outbox import OutboxPost
from frontdoor.config import embedded, posts
from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.references import shown
from frontdoor.engine.messaging.post import provide_choice, provide_post
from tests.adapters.mail.servers import SENDER
from tests.heart import Person, Submit, acting, take
from tests.messages import deliver_all, run_effects
from tests.resilience.finding import Shown, found, shown_on
from tests.resilience.judging import Known, faults
from tests.resilience.what_follows import FOOTPATH, POTHOLE, SENT, SERVICES, contact_of
from tests.robot.browser import Browser

RECEIPT = "key = 'received' AND event_id IN (SELECT id FROM cases_event WHERE case_id = {case})"
TOLD_OF_STEP = "event_id IN (SELECT id FROM cases_event WHERE case_id = {case} AND kind = 'moved')"
LOSE = [
    "DELETE FROM cases_answerset WHERE case_id = {case}",
    "DELETE FROM cases_event WHERE case_id = {case}",
    "DELETE FROM cases_case WHERE id = {case}",
]


@dataclass
class Finished:
    """An installation where all that was sent and done was told. `case` is a pothole that was assessed."""

    case: Case
    letters: Path
    known: Known
    page: Callable[[str], str]

    def break_it(self, *statements: str) -> None:
        """As somebody with every right, past the triggers."""
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; RESET ROLE; SET session_replication_role = replica")
            for statement in statements:
                cursor.execute(statement.format(case=self.case.id))
                assert cursor.rowcount, statement
            cursor.execute(f"SET session_replication_role = origin; SET ROLE {embedded.APPLICATION}")

    def lose_letter(self, step: str) -> None:
        self._letter(step).unlink()

    def double_letter(self, step: str) -> None:
        (self.letters / "again.eml").write_bytes(self._letter(step).read_bytes())

    def judged(self, shown: Shown | None = None) -> list[str]:
        there = found(_asked, self.all_letters(), shown_on(self.page) if shown is None else shown)
        return faults(self.known, there)

    def all_letters(self) -> list[EmailMessage]:
        return [_read(path) for path in self.letters.glob("*.eml")]

    def _letter(self, step: str) -> Path:
        wanted = SERVICES[self.case.service].tells[step].subject.format(reference=shown(self.case.reference))
        return next(path for path in self.letters.glob("*.eml") if _read(path)["Subject"] == wanted)


@pytest.fixture
def finished(submit: Submit, person: Person, tmp_path: Path) -> Iterator[Finished]:
    """Two potholes and a footpath, of two teams; two steps."""
    provide_post(OutboxPost(tmp_path / "letters", SENDER))
    ines = person("ines", highways_area_teams="handler", rights_of_way="handler")
    known, now, cases = Known(), timezone.now(), dict[str, Case]()
    for number, service in (("a1", POTHOLE), ("b2", POTHOLE), ("c3", FOOTPATH)):
        left_out = dict.fromkeys(("details", "photos", "contact_name", "contact_telephone"))
        answers = left_out | SERVICES[service].asks | {"contact_email": contact_of(number)}
        cases[number] = submit(service, answers=answers, at=now)
        known.tried[number], known.acknowledged[number] = service, shown(cases[number].reference)
    for number, step, given in (("a1", "assess", {"depth_mm": 55, "risk": "low"}), ("c3", "done", {})):
        take(cases[number], step, acting(ines), at=now, **given)
        known.taken.append((shown(cases[number].reference), step))
    run_effects()
    deliver_all(timezone.now())
    browser = Browser(ines)

    def page(path: str) -> str:
        browser.get(path)
        return browser.html

    yield Finished(cases["a1"], tmp_path / "letters", known, page)
    provide_choice(posts.choose)


def _asked(statement: str) -> Sequence[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def _read(path: Path) -> EmailMessage:
    return message_from_bytes(path.read_bytes(), policy=policy.SMTP)  # type: ignore[return-value]


def test_where_all_is_well_nothing_is_wrong(finished: Finished) -> None:
    assert finished.judged() == []
    assert len(finished.all_letters()) == 5


def test_an_effect_marked_done_without_its_message_is_found(finished: Finished) -> None:
    finished.break_it(f"DELETE FROM messaging_message WHERE {RECEIPT}")
    finished.lose_letter(SENT)
    (fault,) = finished.judged()
    assert fault.endswith("was never written, and no page shows it")


def test_a_message_said_to_be_sent_that_never_left_is_found(finished: Finished) -> None:
    finished.lose_letter("assess")
    (fault,) = finished.judged()
    assert fault.endswith("is sent, and left 0 times")


def test_a_receipt_sent_twice_is_found(finished: Finished) -> None:
    finished.double_letter(SENT)
    (fault,) = finished.judged()
    assert fault.endswith("is sent, and left 2 times")


def test_a_step_whose_message_was_never_planned_is_found(finished: Finished) -> None:
    finished.break_it(
        *(f"DELETE FROM {table} WHERE {TOLD_OF_STEP}" for table in ("messaging_message", "effects_effect"))
    )
    finished.lose_letter("assess")
    written, planned = sorted(finished.judged(), reverse=True)
    assert written.endswith("was never written, and no page shows it")
    assert planned.startswith("nothing was written down to follow assess")


def test_an_acknowledged_case_that_is_lost_is_found(finished: Finished) -> None:
    finished.break_it(*LOSE)
    assert f"{shown(finished.case.reference)} was acknowledged, and is not there" in finished.judged()


def test_a_step_said_to_be_taken_that_is_not_there_is_found(finished: Finished) -> None:
    finished.known.taken.append((finished.known.acknowledged["b2"], "assess"))
    (fault,) = finished.judged()
    assert fault.endswith("was said to be taken, and is there 0 times")


def test_one_sending_that_became_two_cases_is_found(finished: Finished, submit: Submit) -> None:
    case = submit(details="a1", contact_email=contact_of("a1"), at=timezone.now())
    run_effects()
    deliver_all(timezone.now())
    assert any(fault.startswith("a1 was sent once") and shown(case.reference) in fault for fault in finished.judged())


def test_a_case_that_nobody_sent_is_found(finished: Finished) -> None:
    del finished.known.tried["b2"], finished.known.acknowledged["b2"]
    (fault,) = finished.judged()
    assert fault.endswith("is there, and nobody sent it")


def test_an_effect_that_failed_is_found_unless_a_page_shows_it(finished: Finished) -> None:
    finished.break_it(
        f"UPDATE effects_effect SET state = 'failed', fault = 'KeyError' WHERE {RECEIPT}",
        f"DELETE FROM messaging_message WHERE {RECEIPT}",
    )
    finished.lose_letter(SENT)
    assert finished.judged() == []
    hidden = finished.judged(Shown())
    assert [fault.partition(",")[2] for fault in hidden] == [" and no page shows it"] * 2


@pytest.mark.parametrize("state", ["undecided", "refused", "unreachable"])
def test_a_message_that_did_not_arrive_is_found_unless_a_page_shows_it(finished: Finished, state: str) -> None:
    finished.break_it(f"UPDATE messaging_message SET state = '{state}' WHERE {TOLD_OF_STEP}")
    finished.lose_letter("assess")
    assert finished.judged() == []
    (hidden,) = finished.judged(Shown())
    assert hidden.endswith(f"is {state}, and no page shows it")


@pytest.mark.parametrize("table", ["messaging_message", "effects_effect"])
def test_what_still_waits_is_found(finished: Finished, table: str) -> None:
    finished.break_it(f"UPDATE {table} SET state = 'waiting' WHERE {TOLD_OF_STEP}")
    assert any(fault.endswith("is left waiting") for fault in finished.judged())


def test_a_letter_that_nothing_called_for_is_found(finished: Finished) -> None:
    finished.break_it("UPDATE cases_event SET kind = 'noted' WHERE case_id = {case} AND kind = 'moved'")
    finished.known.taken.clear()
    assert any(fault.endswith("and nothing had to be told") for fault in finished.judged())


def test_a_photograph_that_its_case_does_not_have_is_found(finished: Finished) -> None:
    finished.known.photographs["a1"] = ""
    (fault,) = finished.judged()
    assert fault.endswith("was sent with one photograph, and has none")


def test_more_codes_than_were_asked_for_are_found(finished: Finished) -> None:
    finished.break_it(f"UPDATE messaging_message SET event_id = NULL, key = 'track' WHERE {TOLD_OF_STEP}")
    assert any(fault.startswith(f"{contact_of('a1')} asked for 0 codes") for fault in finished.judged())
