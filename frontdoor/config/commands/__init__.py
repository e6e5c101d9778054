"""The commands, one module each: `run(args) -> exit status`; the first line of a module is its help.

Nothing of the product is imported here: `check` must not pay for what `up` needs.
"""

import argparse
import ast
from pathlib import Path


class CannotGoOn(RuntimeError):
    """What a person must be told, in plain words, instead of a traceback."""


def parser(module: str, doc: str | None, *, data: bool = True) -> argparse.ArgumentParser:
    """The arguments that every command with data takes."""
    name = module.rsplit(".", 1)[-1]
    made = argparse.ArgumentParser(prog=f"bin/frontdoor {name}", description=(doc or "").splitlines()[0])
    if data:
        made.add_argument("--data", metavar="DIR", help="the data folder (FRONTDOOR_DATA; .data in the checkout)")
    return made


def first_line(path: str | None) -> str:
    """The help of a command: the first line of its module, read without importing it."""
    if not path:
        return ""
    said = ast.get_docstring(ast.parse(Path(path).read_text())) or ""
    return said.splitlines()[0] if said else ""
