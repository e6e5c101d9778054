"""Django's sessions in the database, whose row is found by a statement put together once: every page asks for it.
Must not change what a session is."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from frontdoor.engine.statements import Given, Statement

SESSION = Statement(lambda: Session.objects.filter(session_key=Given("key"), expire_date__gt=Given("now")))


class SessionStore(db.SessionStore):
    """As settings name it."""

    def _get_session_from_db(self) -> Session | None:
        for session in SESSION(key=self.session_key, now=timezone.now()):
            return session
        self._session_key = None
        return None
