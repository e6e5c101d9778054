"""Daily roots over the ledger: written an hour after each day, and exported outside the database.

A file once written is never written again: whoever rewrites the database's tail cannot rewrite what left it.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from frontdoor.engine.cases import ledger
from frontdoor.engine.cases.calendars import calendar
from frontdoor.engine.cases.models import Root
from frontdoor.engine.definitions import queries as definitions


def write_yesterdays(*, now: datetime) -> Path | None:
    """The root of the council's day before today, and every root that has no file yet. None when it was there."""
    kept = calendar(definitions.current())
    yesterday = kept.day_of(now) - timedelta(days=1)
    root = ledger.write_root(on=yesterday, ended_at=kept.end_of(yesterday), now=now)
    for each in Root.objects.order_by("on"):
        _export(each)
    return _file(root) if root else None


def faults() -> Iterator[str]:
    """Each root that is not as it was exported, a sentence each."""
    rows = {f"{root.on.isoformat()}.json": root for root in Root.objects.all()}
    for path in sorted(_folder().glob("*.json")):
        root = rows.get(path.name)
        if root is None:
            yield f"The root of {path.stem} was exported, and is gone from the database."
        elif json.loads(path.read_text()) != _as_exported(root):
            yield f"The root of {path.stem} is not the one that was exported."


def _export(root: Root) -> None:
    """Whole or not at all, and never over a file that is there."""
    path = _file(root)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    incoming = path.with_suffix(".incoming")
    incoming.write_text(json.dumps(_as_exported(root), indent=1) + "\n")
    os.replace(incoming, path)


def _as_exported(root: Root) -> dict[str, Any]:
    return {"on": root.on.isoformat(), "last_event": root.last_event, "events": root.events, "digest": root.digest}


def _file(root: Root) -> Path:
    return _folder() / f"{root.on.isoformat()}.json"


def _folder() -> Path:
    return Path(settings.DATA) / "roots"
