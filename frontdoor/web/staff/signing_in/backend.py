"""Who a session belongs to, read at once with all that each page asks of them. It decides nobody's access."""

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from frontdoor.engine.parties.models import User
from frontdoor.engine.parties.queries import with_places
from frontdoor.engine.statements import Given, Statement
from frontdoor.web.access import FACTORS

FACTOR = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
USER = Statement(
    lambda: User.objects.select_related("party").annotate(with_second_factor=Exists(FACTOR)).filter(pk=Given("id"))
)


class Backend(AuthenticationBackend):
    """allauth's, whose users come with their party, their places in teams, and whether they have a second factor."""

    def get_user(self, user_id: int) -> User | None:
        user = next(iter(USER(id=user_id)), None)
        return with_places(user) if user is not None and self.user_can_authenticate(user) else None
