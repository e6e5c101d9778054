"""The posts that messages go out by, as a port: e-mail, text and letter. Must not know any provider.

An adapter answers with what is certain: accepted, to be tried later, refused, or that nobody can tell.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from frontdoor.engine.parties.kinds import Way


class Answer(StrEnum):
    """What the post said at once. UNKNOWN: the words may have gone, the answer was lost.

    SLOWER: too many at a time, so that the post rests for a while. TOMORROW: no more by this channel today.
    """

    ACCEPTED = "accepted"
    LATER = "later"
    SLOWER = "slower"
    TOMORROW = "tomorrow"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Fate(StrEnum):
    """What the post learnt afterwards of what it had accepted.

    NO_SUCH_CONTACT: nothing will ever arrive there. NOT_NOW: full, switched off, put off too long.
    FAULT: something between the post and the world. NEVER: not by this channel, and the contact is not to blame.
    """

    ARRIVED = "arrived"
    NO_SUCH_CONTACT = "no_such_contact"
    NOT_NOW = "not_now"
    FAULT = "fault"
    NEVER = "never"


@dataclass(frozen=True)
class Envelope:
    """One message ready to go, secrets filled in. `message_id` is the same at every attempt.

    `to` is an e-mail address, a number as +44…, or the lines of a postal address with the name first.
    """

    message_id: str
    to: str
    subject: str
    body: str
    language: str
    channel: str = Way.EMAIL


@dataclass(frozen=True)
class Receipt:
    """The post's answer; `code` is its number or name, never its text, which may quote an address.

    `provider_id` is what the provider calls the message; `fate` what it has learnt of it, where it was asked later.
    """

    answer: Answer
    code: str = ""
    provider_id: str = ""
    fate: Fate | None = None


class Post(Protocol):
    """`name` is kept with every attempt, so that only the post that made it is asked what became of it."""

    @property
    def name(self) -> str: ...

    @property
    def channels(self) -> Collection[str]: ...

    @property
    def can_be_asked(self) -> bool:
        """Whether `look_up` ever knows more than nothing."""
        ...

    def send(self, envelope: Envelope) -> Receipt: ...

    def look_up(self, message_id: str) -> Receipt:
        """What became of an attempt: ACCEPTED, LATER when it certainly never came, else UNKNOWN."""
        ...


_choose: Callable[[], Sequence[Post]] = lambda: ()  # noqa: E731


def provide_post(post: Post | None) -> None:
    """Plug in one post office; None when there is none, so that nobody is being told anything."""
    provide_choice(lambda: (post,) if post else ())


def provide_choice(choose: Callable[[], Sequence[Post]]) -> None:
    """Plug in what chooses the posts each time, the first that carries a channel before others: a demonstration has
    another."""
    global _choose
    _choose = choose


def the_post(channel: str = Way.EMAIL) -> Post | None:
    """The post that carries a channel now."""
    return next((post for post in _choose() if channel in post.channels), None)


def the_post_called(name: str) -> Post | None:
    return next((post for post in _choose() if post.name == name), None)


def posts_to_ask() -> list[str]:
    """The names of the posts that can say later what became of a message."""
    return [post.name for post in _choose() if post.can_be_asked]


def tells_anybody() -> bool:
    return bool(_choose())
