"""What people type, made clean: the only place that decides which characters an answer may hold.

It must not know questions: it says that a text is unreadable, the question says it to the person.
"""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TURNS_TEXT_ROUND = frozenset("\u202a\u202b\u202c\u202d\u202e")
_ISOLATES, _END_OF_ISOLATE = frozenset("\u2066\u2067\u2068"), "\u2069"
_NEVER = frozenset({"Cc", "Cs"})
ONE_LINE = r"^[^\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]*$"
SEVERAL_LINES = r"^[^\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u202A-\u202E]*$"
"""The same limits as JSON Schema patterns."""


class Unreadable(ValueError):
    """The text holds a character that no person means to send."""


def cleaned(text: str, *, lines: bool) -> str:
    """The text without space around it, in NFC, lines ended by a newline; raises Unreadable.

    A tab counts as a space. What overrides or embeds a direction is refused everywhere (Unicode Standard Annex 9).
    `lines` allows several lines and, for those who write right to left, isolates: each is closed in its own line, so
    that no text around it is turned round.
    """
    text = text.replace("\ufeff", "").replace("\t", " ")
    if lines:
        text = _LINE_ENDS.sub("\n", text)
    text = text.strip(" \n") if lines else text.strip(" ")
    for character in text:
        if character == "\n" and lines:
            continue
        if _is_refused(character) or (not lines and _breaks_a_line(character)):
            raise Unreadable(f"U+{ord(character):04X}")
    if lines:
        text = "\n".join(_isolated(line) for line in text.split("\n"))
    return unicodedata.normalize("NFC", text).strip()


def _is_refused(character: str) -> bool:
    return unicodedata.category(character) in _NEVER or character in _TURNS_TEXT_ROUND


def _breaks_a_line(character: str) -> bool:
    return character in _ISOLATES or character in f"\u2028\u2029{_END_OF_ISOLATE}"


def _isolated(line: str) -> str:
    """The line with every isolate closed in it, and no end of one that was not begun."""
    kept, begun = [], 0
    for character in line:
        if character == _END_OF_ISOLATE and not begun:
            continue
        begun += (character in _ISOLATES) - (character == _END_OF_ISOLATE)
        kept.append(character)
    return "".join(kept) + _END_OF_ISOLATE * begun
