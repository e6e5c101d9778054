"""What people type, made clean: the only place that decides which characters an answer may hold.

It must not know questions: it says that a text is unreadable, the question says it to the person.
"""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TURNS_TEXT_ROUND = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NEVER = frozenset({"Cc", "Cs"})
ONE_LINE = r"^[^\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]*$"
"""The same limit as a JSON Schema pattern."""


class Unreadable(ValueError):
    """The text holds a character that no person means to send."""


def cleaned(text: str, *, lines: bool) -> str:
    """The text without space around it, in NFC, lines ended by a newline; raises Unreadable.

    A tab counts as a space. `lines` allows several lines and, for those who write right to left, marks of direction.
    """
    text = text.replace("\ufeff", "").replace("\t", " ")
    if lines:
        text = _LINE_ENDS.sub("\n", text)
    text = text.strip(" \n") if lines else text.strip(" ")
    for character in text:
        if character == "\n" and lines:
            continue
        if unicodedata.category(character) in _NEVER or (not lines and _breaks_a_line(character)):
            raise Unreadable(f"U+{ord(character):04X}")
    return unicodedata.normalize("NFC", text).strip()


def _breaks_a_line(character: str) -> bool:
    return character in _TURNS_TEXT_ROUND or character in "\u2028\u2029"
