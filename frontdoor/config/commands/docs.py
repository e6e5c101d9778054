"""Writes the pages of the documentation that come from the code.

Must not need a database nor load Django.
"""

import json
from pathlib import Path

from frontdoor.config import commands, variables
from frontdoor.engine.definitions.documenting import definitions_page
from frontdoor.engine.definitions.schema import definition_schema


def run(args: list[str]) -> int:
    """0 when they are written."""
    parser = commands.parser(__name__, __doc__, data=False)
    parser.add_argument("--into", type=Path, default=variables.CHECKOUT / "docs", metavar="DIR")
    folder = parser.parse_args(args).into
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
        print(f"Written: {folder / name}")
    return 0


def pages() -> dict[str, str]:
    """Each generated page by its name under docs/."""
    schema = json.dumps(definition_schema(), indent=2, ensure_ascii=False)
    return {"definitions.md": definitions_page(), "definition.schema.json": schema + "\n"}
