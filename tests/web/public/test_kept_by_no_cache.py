"""What is somebody's own is kept by no cache, so that the next person at the computer cannot go back to it."""

import pytest
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.references import receipt_code, shown
from tests.heart import Submit

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

NOWHERE = "private, no-store"


@pytest.mark.parametrize("page", ["", "/not-right", "/receipt.pdf"])
def test_the_pages_of_a_case(client: Client, submit: Submit, page: str) -> None:
    case = submit(at=timezone.now())
    client.post("/track", {"reference": case.reference, "contact": receipt_code(case.reference)})
    answer = client.get(f"/track/{shown(case.reference)}{page}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, NOWHERE)
    assert Client().get(f"/track/{shown(case.reference)}").headers["Cache-Control"] == NOWHERE


@pytest.mark.parametrize("page", ["surface", "site", "come-back-later", "check-your-answers", ""])
def test_the_pages_of_a_draft(client: Client, page: str) -> None:
    client.post("/report-a-pothole/surface", {"surface": "road"})
    assert client.get(f"/report-a-pothole/{page}".rstrip("/")).headers["Cache-Control"] == NOWHERE


def test_the_receipt_of_what_was_sent(client: Client, submit: Submit) -> None:
    case = submit(at=timezone.now())
    client.cookies["draft-" + case.service] = str(case.draft_id)
    receipt = client.get(f"/{case.service}/your-receipt")
    assert (receipt.status_code, receipt.headers["Cache-Control"]) == (200, NOWHERE)


@pytest.mark.parametrize("page", ["/", "/services", "/report-a-pothole", "/track"])
def test_what_is_the_same_for_everybody_may_be_kept(client: Client, page: str) -> None:
    client.get(page)
    assert client.get(page).headers.get("Cache-Control") is None
