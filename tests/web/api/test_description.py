"""The interface answers as its own description says, whatever is sent, and everything that it describes is answered."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from schemathesis import GenerationMode
from schemathesis.schemas import APIOperation

from frontdoor.web.api import callers
from tests.adapters.files import PDF, jpeg

from .asking import HOLE, NUMBER
from .drawing import answered, as_often_as_it_likes, one_connection, operations, statuses
from .world import World, described, narrowed, world

__all__ = ["as_often_as_it_likes", "one_connection", "world"]

HERE = "/api/v1/openapi.json"
JSON, FORM = "application/json", "multipart/form-data"
EVERY = 8
"""Of all services, every eighth: with its own description each takes half a second."""
OURS = {500, 503}
"""What no request brings about: tests/web/test_faults.py does."""
NAMES = [one.definition.raw["operationId"] for one in operations(described(), HERE)]


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_described_and_every_described_answer_is_given(
    name: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = named(narrowed(world), name)
    seen = statuses(operation.as_strategy(), world.callers, 40)
    seen |= statuses(operation.as_strategy(GenerationMode.NEGATIVE), world.callers, 20)
    seen |= {answered(asked, world.client) for asked in well_made(operation, world)}
    seen |= pushed(operation, monkeypatch)
    assert seen == {int(status) for status in operation.definition.raw["responses"]} - OURS


def test_what_fits_the_schema_of_a_service_opens_a_case_once_or_is_refused(world: World) -> None:
    """Refused where x-when says so, or for a version or number of something else; and what does not fit always is."""
    fitting, unfit = set(), set()
    for service in list(world.answers)[::EVERY]:
        operation = named(narrowed(world, service), "sendCase")
        fitting |= statuses(operation.as_strategy(), [world.client, {}], 8)
        unfit |= statuses(operation.as_strategy(GenerationMode.NEGATIVE), [{}], 8)
    assert {201, 422} <= fitting <= {200, 201, 409, 422}
    assert {400, 422} <= unfit <= {400, 404, 409, 422}


def named(description: dict[str, Any], name: str) -> APIOperation:
    return next(one for one in operations(description, HERE) if one.definition.raw["operationId"] == name)


def well_made(operation: APIOperation, world: World) -> Iterator[schemathesis.Case]:
    """What opens a case or keeps a file, and the same again; what was sent already; where there is nothing."""
    hole, nothing = {"key": "report-a-pothole"}, {"key": "nothing"}
    match operation.definition.raw["operationId"]:
        case "sendCase":
            sent = [(hole, "a", HOLE), (hole, "a", HOLE), (hole, NUMBER, {}), (nothing, "a", {})]
            for where, number, answers in sent:
                body = {"answers": answers}
                yield operation.Case(path_parameters=where, headers=new(number), body=body, media_type=JSON)
        case "sendDocument":
            for number, content in (("file", jpeg()), ("file", jpeg()), (NUMBER, jpeg()), ("file", PDF)):
                body = {"question": "photos", "file": content}
                yield operation.Case(path_parameters=hole, headers=new(number), body=body, media_type=FORM)
        case "readCase":
            for reference in (*world.references, "0000-0000"):
                yield operation.Case(path_parameters={"reference": reference})


def new(number: str) -> dict[str, str]:
    return {"Idempotency-Key": number}


def pushed(operation: APIOperation, monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """By another method, under another name, with too much, and too often."""
    there = {"key": "report-a-pothole", "reference": "0000-0000"}
    sent: dict[str, Any] = {"path_parameters": {one.name: there[one.name] for one in operation.path_parameters}}
    if operation.method == "post":
        form = {"question": "photos", "file": jpeg()} if operation.path.endswith("documents") else None
        body = {"body": form, "media_type": FORM} if form else {"body": {"answers": HOLE}, "media_type": JSON}
        sent |= body | {"headers": new("pushed-by-a-test-for-once")}
    much = {f"f{number}": "x" for number in range(3000)}
    seen = {
        answered(operation.Case(**sent, method="DELETE")),
        answered(operation.Case(**sent), {"Host": "elsewhere.example"}),
        answered(operation.Case(**sent, query=much)),
    }
    for doing in callers.AN_HOUR:
        monkeypatch.setitem(callers.AN_HOUR, doing, (0, 0))
    return seen | {answered(operation.Case(**sent))}
