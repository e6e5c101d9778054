"""Every made-up page by name: its template, and what that is filled with.

Each context is the example of the comment that heads its template.
"""

from typing import Any

from .after_sending import LATE, PROGRESS, RECEIPT, TRACK, TRACK_MISSED
from .at_work import CASE, MY_DAY, QUEUE, TRANSITION
from .before_sending import CHECK, CHOOSE, HOME, START, WHERE, WHERE_WRONG

PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "home": ("public/home.html", HOME),
    "start": ("public/start.html", START),
    "where": ("public/question.html", WHERE),
    "where-wrong": ("public/question.html", WHERE_WRONG),
    "choose": ("public/question.html", CHOOSE),
    "check": ("public/check.html", CHECK),
    "receipt": ("public/receipt.html", RECEIPT),
    "track": ("public/track.html", TRACK),
    "track-missed": ("public/track.html", TRACK_MISSED),
    "progress": ("public/progress.html", PROGRESS),
    "late": ("public/progress.html", LATE | {"demonstration": True}),
    "my-day": ("staff/my_day.html", MY_DAY | {"nobody_told": True}),
    "queue": ("staff/queue.html", QUEUE),
    "case": ("staff/case.html", CASE),
    "not-found": ("faults/not_found.html", {"typed": "street lights"}),
    "failed": ("faults/failed.html", {"phone": "0300 123 6701"}),
    "not-readable": ("faults/not_readable.html", {"phone": ""}),
    "no-mark": ("faults/no_mark.html", {}),
    "transition": ("staff/transition.html", TRANSITION),
}
