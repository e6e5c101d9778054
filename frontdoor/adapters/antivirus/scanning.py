"""The port that a scanner of files fills, and the embedded one, which says that it does not scan.

Must not open a file that is kept: it is given one.
"""

from enum import StrEnum
from typing import BinaryIO, Protocol


class Verdict(StrEnum):
    """What a scanner said. NOT_SCANNED: nobody looked, or it could not be reached; the file goes on waiting."""

    CLEAN = "clean"
    INFECTED = "infected"
    NOT_SCANNED = "not_scanned"


class Scanner(Protocol):
    scans: bool
    """Whether it scans at all, so that staff can be told when nothing is."""

    def look(self, content: BinaryIO) -> Verdict: ...


class NoScanner:
    """Scans nothing, and says so."""

    scans = False

    def look(self, content: BinaryIO) -> Verdict:
        return Verdict.NOT_SCANNED


_scanner: Scanner = NoScanner()


def provide_scanner(scanner: Scanner) -> None:
    global _scanner
    _scanner = scanner


def the_scanner() -> Scanner:
    return _scanner
