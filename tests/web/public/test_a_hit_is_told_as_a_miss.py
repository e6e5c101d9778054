"""Finding a request again: nobody learns from an answer, a limit or a failure whether a contact was the right one.

The reference of a public report is anybody's to read: it is the contact that must not be guessed.
"""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.references import new_reference, receipt_code, shown
from frontdoor.engine.messaging.models import Message
from tests.heart import Submit

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

SAM, NOBODY = "sam.iqbal@example.org", "nobody@example.org"
CODES_AN_HOUR, TRIES_AN_HOUR = 5, 20


def ask(reference: str, contact: str, *, address: str = "192.0.2.1", client: Client | None = None) -> Any:
    client = client or Client(raise_request_exception=False)
    return client.post("/track", {"reference": reference, "contact": contact}, REMOTE_ADDR=address)


def seen(answer: Any) -> tuple[Any, ...]:
    """All of an answer that a browser could tell apart."""
    return answer.status_code, dict(answer.headers), sorted(answer.cookies), answer.content


@pytest.fixture
def case(submit: Submit) -> Case:
    return submit(at=timezone.now())


def test_after_too_many_codes_for_one_case_the_right_contact_is_answered_as_a_wrong_one(case: Case) -> None:
    for number in range(CODES_AN_HOUR):
        ask(case.reference, SAM, address=f"192.0.2.{number}")
    hit, miss = ask(case.reference, SAM), ask(case.reference, NOBODY, address="192.0.2.2")
    assert Message.objects.filter(to=SAM).count() == CODES_AN_HOUR
    assert hit.status_code == 302
    assert seen(hit) == seen(miss)


def test_a_right_contact_leaves_as_many_tries_as_a_wrong_one(case: Case) -> None:
    left = []
    for contact, address in ((SAM, "192.0.2.1"), (NOBODY, "192.0.2.2")):
        answers = [ask(case.reference, contact, address=address).status_code]
        answers += [ask(new_reference(), NOBODY, address=address).status_code for _try in range(TRIES_AN_HOUR)]
        left.append(answers)
    assert Message.objects.filter(to=SAM).count() == 1
    assert left == [[302] * TRIES_AN_HOUR + [429]] * 2


ODD = ["a\x00@example.org", "\x00nobody", "\x00", "é" * 8, "9" * 5000, "a" * 5000 + "@b.c"]


@pytest.mark.parametrize("contact", ODD)
def test_what_no_contact_can_be_is_answered_alike_whether_or_not_there_is_such_a_case(case: Case, contact: str) -> None:
    hit, miss = ask(case.reference, contact), ask(new_reference(), contact, address="192.0.2.2")
    assert (hit.status_code, miss.status_code) in ((302, 302), (422, 422))


def test_a_stranger_who_uses_up_their_tries_does_not_keep_its_own_person_from_a_case(case: Case) -> None:
    answers = [ask(case.reference, NOBODY).status_code for _try in range(TRIES_AN_HOUR + 1)]
    assert answers[-1] == 429
    own = ask(case.reference, receipt_code(case.reference), address="192.0.2.2")
    assert own.headers["Location"] == f"/track/{shown(case.reference)}"


def test_guesses_from_many_addresses_at_one_case_come_to_an_end(case: Case) -> None:
    answers = [ask(case.reference, "0000-0000", address=f"198.51.{n // 250}.{n % 250}").status_code for n in range(201)]
    assert answers == [302] * 200 + [429]
