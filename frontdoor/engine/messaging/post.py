"""The post office that messages go out by, as a port. Must not know any provider.

An adapter answers with what is certain: accepted, to be tried later, refused, or that nobody can tell.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Answer(StrEnum):
    """What the post said. UNKNOWN: the words may have gone, the answer was lost."""

    ACCEPTED = "accepted"
    LATER = "later"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Envelope:
    """One message ready to go, secrets filled in. `message_id` is the same at every attempt."""

    message_id: str
    to: str
    subject: str
    body: str
    language: str


@dataclass(frozen=True)
class Receipt:
    """The post's answer; `code` is its number or name, never its text, which may quote an address."""

    answer: Answer
    code: str = ""


class Post(Protocol):
    def send(self, envelope: Envelope) -> Receipt: ...


_choose: Callable[[], Post | None] = lambda: None  # noqa: E731


def provide_post(post: Post | None) -> None:
    """Plug in one post office; None when there is none, so that nobody is being told anything."""
    provide_choice(lambda: post)


def provide_choice(choose: Callable[[], Post | None]) -> None:
    """Plug in what chooses the post office each time: a demonstration has another."""
    global _choose
    _choose = choose


def the_post() -> Post | None:
    return _choose()


def tells_anybody() -> bool:
    return the_post() is not None
