"""What of this checkout is ours: its files, its modules and what is defined in them.

Must not judge: each test says what it asks of them.
"""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "frontdoor"
TEMPLATES = PACKAGE / "web" / "templates"
MADE_ELSEWHERE = {"node_modules", "__pycache__"}
KEPT_THOUGH_HIDDEN = {".ci", ".gitignore"}
PICTURES = {".png", ".jpg", ".heic", ".pdf"}


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or would be kept, by its path from the checkout."""
    found = []
    for folder, inside, names in os.walk(ROOT):
        inside[:] = [name for name in inside if _is_ours(name) and not (Path(folder) / name / "pyvenv.cfg").exists()]
        found += [(Path(folder) / name).relative_to(ROOT) for name in names if _is_ours(name)]
    return tuple(sorted(found))


def texts() -> Iterator[tuple[Path, str]]:
    """Every file of words, with them."""
    yield from ((path, (ROOT / path).read_text()) for path in files() if path.suffix not in PICTURES)


def modules(under: str = "") -> list[Path]:
    """Python's files but migrations, which Django writes."""
    return [
        path
        for path in files()
        if path.suffix == ".py" and "migrations" not in path.parts and str(path).startswith(under)
    ]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(), filename=str(path))


def imported(path: Path) -> set[str]:
    """What a module imports by a whole name: modules, and names of them."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def pages(under: str) -> dict[str, str]:
    """Files of documentation that end in .md, by their path from the checkout."""
    return {str(path): (ROOT / path).read_text() for path in files() if path.match(under)}


def _is_ours(name: str) -> bool:
    return name not in MADE_ELSEWHERE and (not name.startswith(".") or name in KEPT_THOUGH_HIDDEN)
