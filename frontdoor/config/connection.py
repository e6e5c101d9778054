"""How a PostgreSQL address becomes Django's settings, and how one process acts as the owner for a while.

Starts nothing and decides nothing about roles: see roles.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg.conninfo import conninfo_to_dict


def django_database(url: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL address (postgresql://… or key=value)."""
    given = {key: value for key, value in conninfo_to_dict(url).items() if value is not None}
    return {
        "ENGINE": "frontdoor.config.postgresql",
        "NAME": given.pop("dbname", ""),
        "USER": given.pop("user", ""),
        "PASSWORD": given.pop("password", ""),
        "HOST": given.pop("host", ""),
        "PORT": str(given.pop("port", "")),
        "OPTIONS": given | {"server_side_binding": True, "prepare_threshold": 3},
        # Opening a connection costs more than a page does.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


@contextmanager
def as_owner(url: str) -> Iterator[None]:
    """Inside, Django's default connection is the owner's: it migrates and disposes."""
    from django.db import connection

    fields = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    before = {field: connection.settings_dict[field] for field in fields}
    owner = django_database(url)
    connection.close()
    connection.settings_dict.update({field: owner[field] for field in fields})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
