"""What is there after a storm: rows of the tables, letters that left, and what the page of messages shows.

It must not judge, nor believe a row that says that something was sent.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from html import unescape
from re import DOTALL, compile, findall
from typing import Any

Ask = Callable[[str], Sequence[tuple[Any, ...]]]
Page = Callable[[str], str]
"""The text of one page of staff, by its path, as somebody reads it who may."""

OUTBOX = "/staff/messages/"
TABS = ("", "?show=unreachable", "?show=failed")
ROW = compile(r'<li class="ruled__row">(.*?)</li>', DOTALL)
SUBJECT = compile(r'ruled__title">([^<]*)<')
REFERENCE = compile(r'class="govuk-link reference"[^>]*>([^<]+)<')
SETTLE = compile(r'action="/staff/messages/(\d+)/settle/"')
TRY_AGAIN = compile(r'action="/staff/failures/(\d+)/try-again/"')

CASES = """
    SELECT c.reference, c.service, coalesce(s.answers->>'contact_email', ''),
        ARRAY(SELECT d.id::text FROM cases_document d WHERE d.case_id = c.id)
    FROM cases_case c
    LEFT JOIN cases_event e ON e.case_id = c.id AND e.kind = 'submitted'
    LEFT JOIN cases_answerset s ON s.event_id = e.id
"""
EVENTS = """
    SELECT e.id, c.reference, e.kind, coalesce(e.codes->>'transition', '')
    FROM cases_event e JOIN cases_case c ON c.id = e.case_id WHERE e.kind IN ('submitted', 'moved')
"""
MESSAGES = 'SELECT id, event_id, key, "to", state FROM messaging_message'
EFFECTS = "SELECT id, event_id, kind, key, state FROM effects_effect"


@dataclass(frozen=True)
class Case:
    reference: str
    service: str
    contact: str
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Event:
    """`step` is "" for the sending itself."""

    id: int
    reference: str
    step: str


@dataclass(frozen=True)
class Message:
    """`event` is None for a code."""

    id: int
    event: int | None
    key: str
    to: str
    state: str


@dataclass(frozen=True)
class Effect:
    id: int
    event: int
    kind: str
    key: str
    state: str


@dataclass(frozen=True)
class Shown:
    """What the page of messages shows to a person: (reference, subject) of messages, the ids of failed effects, and
    which messages may be settled there, by the id of each."""

    messages: frozenset[tuple[str, str]] = frozenset()
    failed: frozenset[int] = frozenset()
    to_settle: tuple[tuple[int, str, str], ...] = ()

    def __or__(self, other: "Shown") -> "Shown":
        return Shown(self.messages | other.messages, self.failed | other.failed, self.to_settle + other.to_settle)


@dataclass(frozen=True)
class Found:
    """All of it. `letters` are (to, subject), one for each that a mail server took or an outbox holds."""

    cases: tuple[Case, ...]
    events: tuple[Event, ...]
    messages: tuple[Message, ...]
    effects: tuple[Effect, ...]
    letters: tuple[tuple[str, str], ...]
    shown: Shown


def found(ask: Ask, letters: Iterable[EmailMessage], shown: Shown) -> Found:
    return Found(
        cases=tuple(Case(_read(plain), *rest, tuple(ids)) for plain, *rest, ids in ask(CASES)),
        events=tuple(
            Event(number, _read(plain), step if kind == "moved" else "") for number, plain, kind, step in ask(EVENTS)
        ),
        messages=tuple(Message(*row) for row in ask(MESSAGES)),
        effects=tuple(Effect(*row) for row in ask(EFFECTS)),
        letters=tuple(addressed(letter) for letter in letters),
        shown=shown,
    )


def addressed(letter: EmailMessage) -> tuple[str, str]:
    return str(letter["To"]).strip("<> "), str(letter["Subject"])


def shown_on(page: Page) -> Shown:
    """What one person sees there now."""
    messages, failed, to_settle = set[tuple[str, str]](), set[int](), []
    for row in (row for tab in TABS for row in ROW.findall(page(OUTBOX + tab))):
        again = TRY_AGAIN.search(row)
        if again:
            failed.add(int(again[1]))
            continue
        line = unescape(REFERENCE.search(row)[1]), unescape(SUBJECT.search(row)[1])  # type: ignore[index]
        messages.add(line)
        to_settle += [(int(number), *line) for number in findall(SETTLE, row)]
    return Shown(frozenset(messages), frozenset(failed), tuple(to_settle))


def _read(plain: str) -> str:
    """A reference as people read it."""
    return f"{plain[:4]}-{plain[4:]}"
