"""The names a question or an option may have, because expressions must be able to say them.

It must not judge anything but the name itself.
"""

import re
from typing import Annotated

from pydantic import AfterValidator

from frontdoor.engine.rules.kinds import ALWAYS, USE

# fmt: off
CEL_RESERVED = frozenset({
    "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop",
    "namespace", "null", "package", "return", "true", "var", "void", "while",
})
# fmt: on
"""Words that the Common Expression Language keeps for itself (its specification, "Syntax")."""

_LOWER_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LONGEST = 60


def _question_key(key: str) -> str:
    _option_key(key)
    if key in ALWAYS or key in USE:
        raise ValueError(f"'{key}' already means something in expressions: use another word")
    return key


def _option_key(key: str) -> str:
    if not _LOWER_SNAKE.fullmatch(key) or len(key) > _LONGEST:
        raise ValueError(f"'{key}' must be lower_snake: small letters, digits and single underscores, a letter first")
    if key in CEL_RESERVED:
        raise ValueError(f"'{key}' is a reserved word of expressions: use another word")
    return key


QuestionKey = Annotated[str, AfterValidator(_question_key)]
OptionKey = Annotated[str, AfterValidator(_option_key)]
