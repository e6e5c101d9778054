"""Reads that Django puts together once; afterwards only their values change. Must not know a table.

A page asks the same questions of the database at every turn, and to put a statement together costs Django more than
to ask it: docs/decisions/0025-statements-put-together-once.md.
"""

from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any

from django.db import connections
from django.db.models import BooleanField, Expression, Func, QuerySet
from psycopg.types.numeric import Int8


class Given(Expression):
    """Stands in a queryset for a value that is named whenever the statement is asked; None is found nowhere."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


class OneOf(Func):
    """Whether a column is among the values of a list that is given: however many they are, it is one statement."""

    template, arg_joiner, output_field = "%(expressions)s)", " = ANY(", BooleanField()


class Statement[Row]:
    """What `make` asks, with a Given in place of each value: a function from the values to a list of rows.

    Whatever is the same at every turn is written in the queryset; what is joined or fetched with it comes as ever.
    """

    def __init__(self, make: Callable[[], QuerySet[Any, Row]]) -> None:
        self._make = make

    def __call__(self, **given: Any) -> list[Row]:
        queryset, compiler, sql, values = self._put_together
        filled = tuple(_wide(given[value.name]) if isinstance(value, Given) else value for value in values)
        ready = copy(compiler)
        ready.connection = connections[queryset.db]
        ready.as_sql = lambda: (sql, filled)
        asked = queryset.all()
        asked.query.get_compiler = lambda *_, **__: ready  # type: ignore[method-assign]
        return list(asked)

    @cached_property
    def _put_together(self) -> tuple[QuerySet[Any, Row], Any, str, tuple[Any, ...]]:
        queryset = self._make()
        compiler: Any = queryset.query.get_compiler(using=queryset.db)
        sql, values = compiler.as_sql()
        converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
        compiler.get_converters = lambda _: converters
        compiler.connection = None  # that of whoever asked first would never be closed
        return queryset, compiler, sql, values


def _wide(value: Any) -> Any:
    """Numbers are sent as Django sends them: of one size, so that the statement is prepared once."""
    if isinstance(value, list):
        return [_wide(each) for each in value]
    return Int8(value) if type(value) is int else value
