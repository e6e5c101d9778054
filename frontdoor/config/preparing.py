"""What must be true of a database before it is served: tables, roles, catalogue, postcodes.

Run by `up` in a process of its own; every step does nothing when it is done already.
"""

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import psycopg

from frontdoor.config import database, roles, variables
from frontdoor.config.commands import CannotGoOn
from frontdoor.config.saying import said_when_slow, say

if TYPE_CHECKING:
    from frontdoor.engine.definitions.models import Publication

# Any number, the same on every machine that may start at once.
MIGRATING = 7_046_001
# A worker that is still listed when nothing else works on this database was killed.
FORGET_WORKERS = "DELETE FROM procrastinate_workers"


def prepare(opened: database.Opened, *, alone: bool = False, demo: bool = False) -> None:
    """Bring the database up to date and fill in what catalogue and postcodes say. Raises CannotGoOn."""
    from django.utils import timezone

    from frontdoor.engine.definitions.queries import is_demonstration

    migrate(opened, alone=alone)
    now = timezone.now()
    publish(now)
    load_postcodes(now)
    leave_drawing()
    if demo:
        from frontdoor.config import demonstration

        demonstration.fill(say, now=now)
    _say_who_is_told(demonstration=is_demonstration())


def wake(opened: database.Opened) -> None:
    """What is left to do where all of this was done before: without Django, since a warm start must be quick."""
    with psycopg.connect(opened.owner_url) as link:
        link.execute(FORGET_WORKERS)
        marked = link.execute("SELECT EXISTS (SELECT FROM definitions_installation)").fetchone()
    _say_who_is_told(demonstration=bool(marked and marked[0]))


def migrate(opened: database.Opened, *, alone: bool = False) -> None:
    """As the owner, apply what is missing and give the application its rights; refuse one role for both.

    `alone`: nobody else works on this database, so that a worker still listed in it was killed.
    """
    from django.db import connection

    from frontdoor.config.connection import as_owner

    connection.ensure_connection()
    application = connection.connection.info.user
    try:
        roles.refuse_one_role_for_both(connection.connection)
        with as_owner(opened.owner_url):
            _migrate_in_turn(application, alone=alone)
        connection.ensure_connection()
        roles.refuse_one_role_for_both(connection.connection)
    except roles.OneRoleForBoth as reason:
        raise CannotGoOn(str(reason)) from reason


def publish(now: datetime) -> "Publication":
    """Make the catalogue's folder what is served. Raises CannotGoOn with every mistake."""
    from frontdoor.engine.definitions import actions
    from frontdoor.engine.definitions.catalogue import Mistakes

    folder = variables.catalogue_folder()
    if not folder.is_dir():
        raise CannotGoOn(f"There is no catalogue in {folder}. FRONTDOOR_CATALOGUE names the folder of your council.")
    try:
        with said_when_slow("Publishing the catalogue"):
            return actions.publish(folder, now)
    except Mistakes as mistakes:
        raise CannotGoOn(f"The catalogue in {folder} has mistakes.\n{mistakes}") from mistakes


def load_postcodes(now: datetime) -> None:
    """The postcodes of the districts that the catalogue's authorities serve."""
    from frontdoor.engine.places import actions

    with said_when_slow("Loading postcodes"):
        actions.load_postcodes(now=now)


def leave_drawing() -> None:
    """The county of the home page takes seconds to draw: the worker does it, and nobody waits for it."""
    from procrastinate.contrib.django import app

    from frontdoor.config.schedule import DRAWING
    from frontdoor.engine.places import county

    if not county.county_picture(variables.data_folder()):
        app.configure_task(DRAWING).defer()


def _migrate_in_turn(application: str, *, alone: bool) -> None:
    """One machine at a time: several may start on one database."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with connection.cursor() as cursor:
        roles.refuse_same(application, cursor.connection.info.user)
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            with said_when_slow("Bringing the database up to date"):
                call_command("migrate", interactive=False, verbosity=0)
        roles.grant(cursor.connection, application)
        if alone:
            cursor.execute(FORGET_WORKERS)
        cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])


def _say_who_is_told(*, demonstration: bool) -> None:
    if demonstration:
        say(f"This is a demonstration: letters go into {variables.data_folder() / 'outbox'} and nowhere else.")
    elif not variables.read("SMTP_URL") and not variables.read("FRONTDOOR_NOTIFY_KEY"):
        say("There is no SMTP_URL: nobody is being told anything. Residents and staff will not get a single message.")


def main(arguments: list[str]) -> int:
    with database.opened() as opened:
        database.start_django()
        try:
            prepare(opened, alone="--alone" in arguments, demo="--demo" in arguments)
        except CannotGoOn as reason:
            print(reason, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
