"""Backup and restore: the database, the documents and the secret key in one file.

What it writes is as confidential as what it copies: mode 0600, and it never leaves the machine by itself.
"""

import gzip
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import psycopg
from psycopg import sql

from frontdoor.config import embedded, secret, variables
from frontdoor.config.commands import CannotGoOn
from frontdoor.config.database import Opened

DUMP, ABOUT, KEY, DOCUMENTS = "database.sql.gz", "about.json", "secret-key", "documents"
FORM = 1
# What pg_dump writes before the data and a restore can do without: a setting that an older server does not know, and
# words about extensions, which only an administrator may say.
NOT_NEEDED = (b"SET transaction_timeout", b"COMMENT ON EXTENSION")


def write(opened: Opened, file: Path, now: datetime) -> None:
    """Everything as it is at one moment, in a new file that appears whole or not at all. Raises CannotGoOn."""
    folder = variables.data_folder()
    with _scratch(file.parent) as scratch:
        with psycopg.connect(opened.owner_url) as link:
            # Rows are counted in the very moment that is copied, while others go on working.
            link.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            moment = link.execute("SELECT pg_export_snapshot()").fetchone()
            about = {"form": FORM, "at": now.isoformat(), "tables": _rows(link)}
            _dump(opened.owner_url, scratch / DUMP, moment=moment[0] if moment else "")
        (scratch / ABOUT).write_text(json.dumps(about, indent=1))
        whole = scratch / "whole"
        with tarfile.open(whole, "w") as archive:
            archive.add(scratch / ABOUT, ABOUT)
            archive.add(scratch / DUMP, DUMP)
            # After the dump: a document is kept before the row that names it, so none can be missing.
            if (folder / DOCUMENTS).is_dir():
                archive.add(folder / DOCUMENTS, DOCUMENTS)
            if secret.path().is_file():
                archive.add(secret.path(), KEY)
        whole.chmod(0o600)
        os.replace(whole, file)


def read(opened: Opened, file: Path) -> None:
    """Put a backup into a database that has no tables and a data folder that has no documents. Raises CannotGoOn."""
    folder = variables.data_folder()
    about = contents(file)
    _refuse_what_is_not_empty(opened, folder)
    with _scratch(folder) as scratch:
        with tarfile.open(file) as archive:
            archive.extractall(scratch, filter="data")
        _load(opened.owner_url, scratch / DUMP)
        with psycopg.connect(opened.owner_url) as link:
            if _rows(link) != about["tables"]:
                raise CannotGoOn(f"{file} was not restored whole: tables differ in their rows. Do not use this one.")
        if (scratch / DOCUMENTS).is_dir():
            shutil.rmtree(folder / DOCUMENTS, ignore_errors=True)
            (scratch / DOCUMENTS).rename(folder / DOCUMENTS)
        if (scratch / KEY).is_file():
            (scratch / KEY).chmod(0o600)
            (scratch / KEY).rename(secret.path())


def contents(file: Path) -> dict[str, Any]:
    """What a backup says about itself. Raises CannotGoOn when it is none, or another release's."""
    try:
        with tarfile.open(file) as archive:
            kept = archive.extractfile(ABOUT)
            about = json.loads(kept.read()) if kept else {}
        form = about["form"]
    except (tarfile.TarError, KeyError, OSError, ValueError) as reason:
        raise CannotGoOn(f"{file} is not a backup of Front Door.") from reason
    if form != FORM:
        raise CannotGoOn(f"{file} was written by another release: its form is {form}, not {FORM}.")
    return about


def _refuse_what_is_not_empty(opened: Opened, folder: Path) -> None:
    """A restore never mixes what was with what is."""
    with psycopg.connect(opened.owner_url) as link:
        if _rows(link):
            raise CannotGoOn("The database is not empty. Restore into a new one, or into a new data folder (--data).")
    if any((folder / DOCUMENTS).rglob("*")):
        raise CannotGoOn(f"{folder / DOCUMENTS} is not empty. Restore into a new data folder (--data).")


def _dump(url: str, target: Path, *, moment: str) -> None:
    """The moment of a snapshot, without owners and rights: a restore gives those to whatever roles are there."""
    options = (f"--snapshot={moment}", "--no-owner", "--no-privileges", "--no-password", "--dbname", url)
    process = subprocess.Popen(
        [str(embedded.program("pg_dump")), *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout and process.stderr
    with gzip.open(target, "wb", compresslevel=6) as packed:
        shutil.copyfileobj(process.stdout, packed)
    said = process.stderr.read().decode(errors="replace")
    if process.wait():
        raise CannotGoOn(f"The database could not be copied.\n{said.strip()}")


def _load(url: str, dump: Path) -> None:
    """All of it or nothing."""
    options = ("--quiet", "--no-psqlrc", "--single-transaction", "--set", "ON_ERROR_STOP=1", "--output", os.devnull)
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [str(embedded.program("psql")), *options, "--no-password", "--dbname", url],
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=said,
        )
        assert process.stdin
        try:
            with gzip.open(dump) as lines:
                _send(lines, process.stdin)
            process.stdin.close()
        except BrokenPipeError:
            pass
        if process.wait():
            said.seek(0)
            raise CannotGoOn(f"The database could not be restored.\n{_last_lines(said.read())}")


def _send(lines: Iterable[bytes], target: IO[bytes]) -> None:
    """Only what stands before the data is looked at: a row may begin with any words."""
    in_data = False
    for line in lines:
        in_data = in_data or line.startswith(b"COPY ")
        if in_data or not line.startswith(NOT_NEEDED):
            target.write(line)


def _rows(link: psycopg.Connection[Any]) -> dict[str, int]:
    """How many rows each table holds: what a restore is compared by."""
    names = link.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename").fetchall()
    counted = {}
    for (name,) in names:
        found = link.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()
        counted[name] = int(found[0]) if found else 0
    return counted


def _last_lines(said: bytes) -> str:
    # psql quotes the line it stumbled over, which may hold what a person wrote: only its first words are shown.
    return "\n".join(line.split(":", 3)[-1][:120] for line in said.decode(errors="replace").splitlines()[:3])


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """A folder for its owner alone, on the same disk as where the result goes."""
    with tempfile.TemporaryDirectory(prefix=".frontdoor-", dir=beside) as folder:
        yield Path(folder)
