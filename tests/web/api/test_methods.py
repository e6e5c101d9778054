"""An address says which methods it takes, and answers HEAD wherever it answers GET."""

import pytest
from django.test import Client

from .asking import bearer, get, problem, send
from .conftest import Made

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

READ = ["openapi.json", "services", "services/report-a-pothole", "cases", "cases/0000-0000"]
SENT_TO = ["services/report-a-pothole/cases", "services/report-a-pothole/documents"]


@pytest.mark.parametrize(
    ("address", "method", "allowed"),
    [(address, method, "GET, HEAD") for address in READ for method in ("POST", "DELETE", "OPTIONS")]
    + [(address, method, "POST") for address in SENT_TO for method in ("GET", "HEAD", "PUT")],
)
def test_a_method_that_an_address_does_not_take_is_refused_by_those_it_takes(
    address: str, method: str, allowed: str
) -> None:
    answer = Client().generic(method, f"/api/v1/{address}")
    assert (answer.status_code, answer.headers["Allow"]) == (405, allowed)
    assert method == "HEAD" or problem(answer) == (405, "wrong-method")


def test_head_is_answered_as_get_without_its_content(software: Made) -> None:
    _, key = software()
    mine = send(key=key).json()["reference"]
    for address in ("openapi.json", "services", "services/report-a-pothole", "cases", f"cases/{mine}"):
        asked, told = get(address, key), Client().head(f"/api/v1/{address}", headers=bearer(key))
        assert (told.status_code, told.content) == (asked.status_code, b"") == (200, b"")
        assert told.headers["Content-Type"] == asked.headers["Content-Type"]
    refused = Client().head(f"/api/v1/cases/{mine}")
    assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
