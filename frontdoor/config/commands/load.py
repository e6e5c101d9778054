"""Publishes the catalogue, all of it or nothing, while everything runs.

usage: bin/frontdoor load [--data DIR]
"""

from frontdoor.config import commands


def run(args: list[str]) -> int:
    """0 when the catalogue of the folder is the one that is served; running web workers notice within seconds."""
    given = commands.parser(__name__, __doc__).parse_args(args)

    from frontdoor.config import database, prepared, preparing, variables
    from frontdoor.config.saying import say

    with database.opened(given.data, say=say):
        database.start_django(current=True)
        from django.utils import timezone

        prepared.forget()
        publication = preparing.publish(timezone.now())
        preparing.load_postcodes(timezone.now())
    say(f"Publication {publication.pk} of {variables.catalogue_folder()} is served.")
    return 0
