"""A long history for a demonstration: its own cases again and again, on other days and of other people, in bulk.

Each copy is a case as true as the one it is of: its events have digests of their own, chained, and `verify` holds them.
Must not be done where there is anybody real. What was sent to people is not copied.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import psycopg
from django.db import connection, models, transaction
from psycopg.types.json import Jsonb

from frontdoor.engine.cases.models import AnswerSet, Case, CaseParty, Clock, Detail, Event, Task
from frontdoor.engine.parties.models import ContactPoint, Party

from .copying import Copy, Template, references, templates

Say = Callable[[str], None]

CHUNK = 5_000
SAID_EVERY_SECONDS = 5
SEED = 311
"""The same history on every machine, but for references and secrets."""
TABLES: tuple[type[models.Model], ...] = (
    *(Party, ContactPoint, Case, CaseParty, Event, Detail, AnswerSet, Clock, Task),
)
"""In an order that keeps every reference true."""


def lengthen(until: int, *, opened: int = 0, say: Say, owner_url: str) -> int:
    """Copies until there are so many cases in all, of them `opened` still open; returns how many were made."""
    wanted = max(0, until - Case.objects.count())
    if not wanted:
        return 0
    of_open, of_ended = templates()
    chance, started, said = random.Random(SEED), time.monotonic(), 0.0
    named = references(set(Case.objects.values_list("reference", flat=True)))
    made, opened = 0, min(opened, wanted)
    while made < wanted:
        number = min(CHUNK, opened - made if made < opened else wanted - made)
        with transaction.atomic():
            _write(_copies(of_open if made < opened else of_ended, number, named, chance))
        made += number
        if time.monotonic() - said > SAID_EVERY_SECONDS or made == wanted:
            said = time.monotonic()
            say(_progress(made, wanted, said - started))
    with psycopg.connect(owner_url, autocommit=True) as link:
        for model in TABLES:
            link.execute(f"VACUUM (ANALYZE) {model._meta.db_table}".encode())
    return made


def _copies(chosen: Sequence[Template], number: int, named: Iterator[str], chance: random.Random) -> list[Copy]:
    """Each template as often as any other."""
    picked = chance.choices(chosen, k=number)
    wanted: Counter[type[models.Model]] = Counter()
    for template in picked:
        wanted.update(template.sizes)
    numbers = {model: _numbers(model, count) for model, count in wanted.items()}
    return [template.copy(numbers, next(named), chance) for template in picked]


def _numbers(model: type[models.Model], count: int) -> Iterator[int]:
    """So many numbers of a table's own, which nobody else gets."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return iter([number for (number,) in cursor.fetchall()])


def _write(copies: Sequence[Copy]) -> None:
    for model in TABLES:
        fields = model._meta.concrete_fields
        columns = ", ".join(f'"{field.column}"' for field in fields)
        names = [(field.attname, isinstance(field, models.JSONField)) for field in fields]
        with (
            connection.cursor() as cursor,
            cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as copy,
        ):
            for one in copies:
                for row in one.rows.get(model, ()):
                    copy.write_row([Jsonb(row[name]) if is_json else row[name] for name, is_json in names])


def _progress(made: int, wanted: int, seconds: float) -> str:
    width = 30
    done = width * made // wanted
    left = seconds / made * (wanted - made)
    return f"  [{'#' * done}{'.' * (width - done)}] {made:,} of {wanted:,} cases, {left:.0f} s left"
