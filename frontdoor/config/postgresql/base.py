"""Django's connection to PostgreSQL, whose kept connection is looked at before each request without asking anything.

Must not be imported: Django finds it by its place, through the setting ENGINE.
"""

from select import POLLIN, poll

from django.db.backends.postgresql import base
from psycopg import OperationalError


class DatabaseWrapper(base.DatabaseWrapper):
    """A server that ended has closed its socket, and a closed socket can be read; a question would cost each page a
    statement more. What else there is to read is left to Django's own question."""

    def is_usable(self) -> bool:
        if self.connection is None:
            return False
        try:
            socket = poll()
            socket.register(self.connection.pgconn.socket, POLLIN)
        except OperationalError:
            return False
        return not socket.poll(0) or super().is_usable()
