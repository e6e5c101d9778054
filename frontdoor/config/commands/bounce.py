"""Reads one letter of a mail server from standard input, as it says what became of a letter of ours.

usage: bin/frontdoor bounce [--data DIR] < letter
"""

import sys

from frontdoor.config import commands

NOT_NOW = 75
"""EX_TEMPFAIL of sysexits.h: a mail server that pipes a letter here keeps it and comes again."""


def run(args: list[str]) -> int:
    """0 for every letter that needs no second look, also one that is no report; 75 when it is to be given again."""
    given = commands.parser(__name__, __doc__).parse_args(args)

    from frontdoor.adapters.mail.bounces import read_bounce

    bounce = read_bounce(sys.stdin.buffer.read())
    if bounce is None:
        print("This is no report about a letter of ours. Nothing was done.", file=sys.stderr)
        return 0
    from frontdoor.config import database

    try:
        with database.opened(given.data):
            database.start_django(current=True)
            from django.db import DatabaseError
            from django.utils import timezone

            from frontdoor.engine.messaging.actions import learn

            try:
                known = learn(bounce.message_id, bounce.fate, code=bounce.code, now=timezone.now())
            except DatabaseError:
                return NOT_NOW
    except commands.CannotGoOn as reason:
        print(reason, file=sys.stderr)
        return NOT_NOW
    print("Noted." if known else "Nothing waits for this report. Nothing was done.", file=sys.stderr)
    return 0
