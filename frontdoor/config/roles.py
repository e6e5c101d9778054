"""Two roles: the owner migrates and disposes; the application works, and cannot rewrite what happened.

Makes no role: an embedded cluster brings both, and a server of the council's own has its administrator.
"""

from typing import Any

from psycopg import sql

EVENTS = "cases_event"
_ADVICE = (
    "The role {role} of DATABASE_URL owns the events, or is a superuser: it could change what happened.\n"
    "Give the application a role of its own, and the owner's address in DATABASE_OWNER_URL."
)


class OneRoleForBoth(RuntimeError):
    """The application's role owns the events, and so could change what happened."""


def grant(owner: Any, application: str, schema: str = "public") -> None:
    """After migrating: the application may work with every table, and only add to the events.

    `owner` is an open connection or cursor of the owner's role.
    """
    for line in (
        "GRANT USAGE ON SCHEMA {schema} TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE, SELECT ON SEQUENCES TO {role}",
    ):
        owner.execute(sql.SQL(line).format(schema=sql.Identifier(schema), role=sql.Identifier(application)))
    if owner.execute("SELECT to_regclass(%s)", [EVENTS]).fetchone()[0]:
        owner.execute(
            sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {events} FROM {role}").format(
                events=sql.Identifier(EVENTS), role=sql.Identifier(application)
            )
        )


def refuse_same(application: str, owner: str) -> None:
    """Refuse one name for both, also before there is any event to own."""
    if application == owner:
        raise OneRoleForBoth(_ADVICE.format(role=application))


def refuse_one_role_for_both(application: Any) -> None:
    """Refuse an application's role that owns the events, by itself, by membership or as a superuser."""
    row = application.execute(
        """
        SELECT current_user, r.rolsuper OR coalesce(
            (SELECT pg_has_role(current_user, c.relowner, 'MEMBER') FROM pg_class c WHERE c.oid = to_regclass(%s)),
            false)
        FROM pg_roles r WHERE r.rolname = current_user
        """,
        [EVENTS],
    ).fetchone()
    if row[1]:
        raise OneRoleForBoth(_ADVICE.format(role=row[0]))
