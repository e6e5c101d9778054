"""Fails when a model says what no migration does. It reads no database: the migrations alone are compared.

Not a test, since pytest's database is already made from the migrations.
"""

import os
import sys

import django
from django.core.management import call_command


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontdoor.config.settings")
    django.setup()
    from django.db.migrations.loader import MigrationLoader

    # No server is asked whether the history agrees: there is none here.
    MigrationLoader.check_consistent_history = lambda self, connection: None  # type: ignore[method-assign]
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


if __name__ == "__main__":
    sys.exit(main())
