"""The commands, one module each: `run(args) -> exit status`; the first line of a module is its help.

Nothing is imported here: `check` must not pay for what `up` needs.
"""

import ast
from pathlib import Path


class CannotGoOn(RuntimeError):
    """What a person must be told, in plain words, instead of a traceback."""


def first_line(path: str | None) -> str:
    """The help of a command: the first line of its module, read without importing it."""
    if not path:
        return ""
    said = ast.get_docstring(ast.parse(Path(path).read_text())) or ""
    return said.splitlines()[0] if said else ""
