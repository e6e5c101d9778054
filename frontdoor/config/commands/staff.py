"""Invites the first administrator, or anybody whom the pages cannot: prints the link, and sends it where it can.

usage: bin/frontdoor staff invite EMAIL [--name NAME] [--data DIR]
"""

from frontdoor.config import commands


def run(args: list[str]) -> int:
    """0 when the invitation stands."""
    parser = commands.parser(__name__, __doc__)
    parser.add_argument("act", choices=["invite"])
    parser.add_argument("email", metavar="EMAIL")
    parser.add_argument("--name", default="", help="the person's name; the address when it is left out")
    given = parser.parse_args(args)

    from frontdoor.config import database, port, variables
    from frontdoor.config.saying import say

    with database.opened(given.data, say=say):
        database.start_django(current=True)
        from django.utils import timezone

        from frontdoor.engine.parties.actions import AlreadyHere
        from frontdoor.web.staff.signing_in.letters import send_invitation

        try:
            sent = send_invitation(
                given.email,
                given.name or given.email,
                actor=None,
                now=timezone.now(),
                administrator=True,
                root=port.address(variables.data_folder()),
            )
        except AlreadyHere as reason:
            raise commands.CannotGoOn(f"{given.email} signs in already.") from reason
    if sent.told:
        say("The invitation is on its way by e-mail.")
    say(f"Whoever opens this link first becomes an administrator, so hand it over with care:\n{sent.link}")
    return 0
