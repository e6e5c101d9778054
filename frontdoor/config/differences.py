"""What became of the rows of an export: how many of each, why some are not as they are there, and which those are.

Must not bring any in.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from frontdoor.config.exports import Unread
from frontdoor.config.mapping import Unmapped
from frontdoor.engine.cases.actions.bringing import Brought
from frontdoor.engine.cases.queries.brought import brought_from, number_of
from frontdoor.engine.cases.references import shown

WHAT = ("opened", "closed", "there", "differs", "not closed", "refused", "gone")
"""What may become of a row, or have become of one that came before."""
DIFFERENT = ("differs", "not closed", "gone")


@dataclass
class Differences:
    """Filled row by row; `lines` are of the rows, those of a kind that the mapping does not name excepted."""

    source: str
    lines: list[str] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)
    _causes: Counter[str] = field(default_factory=Counter)
    _seen: set[bytes] = field(default_factory=set)
    _is_cut_short: bool = False

    def add(self, where: int, number: str, became: Brought | Unread) -> None:
        """What became of the row on a line."""
        if number:
            self._seen.add(number_of(self.source, number).bytes)
        brought = became if isinstance(became, Brought) else Brought("refused", became.why, became.exactly)
        which = f"line {where}, {number}" if number else f"line {where}"
        self._count(brought, "" if isinstance(became, Unmapped) else which)

    def add_gone(self, since: datetime | None = None) -> None:
        """Cases of which no row told this time, though one did before. Only right when the whole of it was read."""
        for number, reference, service in brought_from(self.source, since):
            if number.bytes not in self._seen:
                gone = Brought("gone", "it was brought in before, and is not in this export")
                self._count(gone, f"{shown(reference)}, {service}")

    def add_end(self, why: str) -> None:
        """It ended before all was read."""
        self._is_cut_short = True
        self._causes[f"Not all of it was read: {why}"] += 1

    def _count(self, brought: Brought, which: str) -> None:
        self._counts[brought.what] += 1
        if not brought.why:
            return
        cause = f"{brought.what}: {brought.why}"
        self._causes[cause] += 1
        if which:
            self.lines.append(f"{which}: {cause}" + (f" ({brought.exactly})" if brought.exactly else ""))

    @property
    def total(self) -> int:
        return self._counts.total()

    def causes(self) -> list[str]:
        """How often each, the most frequent first; none when every row is here as it is there."""
        return [f"{often:,} {cause}" for cause, often in self._causes.most_common()]

    def ends(self) -> list[str]:
        """What is said last: how many rows became what, and before that that nothing differs, where nothing does."""
        counts = ", ".join(f"{self._counts[what]:,} {what}" for what in WHAT)
        differs = self._is_cut_short or any(self._counts[what] for what in DIFFERENT)
        return [counts] if differs else ["Nothing that is here differs.", counts]
