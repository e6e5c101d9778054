"""The port through which a letter about access leaves: what the assembly supplies, and whether it supplied anything.

It writes no words of a letter and keeps none.
"""

from typing import Protocol


class TellByEmail(Protocol):
    def __call__(self, to: str, subject: str, body: str) -> bool:
        """True when a mail server took it. May raise nothing: a failure is False."""
        ...


_supplied: TellByEmail | None = None


def provide(tell: TellByEmail | None) -> None:
    """Called at start-up when mail is configured; None takes it away again."""
    global _supplied
    _supplied = tell


def can_tell() -> bool:
    return _supplied is not None


def tell_by_email(to: str, subject: str, body: str) -> bool:
    """Whether the letter left. Without mail nobody is told, and the caller must say so."""
    return _supplied is not None and _supplied(to, subject, body)
