"""Who may open an account: nobody by themselves; people come by an invitation.

No page is here: allauth and frontdoor.web show them.
"""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ByInvitationOnly(DefaultAccountAdapter):
    """Staff, councillors and partners are invited; there is no sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        # Our middleware has already decided which forwarded addresses to believe.
        return request.META.get("REMOTE_ADDR", "")
