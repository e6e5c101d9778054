"""Every index is written with every row: none is there twice (ADR 0026)."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import F, ForeignKey, Index, Model, UniqueConstraint


def test_no_foreign_key_has_an_index_where_another_begins_with_it() -> None:
    found = [
        f"{model.__name__}.{field.name}"
        for model in ours()
        for field in model._meta.fields
        if isinstance(field, ForeignKey) and field.db_index and not field.unique and field.name in first_columns(model)
    ]
    assert found == []


def test_an_index_of_words_lets_few_of_them_wait() -> None:
    """What waits is read whole by each search. Tables of the catalogue do not grow, and may."""
    from django.contrib.postgres.indexes import GinIndex

    grow = [model for model in ours() if model._meta.app_label in ("cases", "parties", "messaging")]
    waiting = [
        index.gin_pending_list_limit
        for model in grow
        for index in model._meta.indexes
        if isinstance(index, GinIndex) and index.fastupdate is not False
    ]
    assert waiting == [128, 128]


def ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("frontdoor.")]


def first_columns(model: type[Model]) -> set[str]:
    return set(_first_columns(model))


def _first_columns(model: type[Model]) -> Iterator[str]:
    for one in (*model._meta.indexes, *model._meta.constraints):
        if isinstance(one, Index | UniqueConstraint) and not one.condition:
            first = one.fields[0] if one.fields else one.expressions[0]
            if isinstance(first, str | F):
                yield (first if isinstance(first, str) else first.name).lstrip("-")
    yield from (str(together[0]) for together in model._meta.unique_together)


def test_what_an_index_begins_with_is_read_from_constraints_and_indexes() -> None:
    from frontdoor.engine.cases.models import Event

    assert first_columns(Event) >= {"case", "kind"}
