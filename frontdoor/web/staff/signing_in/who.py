"""Who is signed in, as the masthead needs it. It opens no page."""

from django.http import HttpRequest

from frontdoor.engine.parties import queries
from frontdoor.engine.parties.models import User
from frontdoor.web.access import has_done_second_factor, today
from frontdoor.web.chrome import NOBODY, SignedIn


def signed_in(request: HttpRequest) -> SignedIn:
    """Nobody until the second step is done: before it, no word of the staff side is shown."""
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not has_done_second_factor(request):
        return NOBODY
    name, on = user.party.name or user.email, today()
    return SignedIn(name, queries.is_staff(user, on), queries.is_administrator(user, on))
