"""Whether a data folder was already prepared by just this code and this catalogue, so that a warm start is quick.

Must not be asked about a database that is not embedded: others may work on that one.
"""

import hashlib
from pathlib import Path

from frontdoor.config import variables

PACKAGE = Path(__file__).resolve().parents[1]
LOCK = PACKAGE.parent / "requirements" / "run.txt"
MARK = "prepared"


def is_current() -> bool:
    """Nothing that `preparing` looks at has changed since it last ended well in this data folder."""
    mark = _mark()
    return mark.is_file() and mark.read_text() == _digest()


def remember() -> None:
    _mark().write_text(_digest())


def forget() -> None:
    """What is in the database may no longer be what `preparing` left there: the next start looks again."""
    _mark().unlink(missing_ok=True)


def _mark() -> Path:
    return variables.data_folder() / MARK


def _digest() -> str:
    """Of all code, of the catalogue, and of the lock, which names the edition of the postcodes."""
    files = [*PACKAGE.rglob("*.py"), *variables.catalogue_folder().rglob("*.yaml"), LOCK]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(str(path).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
