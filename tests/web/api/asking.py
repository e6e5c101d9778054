"""What other people's software sends to the interface."""

import json
from typing import Any

from django.test import Client

HOLE: dict[str, Any] = {
    "surface": "road",
    "site": {"lat": 53.855812, "lng": -2.167803, "words": "Albert Road, Colne"},
    "size": "small",
    "danger": False,
    "details": "By the chapel",
}
NUMBER = "q7Wn5b0sQm2kXv9tRz4LhA"
CASES = "/api/v1/services/report-a-pothole/cases"
DOCUMENTS = "/api/v1/services/report-a-pothole/documents"


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def send(answers: dict[str, Any] | None = None, *, number: str = NUMBER, key: str = "", **given: Any) -> Any:
    """The answer to POST …/cases; `address` names another service's, `body` replaces all that is sent."""
    address = given.pop("address", CASES)
    body = given.pop("body", None) or json.dumps({"answers": HOLE if answers is None else answers, **given})
    headers = ({"Idempotency-Key": number} if number else {}) | (bearer(key) if key else {})
    return Client().post(address, body, content_type="application/json", headers=headers)


def get(address: str, key: str = "", **asked: Any) -> Any:
    return Client().get(f"/api/v1/{address}", asked, headers=bearer(key) if key else {})


def problem(answer: Any) -> tuple[int, str]:
    """The status and kind of a refusal, which has the shape of RFC 9457 and repeats its status."""
    told = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert told["status"] == answer.status_code
    assert told["title"]
    return answer.status_code, told["type"].removeprefix("urn:front-door:problem:")


def pointers(answer: Any) -> dict[str, str]:
    return {error["pointer"]: error["detail"] for error in json.loads(answer.content)["errors"]}
