"""What a resident's pages ask of the database: as little for a long journey as for a short one."""

import pytest
from django.test import Client

from frontdoor.engine.cases.models import Case
from tests.heart import drafted
from tests.web.staff_work.reading import queries_of

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")
SERVICE = "/report-a-pothole"


@pytest.fixture
def resident() -> Client:
    """With a draft that lacks nothing."""
    client = Client()
    client.cookies["draft-report-a-pothole"] = str(drafted())
    return client


def test_a_question_page_asks_once_for_the_draft(resident: Client) -> None:
    resident.get(f"{SERVICE}/details")
    assert queries_of(lambda: resident.get(f"{SERVICE}/details")) == 1


def test_an_answer_is_kept_with_two_statements(resident: Client) -> None:
    resident.get(f"{SERVICE}/details")
    assert queries_of(lambda: resident.post(f"{SERVICE}/details", {"details": "By the bus stop"})) == 2


def test_sending_is_one_transaction_of_twelve_statements(resident: Client) -> None:
    """Two more are the savepoint of the transaction within the test's own."""
    before = Client()
    before.cookies["draft-report-a-pothole"] = str(drafted())
    before.post(f"{SERVICE}/check-your-answers")
    assert queries_of(lambda: resident.post(f"{SERVICE}/check-your-answers")) == 12 + 2
    assert Case.objects.count() == 2
