"""The description says of each operation what it really ends with, and how often anybody may ask."""

from typing import Any

import pytest

from frontdoor.web.api.problems import KINDS, urn

from .asking import get

PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    return get("openapi.json").json()


def operations(whole: dict[str, Any]) -> dict[str, Any]:
    return {one["operationId"]: one for path in whole["paths"].values() for one in path.values()}


def kinds(whole: dict[str, Any], name: str, status: str) -> list[str]:
    """The URNs that the details of this operation under this status may have as their type."""
    shape = operations(whole)[name]["responses"][status]["content"][PROBLEM]["schema"]["$ref"].rpartition("/")[2]
    properties = whole["components"]["schemas"][shape]["properties"]
    assert properties["status"]["enum"] == [int(status)]
    return properties["type"]["enum"]


def test_what_any_operation_may_end_with_is_described_of_each_with_its_headers(whole: dict[str, Any]) -> None:
    wanted = {"401": "WWW-Authenticate", "405": "Allow", "429": "Retry-After", "503": "Retry-After"}
    for one in operations(whole).values():
        for status, header in wanted.items():
            assert list(one["responses"][status]["headers"]) == [header]
    assert list(operations(whole)["sendCase"]["responses"]["201"]["headers"]) == ["Location"]


def test_the_types_of_a_status_are_those_that_the_operation_has(whole: dict[str, Any]) -> None:
    of_sending = {urn("other-body"), urn("outdated")}
    assert set(kinds(whole, "sendCase", "409")) == of_sending
    assert kinds(whole, "sendDocument", "409") == [urn("other-body")]
    assert kinds(whole, "findServices", "400") == [urn("not-readable")]
    for name, one in operations(whole).items():
        for status in (status for status in one["responses"] if status >= "4"):
            assert {KINDS[kind.removeprefix(urn(""))][0] for kind in kinds(whole, name, status)} == {int(status)}


def test_an_error_is_described_by_what_it_means_there(whole: dict[str, Any]) -> None:
    told = {name: one["responses"]["400"]["description"] for name, one in operations(whole).items()}
    assert {name for name, words in told.items() if "Idempotency-Key" in words} == {"sendCase", "sendDocument"}


def test_the_limits_are_told(whole: dict[str, Any]) -> None:
    told = " ".join(whole["info"]["description"].split())
    assert "send 60 times and ask 600 times from one network address" in told
    assert "a client may send 3,600 times and ask 36,000 times" in told
