"""Every write about messages, by family of verbs; import them from here.

Nothing is decided here: it only lists what there is.
"""

from ..ways import reach
from .learning import ask_what_became, learn
from .sending import IN_DOUBT_AFTER, WAITS, deliver, doubt, send_unkept, settle
from .writing import words_of, write, write_plain, write_secret

__all__ = [
    "IN_DOUBT_AFTER",
    "WAITS",
    "ask_what_became",
    "deliver",
    "doubt",
    "learn",
    "reach",
    "send_unkept",
    "settle",
    "words_of",
    "write",
    "write_plain",
    "write_secret",
]
