"""What nobody refers to any more goes, and what waits is shown to the scanner. Must not touch a case's document rows.

Both are harmless to call at any time, any number of times.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from frontdoor.adapters.antivirus.scanning import Verdict, the_scanner
from frontdoor.engine.cases.models import Document, Scan

from .contents import ContentGone
from .local import contents

KEPT_FOR = timedelta(days=1)
UNSCANNED = (Scan.WAITING, Scan.REMADE)


@dataclass(frozen=True)
class Swept:
    """How many rows and files went."""

    documents: int
    files: int


def sweep(now: datetime) -> Swept:
    """Documents whose draft went and which joined no case, then files of no document; both older than a day."""
    before = now - KEPT_FOR
    documents, _ = Document.objects.filter(draft=None, case=None, created_at__lt=before).delete()
    kept = Document.objects.filter(disposed_at=None).values_list("sha256", "shown_sha256")
    files = contents().forget(but={digest for row in kept.iterator() for digest in row}, older_than=before)
    return Swept(documents, files)


def scan_waiting(*, most: int = 100) -> int:
    """Shows originals that nobody looked at to the scanner; returns how many it decided. None without a scanner."""
    scanner, decided = the_scanner(), 0
    if not scanner.scans:
        return 0
    waiting = Document.objects.filter(scan__in=UNSCANNED, disposed_at=None).order_by("created_at")
    for document in waiting[:most]:
        try:
            with contents().open(document.sha256) as content:
                verdict = scanner.look(content)
        except ContentGone:
            verdict = None
        decided += _write_down(document, verdict)
    return decided


@transaction.atomic
def _write_down(document: Document, verdict: Verdict | None) -> int:
    """Only while it still waits: a person may have released it meanwhile."""
    scan = {Verdict.CLEAN: Scan.CLEAN, Verdict.INFECTED: Scan.INFECTED, None: Scan.UNREADABLE}.get(verdict)
    if scan is None:
        return 0
    return Document.objects.filter(id=document.id, scan__in=UNSCANNED).update(scan=scan)
