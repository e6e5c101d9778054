"""What the interface takes and gives, field by field. Must not ask the engine for anything."""

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import ConfigDict, Field

ANSWERS = """JSON Schema (2020-12) of the answers, by the key of the question. A choice is `oneOf` of `const` and
`title`: what is sent, and its words. A question with `x-when` is asked only where that holds, an expression in Common
Expression Language (CEL) over the other answers; `required` names only what everybody is asked. An answer that is
asked for and missing, and one that is not asked for, are refused: 422, each named by its question."""


class ServiceBrief(Schema):
    key: str
    title: str
    kind: str = Field(description="report, apply, pay, book, request or find")
    lgsl: int | None = Field(description="number in the Local Government Services List")
    authority: str = Field(description="who does it, where the council does not")
    url: str


class ServicesFound(Schema):
    services: list[ServiceBrief]
    next: str | None = Field(description="the cursor of the next page; null on the last")


class ServiceWhole(ServiceBrief):
    summary: str
    version: int = Field(description="goes up when the service changes; may be sent with answers")
    sends: bool = Field(description="whether it can be sent here; where not, `url` is the way")
    answers: dict[str, Any] = Field(description=ANSWERS)
    promises: list[str] = Field(description="what we promise, in words")


class Sending(Schema):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"additionalProperties": False})

    answers: dict[str, Any] = Field(description="by the key of the question; see GET services/{key}")
    version: int | None = Field(
        None, description="the version that the answers were made for; refused if another holds"
    )
    language: str = Field("en", description="one of the languages in which we write", max_length=12)


class PromiseMade(Schema):
    words: str
    due_on: date | None
    due_at: datetime
    stands: str = Field(description="running, paused, late, kept or ended")


class Receipt(Schema):
    reference: str
    code: str = Field(description="opens the case on our pages, with the reference")
    token: str = Field(description="the Bearer secret that reads the case here: keep it as a password is kept")
    url: str
    promise: PromiseMade | None
    advice: list[str] = Field(description="what its person must read now, such as whom to ring")


class StateEntered(Schema):
    at: datetime
    words: str


class CaseSeen(Schema):
    reference: str
    service: str
    state: str
    words: str = Field(description="what its person reads now")
    received_at: datetime
    closed_at: datetime | None
    outcome: str
    authority: str = Field(description="who has it")
    promise: PromiseMade | None
    steps: list[StateEntered] = Field(description="where it has been, the oldest first")
    url: str


class CaseBrief(Schema):
    reference: str
    service: str
    state: str
    received_at: datetime
    closed_at: datetime | None


class CasesFound(Schema):
    cases: list[CaseBrief]
    next: str | None = Field(description="the cursor of the next page; null on the last")


class FileKept(Schema):
    id: str = Field(description="to be named in the answer to its question")
    name: str
    media_type: str
    size: int
