"""The port through which a letter about access leaves: what the assembly supplies, and whether it supplied anything.

It writes no words of a letter and keeps none.
"""

from collections.abc import Callable
from typing import Protocol


class TellByEmail(Protocol):
    def __call__(self, to: str, subject: str, body: str) -> bool:
        """True when a mail server took it. May raise nothing: a failure is False."""
        ...


_supplied: TellByEmail | None = None
_works: Callable[[], bool] = lambda: True  # noqa: E731


def provide(tell: TellByEmail | None, *, works: Callable[[], bool] = lambda: True) -> None:
    """Called at start-up; None takes it away again. `works` says whether there is a way for letters to leave now."""
    global _supplied, _works
    _supplied, _works = tell, works


def can_tell() -> bool:
    return _supplied is not None and _works()


def tell_by_email(to: str, subject: str, body: str) -> bool:
    """Whether the letter left. Without mail nobody is told, and the caller must say so."""
    return can_tell() and _supplied is not None and _supplied(to, subject, body)
